package io.placard.site.page;

import java.util.Locale;

/**
 * One line in which nothing means anything to Markdown, to HTML or to whoever looks for links: what most messages are. It
 * need not be parsed to be known as the same in all of them. What is not sure to be one is none.
 */
final class PlainLine {

    private static final String HARMLESS = " ,.?!;()/~%-，。？！；：、（）";

    private PlainLine() {}

    /** Whether a text is such a line. */
    static boolean is(String text) {
        if (text.isEmpty() || !letter(text.charAt(0)) || text.charAt(text.length() - 1) == ' ') {
            return false; // what begins otherwise may be a list or a number of one
        }
        for (var place = 0; place < text.length(); place++) {
            var one = text.charAt(place);
            var known = letter(one)
                    || one >= '0' && one <= '9'
                    || HARMLESS.indexOf(one) >= 0
                    || one == ':' && place + 1 < text.length() && text.charAt(place + 1) == ' ';
            if (!known || one == ' ' && text.charAt(place + 1) == ' ') {
                return false;
            }
        }
        return !text.toLowerCase(Locale.ROOT).contains("www.");
    }

    private static boolean letter(char one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one >= '\u4E00' && one <= '\u9FFF';
    }
}
