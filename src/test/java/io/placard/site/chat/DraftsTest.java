package io.placard.site.chat;

import static io.placard.Conversations.join;
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
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was begun on one device is there on the other. */
@ExtendWith(Running.class)
class DraftsTest {

    private Running running;
    private Visitor anns;
    private String ben;
    private long pair;

    @BeforeEach
    void two_people_have_a_conversation(Running running) {
        this.running = running;
        var ann = Newcomer.make(running, "delegate");
        ben = Newcomer.make(running, "press");
        anns = Visitor.member(running, ann);
        pair = Conversations.pair(running, ann, ben);
    }

    @Test
    void it_stands_in_the_field_and_in_the_list_and_other_devices_are_told() {
        try (var one = join(anns, pair);
                var device = anns.openSocket()) {
            say(one, pair, "first", "Hello");
            assertEquals("done", draft(one, "I would\nrather").getString("status"));
            assertEquals(
                    "I would rather",
                    device.awaitEvent("chat.drafted").getJsonObject("payload").getString("draft"));
            assertTrue(anns.get("/chat/" + pair + "/").body().contains(">I would\nrather</textarea>"));
            assertTrue(anns.get("/chat/").body().contains("I would rather"));
            var api = new JsonObject(anns.get("/api/v1/conversations/" + pair).body());
            assertEquals("I would\nrather", api.getString("draft"));
        }
    }

    @Test
    void what_was_sent_is_no_draft_any_more_and_nobody_else_sees_one() {
        try (var one = join(anns, pair);
                var other = join(Visitor.member(running, ben), pair)) {
            draft(one, "Hel");
            say(other, pair, "theirs", "Are you there?");
            assertTrue(anns.get("/chat/" + pair + "/").body().contains(">Hel</textarea>"));
            assertFalse(Visitor.member(running, ben)
                    .get("/chat/" + pair + "/")
                    .body()
                    .contains(">Hel</textarea>"));
            say(one, pair, "mine", "Hello");
            assertTrue(anns.get("/chat/" + pair + "/").body().contains("></textarea>"));
        }
    }

    @Test
    void a_message_that_comes_late_leaves_what_was_begun_since() {
        try (var one = join(anns, pair)) {
            draft(one, "And the next");
            say(one, pair, "late", "Hello");
            assertTrue(anns.get("/chat/" + pair + "/").body().contains(">And the next</textarea>"));
        }
    }

    @Test
    void what_a_form_sends_in_other_words_is_begun_no_more() {
        try (var one = join(anns, pair)) {
            draft(one, "Hello wrld");
            var form = Map.of("body", "Hello world", "ref", "typed", "reply", "");
            var path = "/chat/" + pair + "/";
            assertEquals(303, anns.post(path, path + "messages", form).statusCode());
            assertTrue(anns.get(path).body().contains("></textarea>"));
        }
    }

    @Test
    void what_is_no_draft_is_refused() {
        try (var one = join(anns, pair);
                var stranger = Visitor.member(running, Newcomer.make(running, "superuser"))
                        .openSocket()) {
            assertEquals("wrong_length", reason(draft(one, "x".repeat(4_001))));
            assertEquals("wrong_length", reason(draft(one, "a\0b")));
            assertEquals("done", draft(one, "x".repeat(4_000)).getString("status"));
            assertEquals("done", draft(one, " \n").getString("status"));
            assertTrue(anns.get("/chat/" + pair + "/").body().contains("></textarea>"));
            stranger.awaitEvent("welcome");
            assertEquals("not_found", reason(stranger.ask(topic(pair), "draft", new JsonObject().put("body", "Hel"))));
        }
    }

    private JsonObject draft(Line line, String body) {
        return line.ask(topic(pair), "draft", new JsonObject().put("body", body));
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }
}
