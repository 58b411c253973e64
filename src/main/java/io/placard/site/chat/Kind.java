package io.placard.site.chat;

import java.util.Locale;

/** What a conversation is: of two people, or one that staff made for many. */
public enum Kind {
    PAIR,
    DISCUSSION;

    /** The word in the database and in JSON: {@code pair}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word. */
    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
