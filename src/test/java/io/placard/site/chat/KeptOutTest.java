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
import io.placard.site.api.Program;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is taken out, blocked or muted tries every door of a conversation: pages, frames and programs. */
@ExtendWith(Running.class)
class KeptOutTest {

    private static final String SECRET = "Zanzibar";
    /** All that somebody could have changed. */
    private static final String STATE = """
            SELECT c.head, c.last_at, c.english, c.archived_at, t.seq,
                   (SELECT count(*) FROM conversation_member m WHERE m.conversation = c.id) AS members,
                   (SELECT count(*) FROM message_reaction r WHERE r.conversation = c.id) AS reactions,
                   (SELECT sum(m.edits) FROM message m WHERE m.conversation = c.id) AS edits,
                   (SELECT count(*) FROM message m WHERE m.conversation = c.id AND m.pinned_at IS NOT NULL) AS pinned,
                   (SELECT count(*) FROM message m WHERE m.conversation = c.id AND m.gone IS NOT NULL) AS gone
            FROM conversation c LEFT JOIN topic t ON t.name = 'chat:' || c.id WHERE c.id = $1
            """;

    private Running running;
    private String farah;
    private String ben;
    private Visitor bens;
    private Program program;

    @BeforeEach
    void one_who_is_to_be_kept_out(Running running) {
        this.running = running;
        farah = Newcomer.make(running, "delegate");
        ben = Newcomer.make(running, "delegate");
        bens = Visitor.member(running, ben);
        program = Program.of(running, ben, "read", "write");
    }

    @Test
    void who_is_taken_out_finds_no_door_to_what_was_said_there_and_changes_nothing() {
        var id = talk(Conversations.discussion(running, farah, ben));
        try (var line = bens.openSocket()) {
            line.awaitEvent("welcome");
            Conversations.rows(
                    running,
                    "DELETE FROM conversation_member WHERE conversation = $1 AND account = $2 RETURNING account",
                    id,
                    Newcomer.id(running, ben));
            running.raiseEdition();
            var before = state(id);
            for (var page : List.of(
                    "", "messages", "head", "pins", "details/", "settings/", "message/?seq=1", "report/?seq=1")) {
                assertNothing(404, bens.get("/chat/" + id + "/" + page).statusCode(), page);
            }
            assertFalse(bens.get("/chat/").body().contains(SECRET));
            posts(id)
                    .forEach((path, fields) -> assertNothing(
                            404,
                            bens.post("/", "/chat/" + id + "/" + path, fields).statusCode(),
                            path));
            for (var path : List.of("", "/messages", "/messages/1", "/pins", "/members")) {
                assertNothing(404, program.get("/conversations/" + id + path).status(), path);
            }
            for (var call : calls()) {
                assertNothing(404, call.by(program, id), call.path);
            }
            for (var frame : frames()) {
                assertEquals("not_found", reason(ask(line, id, frame)), frame::encode);
            }
            assertEquals("not_found", reason(line.ask(topic(id), "join", new JsonObject().put("seq", 0))));
            assertFalse(line.waiting().toString().contains(SECRET));
            assertEquals(before, state(id));
        }
    }

    @Test
    void who_is_blocked_writes_by_no_door() {
        var id = talk(Conversations.pair(running, farah, ben));
        Conversations.rows(
                running,
                "INSERT INTO chat_block VALUES ($1, $2, now()) RETURNING account",
                Newcomer.id(running, farah),
                Newcomer.id(running, ben));
        assertSilent(id, "blocked", true);
    }

    @Test
    void who_is_muted_everywhere_writes_by_no_door() {
        var id = talk(Conversations.discussion(running, farah, ben));
        Conversations.rows(running, """
                INSERT INTO chat_mute (account, muted_until, muted_by, at) VALUES ($1, now() + interval '1 hour', 1, now())
                RETURNING account
                """, Newcomer.id(running, ben));
        assertSilent(id, "muted", false);
    }

