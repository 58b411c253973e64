package io.placard.site.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.site.page.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people have them, and what is wrong with them. */
class ListsTest {

    private static final Review.Reader SECRETARY = new Review.Reader(1, Role.SECRETARIAT);
    private static final Known ADA = new Known(1, "ada", "Ada", "ada", Role.SECRETARIAT, "all", "");
    private static final Known ROOT = new Known(2, "root", "Root", "root", Role.SUPERUSER, "all", "");
    private static final Known LIN = new Known(3, "lin", "林知夏", "林知夏", Role.PRESS, "zh-Hans", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lin\t林 知夏\tz\tpress",
                "lin,林 知夏,z,press",
                "lin，林 知夏，z，press",
                "lin, \"林 知夏\" , z , press",
                "lin \"林 知夏\" z press",
                "  lin   \"林 知夏\"\u3000z  press  ",
                "\"lin\",\"林 知夏\",\"z\",\"press\""
            })
    void a_line_is_read_however_its_cells_are_parted(String line) {
        assertEquals(
                List.of("lin", "林 知夏", "z", "press"),
                Lines.read(line).getFirst().cells());
    }

    @Test
    void rows_are_counted_as_a_person_counts_them_and_the_head_is_none() {
        var rows = Lines.read("username,name,language\r\n\r\nlin,\"Lin \"\"the pen\"\"\",\r\n , ,\nada,Ada,e");
        assertEquals(2, rows.size());
        assertEquals(3, rows.get(0).number());
        assertEquals("Lin \"the pen\"", rows.get(0).cell(Column.NICKNAME));
        assertEquals("", rows.get(0).cell(Column.ROLE));
        assertEquals(5, rows.get(1).number());
    }

    @Test
    void a_chinese_spreadsheets_own_encoding_is_read_too() {
        assertEquals("lin,林知夏", Lines.decode("lin,林知夏".getBytes(Charset.forName("GBK"))));
        assertEquals("lin,林知夏", Lines.decode("\ufefflin,林知夏".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_sheet_DATA_is_read_or_the_first() {
        var people =
                List.of(List.of("用户名", "姓名"), List.of("2026001", "林知夏", "z"), List.<String>of(), List.of("ada", "Ada"));
        var sheets = new LinkedHashMap<String, List<List<String>>>();
        sheets.put("Notes", List.of(List.of("nothing")));
        assertEquals(
                "nothing",
                Workbook.read(Books.of(sheets), 10)
                        .orElseThrow()
                        .getFirst()
                        .cells()
                        .getFirst());
        sheets.put("DATA", people);
        var rows = Workbook.read(Books.of(sheets), 10).orElseThrow();
        assertEquals(2, rows.size());
        assertEquals(List.of("2026001", "林知夏", "z"), rows.get(0).cells());
        assertEquals(4, rows.get(1).number());
    }

    @Test
    void what_unpacks_to_too_much_is_not_read() {
        var bomb = new LinkedHashMap<String, String>();
        bomb.put("xl/worksheets/sheet1.xml", " ".repeat(40 * 1024 * 1024));
        var file = Books.zip(bomb);
        assertTrue(file.length < 100_000);
        assertEquals(Optional.empty(), Workbook.read(file, 10));
        var many = new LinkedHashMap<String, String>();
        for (var entry = 0; entry < 600; entry++) {
            many.put("e" + entry, "");
        }
        assertEquals(Optional.empty(), Workbook.read(Books.zip(many), 10));
    }

    @Test
    void what_is_no_workbook_is_not_read() {
        assertEquals(Optional.empty(), Workbook.read(new byte[] {'P', 'K', 3, 4, 0, 0}, 10));
        assertEquals(Optional.empty(), Workbook.read(Books.zip(Map.of("a.txt", "hello")), 10));
    }

    @Test
    void an_entity_in_a_workbook_opens_no_file() {
        var hostile = "<!DOCTYPE worksheet [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        var book = Books.of(Map.of("DATA", List.of(List.of("ada", "&e;"))), hostile);
        var cells = Workbook.read(book, 10).map(List::toString).orElse("");
        assertFalse(cells.contains("root:"), cells);
    }

    @Test
    void no_more_rows_are_read_than_one_too_many() {
        var rows = new ArrayList<List<String>>();
        for (var row = 0; row < 300; row++) {
            rows.add(List.of("u" + row, "n" + row));
        }
        assertEquals(
                101,
                Workbook.read(Books.of(Map.of("DATA", rows)), 100).orElseThrow().size());
    }

    @Test
    void who_is_there_is_changed_and_who_is_not_is_new() {
        var review = review("lin,林知夏,z,press\nada,Ada W,a\nnew.one,新人,e\nmore,More,,observer", ADA, LIN);
        assertEquals(List.of(), review.faults());
        assertEquals(
                List.of("same", "changed", "new", "new"),
                review.rows().stream().map(Judged::kind).toList());
        assertEquals(Optional.empty(), review.rows().get(1).role(), "they keep theirs");
    }

    @Test
    void every_fault_is_told_with_its_row_and_column() {
        var review = review("""
                Ü,Good,z
                ok,,z
                two,Two,x
                three,Three,z,queen
                three,Four,z
                five,ｔｗｏ,z
                six,林知夏,z
                root,Root,a
                seven,Seven,a,superuser
                ada,Ada,a,press
                eight,a\u202eb,a
                """, ADA, ROOT, LIN);
        var told = review.faults().stream()
                .map(fault -> fault.row() + " " + fault.column() + " "
                        + fault.reason().replaceAll(".*\\.", ""))
                .toList();
        assertEquals(
                List.of(
                        "1 USERNAME username",
                        "2 NICKNAME nickname",
                        "3 LANGUAGE language",
                        "4 ROLE role",
                        "5 USERNAME twice",
                        "6 NICKNAME twice",
                        "7 NICKNAME nickname-taken",
                        "8 ROLE superuser",
                        "9 ROLE superuser",
                        "10 ROLE own",
                        "11 NICKNAME nickname"),
                told);
    }

    @Test
    void two_may_change_names_with_each_other() {
        var review = review("lin,Ada,a\nada,林知夏,a", ADA, LIN);
        assertEquals(List.of(), review.faults());
        assertEquals(2, review.count("changed"));
    }

    private static Review review(String lines, Known... known) {
        return Review.of(Lines.read(lines), List.of(known), SECRETARY);
    }
}
