package io.placard.site.notices;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much an account wants to hear of a category. */
public enum Level {
    /** Counted in the badge; the browser may show it. */
    ON,
    /** In the list and nowhere else. */
    QUIET,
    /** Not made at all. */
    OFF;

    /** The word in message keys, forms and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String word) {
        return Stream.of(values()).filter(level -> level.word().equals(word)).findFirst();
    }
}
