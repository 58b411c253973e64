package io.placard.site.search;

import io.placard.site.page.Language;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the database.
 *
 * @param counts how many there are of each kind, as far as was counted
 * @param next the place behind the last that was looked at, where there may be more
 */
record Found(Map<Kind, Count> counts, List<Entry> entries, Optional<Cursor> next) {

    /**
     * A number, or a lower bound of it.
     *
     * @param more whether there may be more
     */
    public record Count(int number, boolean more) {}

    /**
     * Something found, in plain text.
     *
     * @param source its own number
     * @param article that it is or stands in, 0 for a person
     * @param headline of that article
     * @param language of that article
     * @param open whether everybody may read it
     */
    record Entry(
            Cursor place,
            Kind kind,
            long source,
            long article,
            String headline,
            Optional<Language> language,
            boolean open,
            Person author,
            Instant at,
            String title,
            String body) {}
}
