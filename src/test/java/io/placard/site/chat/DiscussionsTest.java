package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.say;
import static io.placard.Conversations.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conversations are begun and read, people come in and go, by programs and beside open sockets. */
@ExtendWith(Running.class)
class DiscussionsTest {

    private static final int MANY = 40;

    private Running running;
    private String chair;
    private String ben;
    private Program chairs;
    private Program bens;

    @BeforeEach
    void a_chair_and_a_delegate_have_programs(Running running) {
        this.running = running;
        chair = Newcomer.make(running, "chair");
        ben = Newcomer.make(running, "delegate");
        chairs = Program.of(running, chair, "read", "write");
        bens = Program.of(running, ben, "read", "write");
    }

    @Test
    void two_people_have_one_conversation_whoever_begins_it() {
        var begun = bens.post("/conversations", new JsonObject().put("username", chair));
        assertEquals(201, begun.status(), begun.text());
        assertEquals(
                0, chairs.get("/conversations").json().getJsonArray("items").size(), "nothing was said yet");
        var again = chairs.post("/conversations", new JsonObject().put("username", ben));
        assertEquals(begun.json().getLong("id"), again.json().getLong("id"));
        assertEquals(
                404,
                bens.post("/conversations", new JsonObject().put("username", ben))
                        .status());
        assertEquals(
                404,
                bens.post("/conversations", new JsonObject().put("username", "max"))
                        .status());
    }

    @Test
    void who_is_blocked_begins_nothing() {
        Conversations.rows(
                running,
                "INSERT INTO chat_block VALUES ($1, $2, now())",
                Newcomer.id(running, chair),
                Newcomer.id(running, ben));
        assertEquals(
                409,
                bens.post("/conversations", new JsonObject().put("username", chair))
                        .status());
    }

    @Test
    void a_program_says_something_once_and_reads_both_ways() {
        var id = discussion(ben);
        var messages = "/conversations/" + id + "/messages";
        for (var i = 1; i <= 5; i++) {
            var sent = bens.post(messages, new JsonObject().put("body", "No. " + i), "Idempotency-Key", "k" + i);
            assertEquals(201, sent.status(), sent.text());
        }
        var again = bens.post(messages, new JsonObject().put("body", "No. 5"), "Idempotency-Key", "k5");
        assertEquals(5, again.json().getLong("seq"));
        var newest = chairs.get(messages + "?limit=2");
        assertEquals(List.of(5L, 4L), numbers(newest));
        assertEquals(List.of(3L, 2L), numbers(chairs.get(next(newest))));
        var first = chairs.get(messages + "?after=0&limit=3");
        assertEquals(List.of(1L, 2L, 3L), numbers(first));
        assertEquals(List.of(4L, 5L), numbers(chairs.get(next(first))));
        assertEquals(422, chairs.get(messages + "?after=x").status());
        assertEquals(
                List.of("/body"),
                bens.post(messages, new JsonObject().put("body", " ")).pointers());
        var wrong = new JsonObject().put("body", "x").put("reply", 99);
        assertEquals(List.of("/reply"), bens.post(messages, wrong).pointers());
    }

    @Test
    void the_list_tells_the_newest_first_with_what_is_unread() {
        var quiet = discussion(ben);
        var loud = discussion(ben);
        chairs.post("/conversations/" + loud + "/messages", new JsonObject().put("body", "Hear *this*, @" + ben));
        var list = bens.get("/conversations").json().getJsonArray("items");
        assertEquals(loud, list.getJsonObject(0).getLong("id"));
        assertEquals(1, list.getJsonObject(0).getInteger("unread"));
        assertTrue(list.getJsonObject(0).getBoolean("mention"));
        assertEquals(
                "Hear this, @" + ben,
                list.getJsonObject(0).getJsonObject("digest").getString("text"));
        var page = bens.get("/conversations?limit=1");
        assertEquals(
                quiet,
                bens.get(next(page))
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getLong("id"));
        var read = bens.call("PUT", "/conversations/" + loud + "/read", new JsonObject().put("seq", 1));
        assertEquals(new JsonObject().put("read", 1).put("unread", 0).put("total", 0), read.json());
    }

    @Test
    void only_staff_and_chairs_make_discussions_and_only_once_under_a_key() {
        var lunch = new JsonObject().put("chinese", "午餐").put("members", new JsonArray().add(ben));
        assertEquals(403, bens.post("/conversations", lunch).status());
        var made = chairs.post("/conversations", lunch, "Idempotency-Key", "lunch");
        assertEquals(201, made.status(), made.text());
        assertEquals(
                made.json().getLong("id"),
                chairs.post("/conversations", lunch, "Idempotency-Key", "lunch")
                        .json()
                        .getLong("id"));
        var nobody = lunch.copy().put("members", new JsonArray().add("no-such-person"));
        assertEquals(List.of("/members"), chairs.post("/conversations", nobody).pointers());
        assertEquals(
                List.of("/english"),
                chairs.post("/conversations", new JsonObject()).pointers());
        var members = bens.get("/conversations/" + made.json().getLong("id") + "/members");
        assertEquals(2, members.json().getJsonArray("items").size());
    }

