package io.placard.site.reports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was reported and is open, oldest first.
 *
 * @param seq how far the topic {@code verification} is shown
 * @param said what there is to say of the decision just tried
 * @param more where the next page begins, if there is one
 */
public record ReportsPage(List<Item> items, long seq, Optional<Said> said, OptionalLong more) {

    /** @param html what was reported, safe to show */
    public record Item(Report report, String html) {}

    /**
     * @param report what the decision was about
     * @param key of the message
     * @param by who decided, by nickname
     */
    public record Said(long report, String key, String by) {}

    /** What is wrong with the decision on this report, as a message key; null when nothing is. */
    public String error(long report) {
        return said.filter(about -> about.by().isEmpty() && about.report() == report)
                .map(Said::key)
                .orElse(null);
    }
}
