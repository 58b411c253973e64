package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What look.md promises of the styles: contrast, weight, and that each file is where the first one says. */
class StylesTest {
    private static final Path WEBROOT = Path.of("src/main/resources/webroot");
    private static final int BUDGET = 60_000;
    /** The page of conversations does without the second; the third is for paper. */
    private static final List<String> FIRST = List.of("placard.css", "broadsheet.css", "print.css");

    private static final Pattern IMPORT = Pattern.compile("@import \"([^\"]+)\";");
    private static final double READABLE = 4.5;

    /** Text on ground. */
    private static final List<List<String>> PAIRS = Stream.concat(
                    Stream.of(
                            "ink paper",
                            "ink card",
                            "ink wash",
                            "ink red-wash",
                            "ink-soft paper",
                            "ink-soft card",
                            "ink-soft wash",
                            "link paper",
                            "link card",
                            "link wash",
                            "red paper",
                            "red card",
                            "red red-wash",
                            "green paper",
                            "green card",
                            "on-red red",
                            "on-blue blue",
                            "on-act act",
                            "on-act act-over",
                            "on-blue-soft blue",
                            "green-on-blue blue",
                            "amber-on-blue blue",
                            "placard-ink placard",
                            "placard-soft placard"),
                    IntStream.range(0, 6).mapToObj("seat-ink-%1$d seat-%1$d"::formatted))
            .map(pair -> List.of(pair.split(" ")))
            .toList();

    @Test
    void every_text_can_be_read_on_its_ground_by_day_and_by_night() throws IOException {
        var parts = Files.readString(WEBROOT.resolve("css/tokens.css")).split("@media", 2);
        var light = colours(parts[0]);
        var dark = new HashMap<>(light);
        dark.putAll(colours(parts[1]));
        for (var pair : PAIRS) {
            check("light", pair, light);
            check("dark", pair, dark);
        }
    }

    @Test
    void colours_stand_in_the_tokens_only() throws IOException {
        for (var file : styles()) {
            var name = file.getFileName().toString();
            if (!name.equals("tokens.css") && !name.equals("print.css")) {
                assertFalse(
                        Pattern.compile(":[^;{}]*#[0-9a-fA-F]{3,8}\\b")
                                .matcher(Files.readString(file))
                                .find(),
                        name);
            }
        }
    }

    @Test
    void the_first_files_import_all_others_once() throws IOException {
        var imported = FIRST.stream().flatMap(StylesTest::imported).toList();
        var present = styles().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !FIRST.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(present, new TreeSet<>(imported));
        assertEquals(present.size(), imported.size());
    }

    @Test
    void styles_and_modules_of_any_page_stay_within_their_weight() throws IOException {
        var styles = new ByteArrayOutputStream();
        for (var file : styles()) {
            styles.write(Files.readAllBytes(file));
        }
        var loader = getClass().getClassLoader();
        var layout = new Layout(
                new Messages(loader, List.of("page")), new Times(), path -> path, new Templates(loader), "0.1.0");
        int everywhere = gzip(styles.toByteArray()) + weight(layout.modules());
        var small = new ByteArrayOutputStream();
        for (var name : imported("placard.css").toList()) {
            small.write(Files.readAllBytes(WEBROOT.resolve("css/" + name)));
        }
        int chat = gzip(small.toByteArray()) + weight(layout.modules()) + weight(layout.chat());
        int others = everywhere
                + weight(Layout.MODULES.stream()
                        .map("js/"::concat)
                        // what is done to messages comes when somebody does it, and never here
                        .filter(module -> !module.startsWith("js/message-"))
                        .filter(module -> !layout.modules().contains(module)
                                && !layout.chat().contains(module))
                        .toList());
        assertTrue(chat < BUDGET, chat + " bytes compressed");
        assertTrue(others < BUDGET, others + " bytes compressed");
    }

    private static Stream<String> imported(String name) {
        try {
            return IMPORT.matcher(Files.readString(WEBROOT.resolve("css/" + name)))
                    .results()
                    .map(line -> line.group(1));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static int weight(List<String> modules) throws IOException {
        int weight = 0;
        for (var module : modules) {
            weight += gzip(Files.readAllBytes(WEBROOT.resolve(module)));
        }
        return weight;
    }

    private static void check(String scheme, List<String> pair, Map<String, Integer> colours) {
        double ratio = contrast(colours.get(pair.get(0)), colours.get(pair.get(1)));
        assertTrue(ratio >= READABLE, "%s %s: %.2f".formatted(scheme, pair, ratio));
    }

    private static Map<String, Integer> colours(String css) {
        return Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});")
                .matcher(css)
                .results()
                .collect(Collectors.toMap(token -> token.group(1), token -> Integer.parseInt(token.group(2), 16)));
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static List<Path> styles() throws IOException {
        try (var files = Files.list(WEBROOT.resolve("css"))) {
            return files.toList();
        }
    }

    private static int gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.size();
    }
}