    @Test
    void who_has_a_role_is_taken_in_by_it_and_hears_of_it() {
        try (var line = Visitor.member(running, ben).openSocket()) {
            line.awaitEvent("welcome");
            var all = new JsonObject().put("english", "All").put("roles", new JsonArray().add("delegate"));
            var made = chairs.post("/conversations", all);
            assertEquals(201, made.status(), made.text());
            var changed = line.awaitEvent("chat.changed").getJsonObject("payload");
            assertEquals(made.json().getLong("id"), changed.getLong("conversation"));
        }
    }

    @Test
    void who_is_taken_out_hears_nothing_that_is_said_from_then_on() {
        var id = discussion(ben);
        try (var keeper = join(Visitor.member(running, chair), id);
                var one = join(Visitor.member(running, ben), id)) {
            for (var i = 0; i < MANY; i++) {
                Conversations.send(keeper, id, "before-" + i, new JsonObject().put("body", "Words"));
            }
            assertEquals(204, remove(id, ben).status());
            for (var i = 0; i < MANY / 4; i++) {
                say(keeper, id, "behind-" + i, "Words");
            }
            var left = one.awaitEvent("topic.left").getLong("seq");
            assertEquals(
                    topic(id),
                    one.awaitEvent("topic.revoked").getJsonObject("payload").getString("topic"));
            assertEquals("not_found", reason(say(one, id, "me", "Me too")));
            assertEquals("not_found", reason(one.ask(topic(id), "join", new JsonObject().put("seq", 0))));
            assertTrue(
                    one.waiting().stream()
                            .filter(frame -> topic(id).equals(frame.getString("topic")))
                            .allMatch(frame -> frame.getLong("seq", 0L) < left),
                    () -> one.waiting().toString());
            assertTrue(keeper.await(frame -> frame.getLong("seq", 0L) == left + 2)
                    .encode()
                    .contains("message.sent"));
        }
        assertEquals(404, bens.get("/conversations/" + id + "/messages").status());
    }

    @Test
    void who_joins_while_they_are_taken_out_follows_nothing() {
        var id = discussion(ben);
        var member = Visitor.member(running, ben);
        for (var i = 0; i < 10; i++) {
            try (var one = member.openSocket();
                    var keeper = join(Visitor.member(running, chair), id)) {
                one.awaitEvent("welcome");
                one.send(frame(id));
                assertEquals(204, remove(id, ben).status());
                one.await(frame -> "joining".equals(frame.getString("ref")));
                say(keeper, id, "after-" + i, "Words");
                keeper.awaitEvent("message.sent");
                assertEquals(
                        "done", one.ask("socket", "heartbeat", new JsonObject()).getString("status"));
                assertEquals(0, heard(one), () -> one.waiting().toString());
            }
            var back = new JsonObject().put("members", new JsonArray().add(ben));
            assertEquals(
                    204, chairs.post("/conversations/" + id + "/members", back).status());
        }
    }

    @Test
    void a_keeper_takes_people_in_and_out_and_the_last_one_stays() {
        var id = discussion(ben);
        assertEquals(
                404,
                bens.post("/conversations/" + id + "/removal", username(chair)).status());
        assertEquals(409, remove(id, chair).status());
        assertEquals(
                204,
                bens.post("/conversations/" + id + "/removal", username(ben)).status(),
                "one may leave");
        assertEquals(404, bens.get("/conversations/" + id).status());
        assertEquals(404, remove(id, ben).status(), "is not in it any more");
    }

    private long discussion(String... members) {
        var asked = new JsonObject().put("english", "Lunch").put("members", new JsonArray(List.of(members)));
        var made = chairs.post("/conversations", asked);
        assertEquals(201, made.status(), made.text());
        return made.json().getLong("id");
    }

    private Program.Reply remove(long id, String username) {
        return chairs.post("/conversations/" + id + "/removal", username(username));
    }

    private static JsonObject username(String username) {
        return new JsonObject().put("username", username);
    }

    private static JsonObject frame(long id) {
        return new JsonObject()
                .put("ref", "joining")
                .put("topic", topic(id))
                .put("event", "join")
                .put("payload", new JsonObject());
    }

    private static long heard(Line line) {
        return line.waiting().stream()
                .filter(frame -> "message.sent".equals(frame.getString("event")))
                .count();
    }

    private static String next(Program.Reply page) {
        return page.json().getString("next").replaceFirst("^/api/v1", "");
    }

    private static List<Long> numbers(Program.Reply page) {
        return page.json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getLong("seq"))
                .toList();
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }
}
