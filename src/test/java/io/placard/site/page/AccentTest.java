package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A conference's own colour, and what is made of it. */
class AccentTest {

    private static final double READABLE = Accent.READABLE;

    @Test
    void it_is_measured_on_the_grounds_that_pages_have() throws IOException {
        var parts = Files.readString(Path.of("src/main/resources/webroot/css/tokens.css"))
                .split("@media", 2);
        check(parts[0], Accent.DAY);
        check(parts[1], Accent.NIGHT);
    }

    @Test
    void our_own_blue_is_readable_and_says_how_well() {
        var blue = accent("173f7d");
        assertTrue(blue.readable());
        assertTrue(blue.byDay() > 6, () -> "" + blue.byDay());
        assertTrue(blue.css().contains("--act: #173f7d;"));
    }

    @Test
    void what_is_too_bright_for_paper_is_not() {
        for (var bright : new String[] {"ffffff", "ffff00", "f4d35e", "9dbff5", "808080"}) {
            assertFalse(accent(bright).readable(), bright);
        }
        assertTrue(accent("000000").readable() && accent("6b1d3a").readable());
    }

    @Test
    void of_any_colour_a_night_can_be_made_and_its_day_is_measured_as_the_eye_would() {
        for (var rgb = 0; rgb < 1 << 24; rgb += 0x010f0d) {
            var accent = new Accent(new Colour(rgb));
            assertTrue(accent.byNight() >= READABLE, () -> accent + " " + accent.byNight());
            var onWash = accent.colour().contrast(new Colour(0xedf1f7));
            assertEquals(onWash >= READABLE, accent.readable(), () -> accent.css());
        }
    }

    @Test
    void a_style_is_known_by_its_address_alone() {
        var wine = accent("6b1d3a");
        assertEquals(Optional.of(wine), Accent.ofStyle(wine.style().substring("/look/".length())));
        for (var other : new String[] {"6b1d3a.css", "1-6b1d3a", "1-6b1d3.css", "2-6b1d3a.css", ""}) {
            assertEquals(Optional.empty(), Accent.ofStyle(other), other);
        }
    }

    private static void check(String css, Map<String, Colour> grounds) {
        var seen = Pattern.compile("--(paper|card|wash|placard): #([0-9a-f]{6});")
                .matcher(css)
                .results()
                .peek(token -> assertEquals(
                        Optional.ofNullable(grounds.get(token.group(1))), Colour.of(token.group(2)), token.group(1)))
                .count();
        assertEquals(4, seen);
    }

    private static Accent accent(String hex) {
        return Accent.of(hex).orElseThrow();
    }
}
