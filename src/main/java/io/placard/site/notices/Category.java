package io.placard.site.notices;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a notice is about. Each account decides for each how much it wants to hear. */
public enum Category {
    VERIFICATION,
    MENTIONS,
    COMMENTS,
    CHAT,
    CONFERENCE;

    /** The word in message keys, forms, events and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Category> of(String word) {
        return Stream.of(values())
                .filter(category -> category.word().equals(word))
                .findFirst();
    }
}
