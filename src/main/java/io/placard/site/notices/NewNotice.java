package io.placard.site.notices;

import java.time.Instant;

/**
 * A notice to be given.
 *
 * @param account who is told
 * @param keyword equal ones coalesce while unread
 * @param actor whose doing it is
 * @param article what it is about; 0: no article
 * @param conversation the same; 0: no conversation
 */
record NewNotice(
        long account,
        Category category,
        String kind,
        String keyword,
        long actor,
        long article,
        long conversation,
        String link,
        Instant at) {}
