package io.placard.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.site.page.Language;
import io.placard.site.search.Query.Wrong;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How what somebody types is read, and where it is marked in what is found. */
class QueryTest {

    @Property
    void any_text_is_a_query_and_reads_the_same_when_printed(@ForAll String text) {
        assertReadsTheSame(text);
    }

    @Property
    void whatever_is_put_together_from_the_marks_of_queries_reads_the_same_when_printed(@ForAll("marked") String text) {
        assertReadsTheSame(text);
    }

    @Property
    void marking_loses_no_letter_of_a_text(@ForAll("marked") String text, @ForAll("marked") String words) {
        var marker = new Marker(Query.of(words).words());
        assertEquals(text, joined(marker.whole(text)));
        var excerpt = joined(marker.excerpt(text));
        assertTrue(text.contains(excerpt.replaceAll("^…|…$", "")) || text.contains("…"), excerpt);
    }

    @Test
    void words_phrases_and_what_must_not_be_there_are_told_apart() {
        var query = Query.of("fog \"draft  resolution\" -harbour -\"main port\" - x");
        assertEquals(List.of("fog", "draft resolution", "-", "x"), query.words());
        assertEquals(List.of("harbour", "main port"), query.without());
    }

    @Test
    void what_chinese_keyboards_type_is_understood() {
        var query = Query.of("“决议草案”　－港口　ｕｓｅｒ：Ｆａｒａｈ tag：媒体 ｂｅｆｏｒｅ：２０２６－１１－２６ lang：中文 has：附件 「安理会」");
        assertEquals(List.of("决议草案", "安理会"), query.words());
        assertEquals(List.of("港口"), query.without());
        assertEquals(Optional.of("farah"), query.user());
        assertEquals(List.of("媒体"), query.tags());
        assertEquals(Optional.of(LocalDate.of(2026, 11, 26)), query.before());
        assertEquals(Optional.of(Language.ZH), query.language());
        assertTrue(query.file());
        assertEquals(List.of(), query.wrong());
    }

    @ParameterizedTest
    @CsvSource({
        "before:yesterday, BEFORE, yesterday",
        "after:2026-02-30, AFTER, 2026-02-30",
        "lang:fr, LANG, fr",
        "has:wings, HAS, wings",
        "user:, USER, ''",
        "tag:, TAG, ''"
    })
    void a_wrong_value_is_told_and_the_rest_holds(String typed, Operator operator, String value) {
        var query = Query.of("fog " + typed + " harbour");
        assertEquals(List.of(new Wrong(operator, value)), query.wrong());
        assertEquals(List.of("fog", "harbour"), query.words());
    }

    @Test
    void an_unknown_operator_is_a_word() {
        var query = Query.of("site:here 10:30 http://x");
        assertEquals(List.of("site:here", "10:30", "http://x"), query.words());
        assertEquals(List.of(), query.wrong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after:2026-11-05",
                "after:2026/11/5",
                "after:2026.11.5",
                "AFTER:2026年11月5日",
                "after:\"2026-11-05\""
            })
    void a_day_may_be_written_in_several_ways(String typed) {
        assertEquals(Optional.of(LocalDate.of(2026, 11, 5)), Query.of(typed).after());
    }

    @Test
    void what_says_nothing_asks_nothing() {
        for (var typed : List.of("", "  ", "\"\"", "before:yesterday", "-fog", "\0")) {
            assertFalse(Query.of(typed).asks(), typed);
        }
        assertTrue(Query.of("user:ada").asks());
    }

    @Test
    void no_more_than_300_characters_are_read_and_none_is_cut_in_two() {
        assertEquals(300, Query.of("😀".repeat(400)).words().getFirst().codePointCount(0, 600));
        assertEquals("😀".repeat(300), Typed.cut("😀".repeat(301)));
        assertTrue(Query.of("ﷺ".repeat(300)).words().stream()
                        .mapToInt(String::length)
                        .sum()
                <= 300);
    }

    @ParameterizedTest
    @CsvSource({
        "resolution, 'A Resolution; resolutions', 'A [Resolution]; [resolution]s'",
        "art, 'start art ART', 'start [art] [ART]'",
        "to, 'to today 10to', '[to] today 10to'",
        "安理会, 联合国安理会在开会, 联合国[安理会]在开会",
        "会, 安理会开会, 安理[会]开[会]",
        "unsc, ＵＮＳＣ的会, [ＵＮＳＣ]的会",
        "café, 'Cafe\u0301!', '[Cafe\u0301]!'",
        "😀, a😀b, a[😀]b",
        "<b>, 'a <b>', 'a [<b>]'"
    })
    void hits_are_marked_whatever_their_case_and_width(String typed, String text, String marked) {
        assertEquals(marked, shown(new Marker(Query.of(typed).words()).whole(text)));
    }

    @Test
    void an_excerpt_stands_around_the_first_hit() {
        var long1 = "Nothing is said here. ".repeat(30);
        var excerpt = shown(new Marker(List.of("harbour")).excerpt(long1 + "The harbour is shut. " + long1));
        assertTrue(excerpt.startsWith("…") && excerpt.endsWith("…") && excerpt.length() < 230, excerpt);
        assertTrue(excerpt.contains("The [harbour] is shut."), excerpt);
        var chinese = shown(new Marker(List.of("大雾")).excerpt("这里什么也没有说。".repeat(30) + "港口大雾弥漫。" + "无".repeat(300)));
        assertTrue(chinese.contains("港口[大雾]弥漫。") && chinese.length() < 120, chinese);
        assertEquals("Short.", shown(new Marker(List.of("harbour")).excerpt("Short.")));
    }

    @Provide
    Arbitrary<String> marked() {
        var marks = Arbitraries.of(
                "-",
                "\"",
                "“",
                "”",
                " ",
                "　",
                ":",
                "：",
                "user:",
                "tag：",
                "lang:en",
                "has:file",
                "before:2026-11-24",
                "after:",
                "a",
                "Ａ",
                "ﬁ",
                "é",
                "e\u0301",
                "安",
                "理会",
                "😀",
                "\0",
                "%",
                "'",
                "\\",
                "İ",
                "\ud83d",
                "㍿",
                "\u0338");
        return marks.list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    private static void assertReadsTheSame(String text) {
        var query = Query.of(text);
        var printed = query.print();
        if (printed.codePointCount(0, printed.length()) <= Typed.LONGEST) {
            assertEquals(query, Query.of(printed));
        }
    }

    private static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String shown(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
