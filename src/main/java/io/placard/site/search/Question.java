package io.placard.site.search;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A query as somebody asks it.
 *
 * @param account of who asks, 0 for a guest
 * @param zone in which its days are
 * @param kind of what is listed; empty: all
 * @param behind the place where the page begins
 */
record Question(Query query, long account, ZoneId zone, Optional<Kind> kind, Optional<Cursor> behind) {

    OffsetDateTime before() {
        return begin(query.before());
    }

    OffsetDateTime after() {
        return begin(query.after());
    }

    private OffsetDateTime begin(Optional<LocalDate> day) {
        return day.map(one -> one.atStartOfDay(zone).toOffsetDateTime()).orElse(null);
    }
}
