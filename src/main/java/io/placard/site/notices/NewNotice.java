package io.placard.site.notices;

import java.time.Instant;

/**
 * A notice to be given.
 *
 * @param account who is told
 * @param keyword equal ones coalesce while unread
 * @param actor whose doing it is
 */
record NewNotice(
        long account,
        Category category,
        String kind,
        String keyword,
        long actor,
        long article,
        String link,
        Instant at) {}
