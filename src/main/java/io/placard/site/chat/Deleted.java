package io.placard.site.chat;

import java.util.Locale;

/** Who took a message away. */
public enum Deleted {
    AUTHOR,
    STAFF;

    /** The word in the database and in JSON: {@code staff}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word. */
    public static Deleted of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
