package io.placard.site.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found. */
public enum Kind {
    ARTICLE,
    COMMENT,
    PERSON,
    FILE;

    /** The word in the database, in addresses and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
