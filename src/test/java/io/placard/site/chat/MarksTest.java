package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static io.placard.Conversations.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Line;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people put on messages: reactions and pins. */
@ExtendWith(Running.class)
class MarksTest {

    private Running running;
    private String chair;
    private String ben;
    private Visitor chairs;
    private Visitor bens;
    private long room;

    @BeforeEach
    void a_chair_keeps_a_discussion(Running running) {
        this.running = running;
        chair = Newcomer.make(running, "chair");
        ben = Newcomer.make(running, "delegate");
        chairs = Visitor.member(running, chair);
        bens = Visitor.member(running, ben);
        room = Conversations.discussion(running, chair, ben);
    }

    @Test
    void everybody_sees_who_reacted_and_how_many() {
        try (var one = join(bens, room);
                var keeper = join(chairs, room)) {
            say(keeper, room, "1", "Lunch at one");
            done(react(one, room, "👍", true));
            done(react(one, room, "👍", true));
            done(react(keeper, room, "👍", true));
            done(react(keeper, room, "🎉", true));
            var told = keeper.awaitEvent("message.reacted").getJsonObject("payload");
            assertEquals(ben, told.getJsonObject("by").getString("username"));
            keeper.awaitEvent("message.reacted");
            var last = keeper.awaitEvent("message.reacted").getJsonObject("payload");
            assertEquals(List.of("👍 2", "🎉 1"), counts(last));
            done(react(keeper, room, "👍", false));
            assertEquals(
                    List.of("👍 1", "🎉 1"),
                    counts(keeper.awaitEvent("message.reacted").getJsonObject("payload")));
        }
        var page = bens.get("/chat/" + room + "/").body();
        assertTrue(page.contains("name=\"emoji\" value=\"-👍\" aria-pressed=\"true\""), page);
        assertTrue(page.contains("name=\"emoji\" value=\"🎉\" aria-pressed=\"false\""), page);
        var answer = bens.post(
                "/chat/" + room + "/", "/chat/" + room + "/message/reaction", Map.of("seq", "1", "emoji", "-👍"));
        assertEquals(303, answer.statusCode());
        assertFalse(bens.get("/chat/" + room + "/").body().contains("👍\" aria-pressed"));
    }

    @Test
    void members_react_where_only_keepers_write_and_nobody_where_they_may_not() {
        try (var one = join(bens, room);
                var keeper = join(chairs, room)) {
            say(keeper, room, "1", "Lunch at one");
            rows(running, "UPDATE conversation SET announcing = true WHERE id = $1", room);
            assertEquals("read_only", reason(say(one, room, "2", "x")));
            done(react(one, room, "👍", true));
            rows(
                    running,
                    "UPDATE conversation_member SET muted_until = now() + interval '1 hour' WHERE account = $1",
                    Newcomer.id(running, ben));
            assertEquals("muted", reason(react(one, room, "🎉", true)));
            rows(
                    running,
                    "UPDATE conversation_member SET muted_until = NULL WHERE account = $1",
                    Newcomer.id(running, ben));
            rows(running, "UPDATE conversation SET archived_at = now() WHERE id = $1", room);
            assertEquals("archived", reason(react(one, room, "🎉", true)));
            assertEquals("archived", reason(pin(keeper, room, true)));
        }
    }

    @Test
    void who_is_blocked_or_taken_out_or_a_stranger_reacts_to_nothing() {
        var pair = Conversations.pair(running, chair, ben);
        try (var one = join(bens, pair);
                var other = join(bens, room);
                var stranger = Visitor.member(running, Newcomer.make(running, "superuser"))
                        .openSocket()) {
            stranger.awaitEvent("welcome");
            say(one, pair, "1", "Hello");
            say(other, room, "1", "Hello");
            assertEquals("not_found", reason(react(stranger, pair, "👍", true)));
            assertEquals("not_found", reason(pin(stranger, pair, true)));
            rows(
                    running,
                    "INSERT INTO chat_block VALUES ($1, $2, now())",
                    Newcomer.id(running, chair),
                    Newcomer.id(running, ben));
            assertEquals("blocked", reason(react(one, pair, "👍", true)));
            assertEquals("blocked", reason(pin(one, pair, true)));
            rows(
                    running,
                    "DELETE FROM conversation_member WHERE conversation = $1 AND account = $2",
                    room,
                    Newcomer.id(running, ben));
            assertEquals("not_found", reason(react(other, room, "👍", true)));
        }
    }

    @Test
    void a_reaction_is_one_emoji_and_a_message_has_twenty_at_most() {
        var letters = "😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔";
        try (var one = join(bens, room)) {
            say(one, room, "1", "Hello");
            for (var wrong : List.of("", "ok", "👍👍", "1", "🇨", "👍x", "\u0000", "👍".repeat(40))) {
                assertEquals("no_emoji", reason(react(one, room, wrong, true)), wrong);
            }
            assertEquals(
                    "wrong_type",
                    reason(one.ask(
                            topic(room),
                            "message.react",
                            new JsonObject().put("message", 1).put("emoji", 1))));
            var signs = letters.codePoints().mapToObj(Character::toString).toList();
            signs.subList(0, 20).forEach(sign -> done(react(one, room, sign, true)));
            assertEquals("too_many", reason(react(one, room, signs.get(20), true)));
            done(react(one, room, signs.get(0), false));
            done(react(one, room, signs.get(20), true));
        }
    }

