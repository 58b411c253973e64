package io.placard.site.newsroom;

import io.placard.site.files.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What waits for a decision, oldest first.
 *
 * @param seq how far the topic {@code verification} is shown
 * @param said what there is to say of the decision just tried
 * @param more where the next page begins, if there is one
 */
public record QueuePage(List<Item> items, long seq, Optional<Said> said, OptionalLong more) {

    /**
     * @param html the body, safe to show
     * @param files those that the body does not show already
     * @param time when it is to appear, for the field; empty: at once
     */
    public record Item(Revision revision, String html, List<Attachment> files, String time) {}

    /**
     * @param key of the message
     * @param by who decided, by nickname
     */
    public record Said(long revision, String key, String by) {}

    /** What is wrong with the decision on this revision, as a message key; null when nothing is. */
    public String error(long revision) {
        return said.filter(about -> about.revision() == revision).map(Said::key).orElse(null);
    }
}
