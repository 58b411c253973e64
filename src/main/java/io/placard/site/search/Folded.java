package io.placard.site.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;

/** A text as it is compared, which knows of each letter where it came from. */
final class Folded {

    private final String text;
    private final int[] origins;

    Folded(String original) {
        var places = new ArrayList<Integer>(original.length() + 1);
        var whole = new StringBuilder(original.length());
        for (var at = 0; at < original.length(); ) {
            var end = at + Character.charCount(original.codePointAt(at));
            while (end < original.length() && isMark(original.codePointAt(end))) {
                end += Character.charCount(original.codePointAt(end));
            }
            var folded = Normalizer.normalize(original.substring(at, end), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            whole.append(folded);
            for (var letter = 0; letter < folded.length(); letter++) {
                places.add(at);
            }
            at = end;
        }
        places.add(original.length());
        text = whole.toString();
        origins = places.stream().mapToInt(Integer::intValue).toArray();
    }

    String text() {
        return text;
    }

    int find(String word, int from) {
        return text.indexOf(word, from);
    }

    /** Where in the original the letter came from, or where that one ends which it is a part of. */
    int origin(int place) {
        return origins[place];
    }

    private static boolean isMark(int letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK
                || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
    }

    /** A word as it is looked for in such a text. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
