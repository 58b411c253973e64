package io.placard.site.reports;

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
        Subject subject, String html, String ref, String reason, boolean open, Optional<String> error) {}
