package io.placard.site.chat;

import java.util.Locale;

/** How much of a conversation a member wants to hear. */
public enum Level {
    ALL,
    MENTIONS,
    NONE;

    /** The word in the database and in JSON: {@code mentions}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level with this word. */
    public static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
