package io.placard.site.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much of a conversation a member wants to hear. */
public enum Level {
    ALL,
    MENTIONS,
    NONE;

    /** The word in the database and in JSON: {@code mentions}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level with this word; empty: there is none. */
    static Optional<Level> known(String word) {
        return Stream.of(values()).filter(level -> level.word().equals(word)).findFirst();
    }

    /** The level with this word. */
    public static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
