package io.placard.site.page;

import java.util.Locale;

/** What a person does at the conference, most powerful first. */
public enum Role {
    SUPERUSER,
    SECRETARIAT,
    VERIFIER,
    CHAIR,
    PRESS,
    DELEGATE,
    OBSERVER;

    /** The word in message keys, the database and events: {@code chair}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this word. */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