    /** @param pins whether one who may write could pin there */
    private void assertSilent(long id, String reason, boolean pins) {
        running.raiseEdition();
        try (var line = join(bens, id);
                var other = join(Visitor.member(running, farah), id)) {
            var before = state(id);
            var written = Map.of("body", "Words", "ref", "by-page");
            assertEquals(
                    422, bens.post("/", "/chat/" + id + "/messages", written).statusCode());
            assertEquals(
                    422,
                    bens.post("/", "/chat/" + id + "/message/reaction", Map.of("seq", "1", "emoji", "👍"))
                            .statusCode());
            for (var call : calls()) {
                if (call.writes) {
                    assertTrue(call.by(program, id) >= 400, call.path);
                }
            }
            assertEquals(reason, reason(say(line, id, "by-frame", "Words")));
            for (var frame : frames()) {
                if ("message.react".equals(frame.getString("event"))) {
                    assertEquals(reason, reason(ask(line, id, frame)));
                } else if (pins && "message.pin".equals(frame.getString("event"))) {
                    assertEquals("refused", ask(line, id, frame).getString("status"));
                }
            }
            line.ask(topic(id), "typing", new JsonObject());
            assertEquals(
                    "done", other.ask("socket", "heartbeat", new JsonObject()).getString("status"));
            assertTrue(
                    other.waiting().stream().noneMatch(frame -> topic(id).equals(frame.getString("topic"))),
                    () -> other.waiting().toString());
            assertEquals(before, state(id));
        }
    }

    private long talk(long id) {
        try (var line = join(Visitor.member(running, farah), id);
                var other = join(bens, id)) {
            say(line, id, "secret", SECRET);
            say(other, id, "own", "What I said of " + SECRET);
            // what is told behind it tells the words too: it is not to come when they may not read them any more
            other.await(frame -> "chat.changed".equals(frame.getString("event"))
                    && frame.getJsonObject("payload").getLong("head") == 2);
        }
        return id;
    }

    /** The forms of its pages. */
    private static Map<String, Map<String, String>> posts(long id) {
        var all = new java.util.TreeMap<String, Map<String, String>>();
        all.put("messages", Map.of("body", "Words", "ref", "by-page"));
        all.put("read", Map.of("seq", "1"));
        all.put("message/", Map.of("seq", "2", "body", "Other words"));
        all.put("message/deletion", Map.of("seq", "2"));
        all.put("message/reaction", Map.of("seq", "1", "emoji", "👍"));
        all.put("message/pin", Map.of("seq", "1", "on", "true"));
        all.put("level", Map.of("level", "none"));
        all.put("departure", Map.of());
        all.put("settings", Map.of("english", "Mine", "chinese", "", "slow", "0"));
        all.put("archive", Map.of("archived", "true"));
        all.put("members", Map.of("people", "kofi"));
        all.put("report", Map.of("seq", "1", "kind", "rude", "words", "", "ref", "kept-out-" + id));
        return all;
    }

    private static List<Call> calls() {
        var message = new JsonObject().put("body", "Words");
        return List.of(
                new Call("POST", "/messages", message, true),
                new Call("PUT", "/messages/2", message, false),
                new Call("DELETE", "/messages/2", null, false),
                new Call(
                        "POST",
                        "/messages/1/reactions",
                        new JsonObject().put("emoji", "👍").put("on", true),
                        true),
                new Call("PUT", "/messages/1/pin", null, true),
                new Call("PUT", "/read", new JsonObject().put("seq", 1), false),
                new Call("PUT", "/level", new JsonObject().put("level", "none"), false),
                new Call("POST", "/members", new JsonObject().put("members", new JsonArray().add("kofi")), true));
    }

    private static List<JsonObject> frames() {
        return List.of(
                frame("message.send", new JsonObject().put("body", "Words")),
                frame("message.edit", new JsonObject().put("message", 2).put("body", "Other words")),
                frame("message.delete", new JsonObject().put("message", 2)),
                frame(
                        "message.react",
                        new JsonObject().put("message", 1).put("emoji", "👍").put("on", true)),
                frame("message.pin", new JsonObject().put("message", 1).put("on", true)),
                frame("read", new JsonObject().put("seq", 2)),
                frame("level", new JsonObject().put("level", "none")),
                frame("typing", new JsonObject()));
    }

    private static JsonObject frame(String event, JsonObject payload) {
        return new JsonObject().put("event", event).put("payload", payload);
    }

    private static JsonObject ask(Line line, long id, JsonObject frame) {
        return line.ask(topic(id), frame.getString("event"), frame.getJsonObject("payload"));
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }

    private String state(long id) {
        return Conversations.rows(running, STATE, id).getFirst().deepToString();
    }

    private static void assertNothing(int expected, int status, String door) {
        assertEquals(expected, status, () -> "the door /" + door);
    }

    /** @param writes whether it tells or changes something for others */
    private record Call(String method, String path, JsonObject body, boolean writes) {

        int by(Program program, long id) {
            return program.call(
                            method,
                            "/conversations/" + id + path,
                            body,
                            "Idempotency-Key",
                            "kept-out-" + id + path.hashCode())
                    .status();
        }
    }
}
