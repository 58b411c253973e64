package io.placard.site.notices;

import java.util.List;
import java.util.OptionalLong;

/**
 * The reader's notices.
 *
 * @param notices unread first, then newest first
 * @param older where the next page begins, if there is one
 */
public record NoticesPage(List<Notice> notices, NoticeFilter filter, OptionalLong older) {

    /** Whether there is something here to be marked as read. */
    public boolean anyUnread() {
        return notices.stream().anyMatch(notice -> !notice.read());
    }

    /** What an empty list of this filter says, as a message key. */
    public String empty() {
        if (filter.unread()) {
            return "notices.none.unread";
        }
        return filter.category().isEmpty() ? "notices.none-text" : "notices.none." + filter.word();
    }
}
