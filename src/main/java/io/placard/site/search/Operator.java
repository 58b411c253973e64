package io.placard.site.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be said with a colon besides words. */
enum Operator {
    USER,
    TAG,
    LANG,
    HAS,
    BEFORE,
    AFTER;

    static final List<String> WORDS =
            Arrays.stream(values()).map(Operator::word).toList();

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator with which a text begins, colon and all. */
    static Optional<Operator> at(String text, int from) {
        return Arrays.stream(values())
                .filter(one -> text.regionMatches(
                        true, from, one.word() + ":", 0, one.word().length() + 1))
                .findFirst();
    }

    static boolean begins(String text) {
        return at(text, 0).isPresent();
    }
}
