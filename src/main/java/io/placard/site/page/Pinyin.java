package io.placard.site.page;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How words are spelt in plain Latin letters, by which they can be looked for on any keyboard.
 *
 * @param whole without spaces: 张伟 is {@code zhangwei}
 * @param initials the first letter of each word or Chinese character: {@code zw}
 */
public record Pinyin(String whole, String initials) {

    // Han to Latin puts a space between characters, but none between them and Latin letters
    private static final Transliterator LATIN =
            Transliterator.getInstance("Any-NFKC; Han-Latin; Latin-ASCII; Any-Lower");

    /** Of a name in any script; what has no Latin spelling is left out. Safe for many threads. */
    public static Pinyin of(String words) {
        var spaced = words.replaceAll("(?<=\\p{IsHan})(?=[^\\p{IsHan}])|(?<=[^\\p{IsHan}])(?=\\p{IsHan})", " ");
        var spelt = Arrays.stream(
                        LATIN.transliterate(spaced).toLowerCase(Locale.ROOT).split("[^a-z0-9']+"))
                .map(Pinyin::letters)
                .filter(word -> !word.isEmpty())
                .toList();
        return new Pinyin(
                String.join("", spelt),
                spelt.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining()));
    }

    /** What somebody types who looks for a spelling; empty where it is no such thing. */
    public static String typed(String words) {
        var plain = words.toLowerCase(Locale.ROOT);
        return plain.matches("[a-z0-9' ._-]*") ? letters(plain) : "";
    }

    private static String letters(String word) {
        return word.replaceAll("[^a-z0-9]", "");
    }
}