    @Test
    void what_readers_see_as_one_emoji_is_one() {
        for (var good : List.of("👍", "👍🏽", "❤️", "👩‍👩‍👧", "🇨🇳", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "🏳️‍🌈")) {
            assertEquals(Optional.of(good), Emoji.of(good), good);
        }
        assertEquals(Optional.of("❤️"), Emoji.of("❤"), "spelled the same");
    }

    @Test
    void keepers_pin_and_both_of_a_pair_do_and_others_do_not() {
        var pair = Conversations.pair(running, chair, ben);
        try (var one = join(bens, room);
                var keeper = join(chairs, room);
                var two = join(bens, pair)) {
            say(keeper, room, "1", "Lunch at *one*");
            assertEquals("not_found", reason(pin(one, room, true)));
            done(pin(keeper, room, true));
            done(pin(keeper, room, true));
            var told = one.awaitEvent("message.pinned").getJsonObject("payload");
            assertTrue(told.getBoolean("pinned"));
            assertEquals(chair, told.getJsonObject("by").getString("username"));
            say(two, pair, "1", "Hello");
            done(pin(two, pair, true));
            var bar = bens.get("/chat/" + room + "/pins").body();
            assertTrue(bar.contains("Lunch at one") && bar.contains("1 pinned"), bar);
            assertFalse(bar.contains("data-unpin"), "it is not theirs to take down");
            var listed = Program.of(running, ben, "read").get("/conversations/" + room + "/pins");
            assertEquals(1, listed.json().getJsonArray("items").size());
            done(keeper.ask(topic(room), "message.delete", new JsonObject().put("message", 1)));
            assertFalse(bens.get("/chat/" + room + "/pins").body().contains("Lunch"));
        }
    }

    @Test
    void light_formatting_reads_the_same_when_it_is_told_and_when_it_is_drawn() {
        try (var one = join(bens, room)) {
            say(
                    one,
                    room,
                    "1",
                    "**bold** *slanted* `code` 🎉 @" + chair + " 粗**体**字\n\n- [words](https://example.org)\n- two");
            var told = one.awaitEvent("message.sent")
                    .getJsonObject("payload")
                    .getJsonObject("message")
                    .getString("html");
            for (var part : List.of(
                    "<strong>bold</strong>",
                    "<em>slanted</em>",
                    "<code>code</code>",
                    "&#x1f389;",
                    "/people/" + chair + "/",
                    "<strong>体</strong>",
                    "<li><a href=\"https://example.org\"",
                    "<li>two</li>")) {
                assertTrue(told.contains(part), told);
            }
            assertTrue(chairs.get("/chat/" + room + "/").body().contains(told));
        }
    }

    @Test
    void fifty_are_pinned_at_most() {
        try (var keeper = join(chairs, room)) {
            for (var i = 1; i <= 51; i++) {
                say(keeper, room, "m" + i, "No. " + i);
            }
            rows(
                    running,
                    "UPDATE message SET pinned_at = now(), pinned_by = author WHERE conversation = $1 AND seq > 1",
                    room);
            assertEquals("too_many", reason(pin(keeper, room, true)));
        }
    }

    @Test
    void a_program_changes_a_message_reacts_to_it_pins_it_and_takes_it_away() {
        var program = Program.of(running, chair, "read", "write");
        program.post("/conversations/" + room + "/messages", new JsonObject().put("body", "Frist"));
        var path = "/conversations/" + room + "/messages/1";
        assertEquals(
                204,
                program.call("PUT", path, new JsonObject().put("body", "First")).status());
        assertEquals(
                204,
                program.post(path + "/reactions", new JsonObject().put("emoji", "👀"))
                        .status());
        assertEquals(
                List.of("/emoji"),
                program.post(path + "/reactions", new JsonObject().put("emoji", "no"))
                        .pointers());
        assertEquals(204, program.call("PUT", path + "/pin", null).status());
        var told = program.get(path).json();
        assertEquals("<p>First</p>", told.getString("html").strip());
        assertTrue(told.getBoolean("pinned"));
        assertTrue(told.getJsonArray("reactions").getJsonObject(0).getBoolean("own"));
        assertEquals(204, program.call("DELETE", path + "/pin", null).status());
        assertEquals(204, program.call("DELETE", path, null).status());
        assertEquals("author", program.get(path).json().getString("deleted"));
        assertEquals(
                404,
                program.call("DELETE", "/conversations/" + room + "/messages/9", null)
                        .status());
    }

    private static JsonObject react(Line line, long conversation, String emoji, boolean on) {
        var payload = new JsonObject().put("message", 1).put("emoji", emoji).put("on", on);
        return line.ask(topic(conversation), "message.react", payload);
    }

    private static JsonObject pin(Line line, long conversation, boolean on) {
        return line.ask(
                topic(conversation),
                "message.pin",
                new JsonObject().put("message", 1).put("on", on));
    }

    private static List<String> counts(JsonObject told) {
        return told.getJsonArray("reactions").stream()
                .map(JsonObject.class::cast)
                .map(reaction -> reaction.getString("emoji") + " " + reaction.getInteger("count"))
                .toList();
    }

    private static void done(JsonObject reply) {
        assertEquals("done", reply.getString("status"), reply::encode);
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }
}
