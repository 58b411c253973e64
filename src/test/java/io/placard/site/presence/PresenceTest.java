package io.placard.site.presence;

import static io.placard.Conversations.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Line;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two of a pair see of each other who is there, unless one of them does not want it. */
@ExtendWith(Running.class)
class PresenceTest {

    private static final JsonObject NONE = new JsonObject();

    private Running running;
    private String ben;
    private String dora;
    private Visitor bens;
    private Visitor doras;
    private long pair;

    @BeforeEach
    void ben_and_dora_have_a_conversation(Running running) {
        this.running = running;
        ben = Newcomer.make(running, "delegate");
        dora = Newcomer.make(running, "delegate");
        bens = Visitor.member(running, ben);
        doras = Visitor.member(running, dora);
        pair = Conversations.pair(running, ben, dora);
    }

    @Test
    void who_comes_goes_away_and_leaves_is_seen_by_the_other() {
        try (var line = follow(bens)) {
            assertEquals("off", state(line.ask(topic(dora), "look", NONE)));
            var other = open(doras);
            assertEquals("online", changed(line, "online"));
            say(other, true);
            changed(line, "away");
            assertTrue(room().contains("data-state=\"away\""), "drawn so too");
            say(other, false);
            changed(line, "online");
            other.close();
            var left = line.await(frame -> is(frame, "off"));
            assertNotNull(left.getJsonObject("payload").getString("seen"));
            assertTrue(room().contains("last seen"), room());
        }
    }

    @Test
    void a_page_that_is_changed_is_no_going_and_no_coming() {
        try (var line = follow(bens)) {
            open(doras).close();
            try (var next = open(doras)) {
                line.await(frame -> is(frame, "online"));
                line.await(frame -> is(frame, "online"));
                // behind the grace of the socket that was closed
                line.await(frame -> is(frame, "online"));
                assertFalse(line.waiting().stream().anyMatch(frame -> is(frame, "off")), "no flicker");
                assertEquals("online", state(line.ask(topic(dora), "look", NONE)));
            }
        }
    }

    @Test
    void one_device_that_is_looked_at_is_enough() {
        try (var line = follow(bens);
                var desk = open(doras);
                var phone = open(doras)) {
            say(desk, true);
            assertEquals("online", state(line.ask(topic(dora), "look", NONE)));
            say(phone, true);
            changed(line, "away");
        }
    }

    @Test
    void who_hides_is_seen_by_nobody_and_sees_nobody() {
        try (var line = follow(bens);
                var other = follow(doras)) {
            assertEquals(303, hide(doras, "hidden"));
            line.awaitEvent("topic.closed");
            other.awaitEvent("topic.revoked");
            refused(line.ask(topic(dora), "look", NONE));
            refused(line.ask(topic(dora), "join", NONE));
            refused(other.ask(topic(ben), "look", NONE));
            refused(other.ask(topic(ben), "join", NONE));
            say(other, true);
            assertFalse(room().contains("data-presence"), "nothing of it is drawn");
            assertFalse(doras.get("/chat/" + pair + "/").body().contains("data-presence"));
            assertTrue(doras.get("/settings/presence/").body().contains("value=\"hidden\" checked"));
            assertEquals(303, hide(doras, "shown"));
            assertEquals("away", state(line.ask(topic(dora), "look", NONE)));
            assertFalse(line.waiting().stream().anyMatch(frame -> is(frame, "away")), "nothing was told meanwhile");
        }
        assertEquals(400, hide(doras, "perhaps"));
        assertEquals(
                403,
                doras.postForm("/settings/presence", Map.of("presence", "hidden"))
                        .statusCode(),
                "without a token");
    }

    @Test
    void a_block_ends_it_for_both() {
        try (var line = follow(bens);
                var other = follow(doras)) {
            assertEquals(
                    303,
                    bens.post("/chat/", "/people/" + dora + "/block", Map.of("blocked", "true"))
                            .statusCode());
            line.awaitEvent("topic.revoked");
            other.awaitEvent("topic.revoked");
            refused(line.ask(topic(dora), "look", NONE));
            refused(other.ask(topic(ben), "join", NONE));
        }
    }

    @Test
    void a_stranger_follows_nobody_and_says_nothing_for_others() {
        var stranger = Visitor.member(running, Newcomer.make(running, "press"));
        try (var line = open(stranger)) {
            refused(line.ask(topic(dora), "join", NONE));
            refused(line.ask(topic(dora), "look", NONE));
            refused(line.ask(topic(dora), "away", new JsonObject().put("away", true)));
            refused(line.ask("presence:999999999", "join", NONE));
        }
        try (var line = open(doras)) {
            assertEquals("missing", reason(line.ask(topic(dora), "away", NONE)));
            assertEquals("wrong_type", reason(line.ask(topic(dora), "away", new JsonObject().put("away", 1))));
            assertEquals("unknown", reason(line.ask(topic(dora), "sleep", NONE)));
        }
        rows(running, "UPDATE account SET active = false WHERE username = $1", dora);
        try (var line = open(bens)) {
            refused(line.ask(topic(dora), "join", NONE));
        }
    }

    @Test
    void in_a_small_discussion_it_is_drawn_at_each_member_who_does_not_hide() {
        var small = Conversations.discussion(running, ben, dora);
        try (var line = open(doras)) {
            var details = bens.get("/chat/" + small + "/details/").body();
            assertTrue(details.contains("data-state=\"online\""), details);
            assertEquals(303, hide(doras, "hidden"));
            assertFalse(bens.get("/chat/" + small + "/details/").body().contains("data-state=\"online\""));
        }
    }

    @Test
    void who_is_followed_by_nobody_costs_one_command_to_come_and_nothing_is_told() {
        try (var line = open(doras)) {
            say(line, true);
            assertEquals(0, keys("placard:presence:followed:" + Newcomer.id(running, dora)));
            assertEquals(1, keys("placard:presence:seen:" + Newcomer.id(running, dora)));
        }
    }

    private Line follow(Visitor visitor) {
        var line = open(visitor);
        var topic = topic(visitor == bens ? dora : ben);
        assertEquals("done", line.ask(topic, "join", NONE).getString("status"));
        assertEquals("done", line.ask(topic, "look", NONE).getString("status"));
        return line;
    }

    private static Line open(Visitor visitor) {
        var line = visitor.openSocket();
        line.awaitEvent("welcome");
        return line;
    }

    private void say(Line line, boolean away) {
        var reply = line.ask(topic(dora), "away", new JsonObject().put("away", away));
        assertEquals("done", reply.getString("status"), reply::encode);
    }

    private int hide(Visitor visitor, String wanted) {
        return visitor.post("/settings/presence/", "/settings/presence", Map.of("presence", wanted))
                .statusCode();
    }

    private String room() {
        return bens.get("/chat/" + pair + "/").body();
    }

    private String topic(String username) {
        return "presence:" + Newcomer.id(running, username);
    }

    private int keys(String key) {
        return running.redis()
                .send(Command.EXISTS, key)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .toInteger();
    }

    private static String changed(Line line, String state) {
        return line.await(frame -> is(frame, state)).getJsonObject("payload").getString("state");
    }

    private static boolean is(JsonObject frame, String state) {
        return "presence.changed".equals(frame.getString("event"))
                && state.equals(frame.getJsonObject("payload").getString("state"));
    }

    private static String state(JsonObject reply) {
        assertEquals("done", reply.getString("status"), reply::encode);
        return reply.getJsonObject("payload").getString("state");
    }

    private static void refused(JsonObject reply) {
        assertEquals("not_found", reason(reply), reply::encode);
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }
}
