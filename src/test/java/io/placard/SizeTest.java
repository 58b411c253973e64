package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files and methods stay small enough to be read at one look. Methods are told by the layout that spotless keeps. */
class SizeTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LONGEST_FILE = 250;
    private static final int LONG_FILE = 150;
    private static final int LONGEST_METHOD = 40;
    private static final int LONG_METHOD = 15;
    private static final double MOST = 0.9;

    /** The line on which a method or constructor begins: a member's indent, a name, an opening parenthesis. */
    private static final Pattern METHOD = Pattern.compile(
            "( {4}|  {8}| {12})(?!return |new |throw |else |if |for |while |switch |try |case |record |var )[^=\"]*[\\w>\\]] ?\\w*\\(.*");

    @Test
    void no_file_is_longer_than_250_lines_and_nine_in_ten_have_150() throws IOException {
        var sizes = new ArrayList<Integer>();
        var tooLong = new ArrayList<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file).size();
            sizes.add(lines);
            if (lines > LONGEST_FILE) {
                tooLong.add(file + " " + lines);
            }
        }
        assertEquals(List.of(), tooLong);
        assertShare(sizes, LONG_FILE);
    }

    @Test
    void no_method_is_longer_than_40_lines_and_nine_in_ten_have_15() throws IOException {
        var sizes = new ArrayList<Integer>();
        var tooLong = new ArrayList<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file);
            for (var begin = 0; begin < lines.size(); begin++) {
                var size = methodSize(lines, begin);
                if (size > 0) {
                    sizes.add(size);
                }
                if (size > LONGEST_METHOD) {
                    tooLong.add(file + ":" + (begin + 1) + " " + size);
                }
            }
        }
        assertEquals(List.of(), tooLong);
        assertTrue(sizes.size() > 500, "methods are not recognised: " + sizes.size());
        assertShare(sizes, LONG_METHOD);
    }

    /** Lines from the one on which a method begins to its closing brace; 0 where none begins. */
    private static int methodSize(List<String> lines, int begin) {
        var first = lines.get(begin);
        if (!METHOD.matcher(first).matches() || first.endsWith(";")) {
            return 0;
        }
        var indent = first.length() - first.stripLeading().length();
        for (var line = begin; line < lines.size(); line++) {
            var text = lines.get(line);
            var depth = text.length() - text.stripLeading().length();
            if (depth == indent && text.startsWith("}", indent)) {
                return line - begin + 1;
            }
            if (line > begin && depth <= indent && !text.isBlank()
                    || text.endsWith(";") && depth <= indent + 8 && !opened(lines, begin, line)) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean opened(List<String> lines, int begin, int line) {
        return lines.subList(begin, line).stream().anyMatch(text -> text.endsWith("{"));
    }

    private static void assertShare(List<Integer> sizes, int most) {
        var within = sizes.stream().filter(size -> size <= most).count();
        assertTrue(within >= MOST * sizes.size(), within + " of " + sizes.size() + " have " + most + " lines or fewer");
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
