package io.placard.site.moderation;

import io.placard.site.files.Attachment;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The form for a report, empty or as it was refused.
 *
 * @param html what is reported, safe to show
 * @param ref unique to this drawing of the form: posted twice, written once
 * @param open whether the reader has an open report of it already
 * @param error a message key
 */
public record ReportForm(
        long conversation,
        long seq,
        Person author,
        String html,
        List<Attachment> files,
        Instant at,
        String ref,
        String kind,
        String words,
        boolean open,
        Optional<String> error) {}
