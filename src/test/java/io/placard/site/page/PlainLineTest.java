package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {

    private static final List<String> PIECES = List.of(
            "a",
            "Q",
            "7",
            " ",
            " ",
            "  ",
            ",",
            ".",
            "?",
            "!",
            ";",
            ":",
            ": ",
            "(",
            ")",
            "-",
            "--",
            "www",
            "www.",
            "WWW.a.org",
            "http",
            "//",
            "example.org",
            "@",
            "&",
            "amp;",
            "<",
            ">",
            "'",
            "\"",
            "*",
            "_",
            "`",
            "~",
            "~~",
            "%",
            "/",
            "|",
            "[",
            "]",
            "\\",
            "#",
            "+",
            "=",
            "1.",
            "- ",
            "决议",
            "，",
            "。",
            "：",
            "（",
            "）",
            "é",
            "中 文",
            "\n",
            "\t",
            "mailto:",
            "x.y");
    private static final int LINES = 40_000;

    private final Markdown markdown = new Markdown();

    /** With another paragraph behind it the same line goes the long way. */
    @Test
    void readsALineAsTheParserDoes() {
        var random = new Random(5);
        var plain = 0;
        for (var count = 0; count < LINES; count++) {
            var line = Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                    .limit(1 + random.nextInt(6))
                    .collect(Collectors.joining());
            if (PlainLine.is(line)) {
                plain++;
                assertEquals(
                        spelledOut(markdown.html(line + "\n\n*x*")), markdown.html(line) + "<p><em>x</em></p>\n", line);
                assertEquals(
                        markdown.excerpt(line + "\n\n*x*", 80).replaceFirst(" ?x$", ""),
                        markdown.excerpt(line, 80),
                        line);
            }
        }
        assertTrue(plain > 1_000, "plain lines: " + plain);
    }

    /** The sanitizer numbers the signs that Chinese is pointed with: to a browser they are the same. */
    private static String spelledOut(String html) {
        return Pattern.compile("&#xff(..);")
                .matcher(html)
                .replaceAll(sign -> Character.toString(0xFF00 + Integer.parseInt(sign.group(1), 16)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See www.example.org",
                "at 10:30",
                "1. one",
                "- one",
                "a  b",
                "a ",
                " a",
                "",
                "AT&T",
                "don't",
                "a\nb"
            })
    void leavesToTheParserWhatMayMeanMore(String line) {
        assertFalse(PlainLine.is(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The committee resumes at three: be there (all of you)!", "第一委员会下午三点复会。", "ok"})
    void knowsWhatMostMessagesAre(String line) {
        assertTrue(PlainLine.is(line));
    }
}
