package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events come in order and once, whatever was lost on the way and however long one was away. */
@ExtendWith(Running.class)
@Prompt
class SocketResumeTest {

    private static final List<String> WRITERS = List.of("ada", "vera", "chen", "farah", "kofi");
    private static final int EACH = 40;
    private static final long REPAIR_MILLIS = 3_000;

    @Test
    void whoever_comes_back_gets_exactly_what_was_missed_and_in_order(Running running) {
        var kofi = Visitor.member(running, "kofi");
        long known;
        try (var line = kofi.openSocket()) {
            known = seq(join(line, new JsonObject()));
        }
        var missed = LostEvents.happen(running, 7);
        try (var line = kofi.openSocket()) {
            var joined = join(line, new JsonObject().put("seq", known));
            assertFalse(joined.containsKey("resync"));
            assertEquals(missed.getLast(), seq(joined));
            assertEquals(missed, seqs(line.waiting()));
        }
    }

    @Test
    void whoever_knows_everything_gets_nothing(Running running) {
        try (var line = Visitor.member(running, "kofi").openSocket()) {
            var known = seq(join(line, new JsonObject()));
            assertEquals(known, seq(join(line, new JsonObject().put("seq", known))));
            assertEquals(List.of(), seqs(line.waiting()));
        }
    }

    @Test
    void whoever_missed_what_the_log_no_longer_holds_is_told_to_load_the_page_again(Running running) {
        var kofi = Visitor.member(running, "kofi");
        try (var line = kofi.openSocket()) {
            var known = seq(join(line, new JsonObject()));
            LostEvents.happenLongAgo(running, 3);
            assertEquals(1013, line.awaitClose(), "whoever was there could not be told either");
            try (var late = kofi.openSocket()) {
                assertEquals(
                        true, join(late, new JsonObject().put("seq", known)).getBoolean("resync"));
            }
        }
    }

    @Test
    void whoever_comes_from_another_process_that_was_quicker_is_not_told_to_load_the_page_again(Running running) {
        try (var here = Visitor.member(running, "kofi").openSocket();
                var coming = Visitor.member(running, "farah").openSocket()) {
            join(here, new JsonObject());
            var known = LostEvents.happen(running, 3).getLast();
            var joined = join(coming, new JsonObject().put("seq", known));
            assertFalse(joined.containsKey("resync"));
            assertEquals(known, seq(joined));
            assertEquals(List.of(), seqs(coming.waiting()));
        }
    }

    @Test
    void whoever_claims_to_know_the_future_is_told_to_load_the_page_again(Running running) {
        try (var line = Visitor.member(running, "kofi").openSocket()) {
            var joined = join(line, new JsonObject().put("seq", 1L << 40));
            assertEquals(true, joined.getBoolean("resync"));
        }
    }

    @Test
    void events_whose_publish_was_lost_come_within_three_seconds_in_order_and_once(Running running) {
        try (var line = Visitor.member(running, "kofi").openSocket()) {
            join(line, new JsonObject());
            var begun = System.nanoTime();
            var lost = LostEvents.happen(running, 5);
            var came = new ArrayList<Long>();
            while (came.size() < lost.size()) {
                came.add(line.awaitEvent("article.commented").getLong("seq"));
            }
            assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) < REPAIR_MILLIS);
            assertEquals(lost, came);
            var next = LostEvents.happen(running, 1);
            assertEquals(next.get(0), line.awaitEvent("article.commented").getLong("seq"));
            assertEquals(List.of(), seqs(line.waiting()));
        }
    }

    @Test
    void two_hundred_comments_at_once_reach_ten_sockets_without_gap_in_order_and_once(Running running)
            throws Exception {
        var members =
                WRITERS.stream().map(name -> Visitor.member(running, name)).toList();
        var lines = new ArrayList<Line>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            members.forEach(member -> lines.addAll(List.of(member.openSocket(), member.openSocket())));
            var first = lines.stream()
                    .map(line -> seq(join(line, new JsonObject())))
                    .toList();
            assertEquals(1, new HashSet<>(first).size());
            var page = article(members.get(0));
            var writing = members.stream()
                    .map(member -> hands.submit(() -> comment(member, page)))
                    .toList();
            for (var done : writing) {
                assertNull(done.get(60, TimeUnit.SECONDS));
            }
            for (var line : lines) {
                for (var seq = first.get(0) + 1; seq <= first.get(0) + (long) EACH * WRITERS.size(); seq++) {
                    assertEquals(seq, line.awaitEvent("article.commented").getLong("seq"));
                }
                assertEquals(List.of(), seqs(line.waiting()));
            }
        } finally {
            lines.forEach(Line::close);
        }
    }

    private static Void comment(Visitor member, String page) {
        var token = member.csrf(page);
        for (var i = 0; i < EACH; i++) {
            var ref = UUID.randomUUID().toString();
            var answer = member.postForm(
                    page + "comments", Map.of("_csrf", token, "body", "Comment " + i, "ref", ref, "parent", ""));
            assertEquals(303, answer.statusCode(), answer::body);
        }
        return null;
    }

    private static String article(Visitor member) {
        var profile = member.get("/people/pia/").body();
        return "/articles/" + Visitor.find(Pattern.compile("/articles/(\\d+)/"), profile) + "/";
    }

    private static JsonObject join(Line line, JsonObject payload) {
        var reply = line.ask("conference", "join", payload);
        assertEquals("done", reply.getString("status"), reply::encode);
        return reply.getJsonObject("payload");
    }

    private static long seq(JsonObject joined) {
        return joined.getLong("seq");
    }

    /** The numbers of conference events, in the order of their coming. */
    private static List<Long> seqs(List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> "conference".equals(frame.getString("topic")))
                .map(frame -> frame.getLong("seq"))
                .toList();
    }
}
