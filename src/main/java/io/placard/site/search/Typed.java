package io.placard.site.search;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What somebody typed, as it is read: text alone, not more than is read, with one kind of quotation marks. */
final class Typed {

    static final int LONGEST = 300;

    private static final Pattern QUOTES = Pattern.compile("[“”„‟«»「」『』《》]");
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}&&[^\\s]]|\\p{Cs}");

    private Typed() {}

    /** Without what is no text, cut to what is read. */
    static String cut(String typed) {
        var said = NOT_TEXT.matcher(typed).replaceAll("").strip();
        return said.codePointCount(0, said.length()) <= LONGEST
                ? said
                : said.substring(0, said.offsetByCodePoints(0, LONGEST));
    }

    /** Whether nothing more would have been read. */
    static boolean isFull(String cut) {
        return cut.codePointCount(0, cut.length()) == LONGEST;
    }

    static boolean isOneWord(String words) {
        return words.indexOf('"') < 0 && words.codePoints().noneMatch(Typed::isSpace) && !words.isEmpty();
    }

    static String clean(String typed) {
        var said = Normalizer.normalize(cut(typed), Normalizer.Form.NFKC);
        return cut(QUOTES.matcher(said).replaceAll("\""));
    }

    static boolean isSpace(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
