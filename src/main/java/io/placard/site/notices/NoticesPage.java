package io.placard.site.notices;

import java.util.List;
import java.util.OptionalLong;

/**
 * The reader's notices.
 *
 * @param notices unread first, then newest first
 * @param unread how many are unread, on all pages
 * @param older where the next page begins, if there is one
 */
public record NoticesPage(List<Notice> notices, int unread, OptionalLong older) {}
