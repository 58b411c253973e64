package io.placard.site.chat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be said with a colon when one looks for messages. */
enum ChatOperator {
    FROM,
    IN,
    HAS,
    BEFORE,
    AFTER;

    static final List<String> WORDS =
            Arrays.stream(values()).map(ChatOperator::word).toList();

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChatOperator of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
