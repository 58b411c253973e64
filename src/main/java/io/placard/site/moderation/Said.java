package io.placard.site.moderation;

import io.placard.site.files.Attachment;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;

/**
 * A message as staff read it around one that was reported.
 *
 * @param html safe; empty where it was deleted
 * @param files what hangs on it; of what was reported also when it was deleted, as long as that is not decided
 * @param reported whether it is the one
 */
public record Said(
        long seq, Person author, String html, List<Attachment> files, Instant at, boolean gone, boolean reported) {}
