package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is drawn once, and when it is drawn again. */
class KeptTest {

    private static final int ROOM = 10_000;
    private static final int BIG = 4_000;

    private final Kept kept = new Kept(ROOM);
    private final List<String> drawn = new ArrayList<>();

    @Test
    void what_is_asked_for_again_is_drawn_once() {
        assertEquals("a 1", get("a", 1));
        assertEquals("a 1", get("a", 1));
        assertEquals(List.of("a 1"), drawn);
    }

    @Test
    void another_edition_is_drawn_anew() {
        get("a", 1);
        assertEquals("a 2", get("a", 2));
        assertEquals(List.of("a 1", "a 2"), drawn);
    }

    @Test
    void when_the_room_is_full_what_was_asked_for_last_stays() {
        get("a", 1);
        get("b", 1);
        get("a", 1);
        get("c", 1);
        get("a", 1);
        get("b", 1);
        assertEquals(List.of("a 1", "b 1", "c 1", "b 1"), drawn);
    }

    @Test
    void what_may_not_be_kept_is_drawn_each_time() {
        for (var times = 0; times < 2; times++) {
            kept.get(request(1), Part.class, new What("a"), () -> draw("a", 1), part -> false);
        }
        assertEquals(List.of("a 1", "a 1"), drawn);
    }

    @Test
    void what_tells_a_time_in_words_is_drawn_anew_when_they_change() {
        var written = Instant.EPOCH.minusSeconds(3 * 60 + 10);
        for (var second : new int[] {0, 49, 50, 109, 110}) {
            var request = request(1, Instant.EPOCH.plusSeconds(second));
            kept.get(request, Part.class, new What("a"), () -> {
                request.page()
                        .moment()
                        .holdsUntil(Times.turns(written, request.page().now()));
                return draw("a", second);
            });
        }
        assertEquals(List.of("a 0", "a 50", "a 110"), drawn);
    }

    private String get(String what, long edition) {
        var part = kept.get(request(edition), Part.class, new What(what), () -> draw(what, edition));
        return new String(part.orElseThrow().html(), StandardCharsets.UTF_8).strip();
    }

    private Optional<Part> draw(String what, long edition) {
        drawn.add(what + " " + edition);
        return Optional.of(
                new Part(("%-" + BIG + "s").formatted(what + " " + edition).getBytes(StandardCharsets.UTF_8)));
    }

    private static Request request(long edition) {
        return request(edition, Instant.EPOCH);
    }

    private static Request request(long edition, Instant now) {
        var page = Page.bare(null, new Conference("C", "会", ZoneOffset.UTC, null), Language.EN, now);
        return new Request(null, page, Optional.empty(), Optional.empty(), false, edition);
    }

    private record What(String name) {}
}
