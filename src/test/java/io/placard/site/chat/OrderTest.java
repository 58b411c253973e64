package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static io.placard.Conversations.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Discussions are made, kept and left on pages, and people block each other. */
@ExtendWith(Running.class)
class OrderTest {

    private Running running;
    private String chair;
    private String ben;
    private String dora;
    private Visitor chairs;
    private Visitor bens;
    private Visitor doras;

    @BeforeEach
    void a_chair_and_two_delegates_come_in(Running running) {
        this.running = running;
        chair = Newcomer.make(running, "chair");
        ben = Newcomer.make(running, "delegate");
        dora = Newcomer.make(running, "delegate");
        chairs = Visitor.member(running, chair);
        bens = Visitor.member(running, ben);
        doras = Visitor.member(running, dora);
    }

    @Test
    void a_chair_makes_a_discussion_on_a_page_once_however_often_the_form_is_sent() {
        var fields = fields("english", "Tow", "chinese", "", "slow", "10", "people", "@" + ben + ", " + dora);
        fields.put("ref", UUID.randomUUID().toString());
        var made = chairs.post("/chat/new/", "/chat/new/", fields);
        assertEquals(303, made.statusCode(), made.body());
        assertEquals(location(made), location(chairs.post("/chat/new/", "/chat/new/", fields)));
        assertTrue(bens.get(location(made)).body().contains("Tow"));
        assertEquals(200, doras.get(location(made)).statusCode());
        assertEquals(403, bens.get("/chat/new/").statusCode());
        assertEquals(403, bens.post("/chat/", "/chat/new/", fields).statusCode());
        assertFalse(bens.get("/chat/").body().contains("/chat/new/"));
        assertTrue(chairs.get("/chat/").body().contains("/chat/new/"));
    }

    @Test
    void what_is_wrong_with_a_new_discussion_is_said_beside_what_was_typed() {
        var fields = fields("english", "", "chinese", "", "slow", "10", "people", "nobody-at-all", "ref", "r");
        var refused = chairs.post("/chat/new/", "/chat/new/", fields);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Give it a name"), refused.body());
        assertTrue(refused.body().contains("Nobody here is called “nobody-at-all”"));
        assertTrue(refused.body().contains("nobody-at-all</textarea>"));
    }

    @Test
    void whole_roles_and_committees_are_taken_in() {
        var committee = "C " + ben;
        rows(running, "UPDATE account SET committee = $1 WHERE username = ANY ($2)", committee, new String[] {ben, dora
        });
        var id = Conversations.discussion(running, chair);
        var added = chairs.post(settings(id), "/chat/" + id + "/members", fields("committee", committee));
        assertEquals(settings(id) + "?done=added&added=2", location(added));
        assertTrue(chairs.get(location(added)).body().contains("2 people were added"));
        assertTrue(bens.get("/chat/" + id + "/details/").body().contains("3 members"));
        var program = Program.of(running, chair, "read", "write");
        var other = Newcomer.make(running, "observer");
        rows(running, "UPDATE account SET committee = $1 WHERE username = $2", committee, other);
        var byProgram = new JsonObject().put("committees", new JsonArray().add(committee));
        assertEquals(
                204,
                program.post("/conversations/" + id + "/members", byProgram).status());
        assertEquals(
                200, Visitor.member(running, other).get("/chat/" + id + "/").statusCode());
        assertEquals(
                422,
                chairs.post(settings(id), "/chat/" + id + "/members", fields()).statusCode());
    }

    @Test
    void its_rules_are_changed_by_who_keeps_it_and_all_open_pages_hear_of_it() {
        var id = Conversations.discussion(running, chair, ben);
        try (var line = join(bens, id)) {
            var rules = fields("english", "Dinner", "chinese", "晚餐", "announcing", "1", "slow", "0");
            assertEquals(
                    303,
                    chairs.post(settings(id), "/chat/" + id + "/settings", rules)
                            .statusCode());
            var told = line.awaitEvent("conversation.changed").getJsonObject("payload");
            assertEquals(2, told.getInteger("members"));
            var head = bens.get("/chat/" + id + "/head").body();
            assertTrue(head.contains("Dinner") && head.contains("data-closed"), head);
            assertFalse(head.contains("<html") || head.contains("data-conversation"), "it is the head alone");
            assertEquals("read_only", reason(say(line, id, "1", "Me too")));
            assertTrue(bens.get("/chat/" + id + "/").body().contains("Dinner"));
            archive(id, "true");
            assertEquals("archived", reason(say(join(chairs, id), id, "2", "Hear this")));
            archive(id, "false");
            assertEquals(200, chairs.get(settings(id)).statusCode());
            assertEquals(404, bens.get(settings(id)).statusCode());
            assertEquals(
                    404, bens.post("/chat/", "/chat/" + id + "/settings", rules).statusCode());
            assertEquals(
                    403, chairs.postForm("/chat/" + id + "/settings", rules).statusCode(), "without a token");
        }
        var nameless = fields("english", " ", "chinese", "", "slow", "0");
        assertEquals(
                422,
                chairs.post(settings(id), "/chat/" + id + "/settings", nameless).statusCode());
        assertEquals(1, audited("chat.changed", id));
        assertEquals(1, audited("chat.archived", id));
    }

    @Test
    void the_last_keeper_names_another_before_they_go_and_staff_always_keep() {
        var id = Conversations.discussion(running, chair, ben, dora);
        var refused = chairs.post(details(id), "/chat/" + id + "/departure", fields());
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("Make somebody else a keeper first"));
        assertEquals(404, act(bens, id, "keeper", "username", ben, "keeper", "true"));
        assertEquals(303, act(chairs, id, "keeper", "username", ben, "keeper", "true"));
        assertEquals("/chat/", location(chairs.post(details(id), "/chat/" + id + "/departure", fields())));
        assertEquals(404, chairs.get("/chat/" + id + "/").statusCode());
        assertEquals(409, act(bens, id, "keeper", "username", ben, "keeper", "false"));
        var staff = Visitor.member(running, Newcomer.make(running, "secretariat"));
        assertEquals(404, staff.get("/chat/" + id + "/").statusCode(), "is no member");
        assertEquals(303, act(staff, id, "removal", "username", ben));
        assertEquals(303, act(staff, id, "keeper", "username", dora, "keeper", "true"));
        assertEquals(200, doras.get(settings(id)).statusCode());
        assertEquals(404, act(chairs, id, "removal", "username", dora), "keeps it no more");
    }

    @Test
    void members_are_found_by_name_and_strangers_see_none() {
        var id = Conversations.discussion(running, chair, ben, dora);
        var found = bens.get(details(id) + "?q=" + dora).body();
        assertTrue(found.contains("@" + dora), found);
        assertFalse(found.contains("id=\"p-" + Newcomer.id(running, chair)));
        assertFalse(found.contains("/members/removal"), "a member changes nobody");
        var stranger = Visitor.member(running, Newcomer.make(running, "press"));
        assertEquals(404, stranger.get(details(id)).statusCode());
        assertEquals(404, act(stranger, id, "mute", "username", ben, "span", "hour", "reason", ""));
    }

    @Test
    void a_keeper_takes_a_members_word_and_the_muted_is_told_until_when() {
        var id = Conversations.discussion(running, chair, ben, dora);
        try (var line = join(bens, id)) {
            assertEquals(303, act(chairs, id, "mute", "username", ben, "span", "hour", "reason", "Loud."));
            line.awaitEvent("chat.standing");
            assertEquals("muted", reason(say(line, id, "1", "Hello")));
            var room = bens.get("/chat/" + id + "/").body();
            assertTrue(room.contains("Muted until") && room.contains("data-until=\""), room);
            assertTrue(chairs.get(details(id)).body().contains("Muted until"));
            assertEquals(404, act(bens, id, "mute", "username", ben, "span", "none", "reason", ""));
            assertEquals(404, act(doras, id, "mute", "username", chair, "span", "hour", "reason", ""));
            assertEquals(409, act(chairs, id, "mute", "username", chair, "span", "hour", "reason", ""));
            assertEquals(303, act(chairs, id, "mute", "username", ben, "span", "none", "reason", ""));
            assertEquals("done", say(line, id, "2", "Hello").getString("status"));
        }
        var tooLong = "x".repeat(1_001);
        assertEquals(422, act(chairs, id, "mute", "username", ben, "span", "hour", "reason", tooLong));
        assertEquals(1, audited("chat.muted", id));
        assertEquals(1, audited("chat.unmuted", id));
    }

    @Test
    void how_much_one_wants_to_hear_is_said_by_page_frame_and_program() {
        var id = Conversations.discussion(running, chair, ben);
        try (var line = join(bens, id)) {
            assertEquals(
                    303,
                    bens.post(details(id), "/chat/" + id + "/level", fields("level", "none"))
                            .statusCode());
            assertEquals(
                    "none",
                    line.awaitEvent("chat.level").getJsonObject("payload").getString("level"));
            say(join(chairs, id), id, "1", "Hello");
            var told = line.awaitEvent("chat.changed").getJsonObject("payload");
            assertEquals(0, told.getInteger("total"), told::encode);
            assertTrue(bens.get("/chat/").body().contains("is-quiet"));
            var all = line.ask(topic(id), "level", new JsonObject().put("level", "all"));
            assertEquals("done", all.getString("status"));
            assertEquals("unknown", reason(line.ask(topic(id), "level", new JsonObject().put("level", "x"))));
            assertEquals("missing", reason(line.ask(topic(id), "level", new JsonObject())));
        }
        var program = Program.of(running, ben, "read", "write");
        var mentions = new JsonObject().put("level", "mentions");
        assertEquals(
                204,
                program.call("PUT", "/conversations/" + id + "/level", mentions).status());
        assertTrue(bens.get(details(id)).body().contains("value=\"mentions\" checked"));
        assertEquals(
                400,
                bens.post(details(id), "/chat/" + id + "/level", fields("level", "x"))
                        .statusCode());
        assertEquals(
                404,
                doras.post("/chat/", "/chat/" + id + "/level", fields("level", "none"))
                        .statusCode());
    }

    @Test
    void who_is_blocked_is_not_told_by_whom_and_hears_again_when_it_is_taken_back() {
        var pair = Conversations.pair(running, ben, dora);
        try (var line = join(doras, pair)) {
            assertEquals(303, block(bens, dora, "true"));
            line.awaitEvent("conversation.changed");
            assertEquals("blocked", reason(say(line, pair, "1", "Hello?")));
            var room = doras.get("/chat/" + pair + "/").body();
            assertTrue(room.contains("You cannot write to each other."), room);
            assertFalse(doras.get(details(pair)).body().contains("You have blocked"));
            assertTrue(bens.get(details(pair)).body().contains("You have blocked"));
            assertTrue(bens.get("/settings/blocked/").body().contains(dora));
            assertFalse(doras.get("/settings/blocked/").body().contains(ben));
            assertEquals(303, block(doras, ben, "false"), "takes back what was never said");
            assertEquals("blocked", reason(say(line, pair, "2", "Hello?")));
            assertEquals(303, block(bens, dora, "false"));
            assertEquals("done", say(line, pair, "3", "Hello!").getString("status"));
        }
        assertEquals(404, block(bens, ben, "true"));
        assertEquals(404, block(bens, "nobody-here", "true"));
    }

    @Test
    void who_was_blocked_before_a_word_was_said_begins_no_conversation() {
        assertEquals(303, block(bens, dora, "true"));
        var begun = doras.post("/chat/", "/chat/with", fields("username", ben));
        assertEquals(422, begun.statusCode());
        assertTrue(begun.body().contains("You cannot write to each other."));
        var program = Program.of(running, dora, "read", "write");
        assertEquals(0, program.get("/blocks").json().getJsonArray("items").size());
        var bensProgram = Program.of(running, ben, "read", "write");
        assertEquals(1, bensProgram.get("/blocks").json().getJsonArray("items").size());
        assertEquals(204, bensProgram.call("DELETE", "/blocks/" + dora, null).status());
        assertEquals(
                303, doras.post("/chat/", "/chat/with", fields("username", ben)).statusCode());
    }

    private static String settings(long id) {
        return "/chat/" + id + "/settings/";
    }

    private static String details(long id) {
        return "/chat/" + id + "/details/";
    }

    private void archive(long id, String archived) {
        var done = chairs.post(settings(id), "/chat/" + id + "/archive", fields("archived", archived));
        assertEquals(303, done.statusCode());
    }

    private static int act(Visitor visitor, long id, String act, String... fields) {
        return visitor.post("/chat/", "/chat/" + id + "/members/" + act, fields(fields))
                .statusCode();
    }

    private static int block(Visitor visitor, String username, String blocked) {
        return visitor.post("/chat/", "/people/" + username + "/block", fields("blocked", blocked))
                .statusCode();
    }

    private long audited(String act, long id) {
        return rows(running, "SELECT FROM audit WHERE act = $1 AND link = $2", act, details(id))
                .size();
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none: " + answer.body());
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }

    private static Map<String, String> fields(String... pairs) {
        var fields = new java.util.HashMap<String, String>();
        for (var place = 0; place < pairs.length; place += 2) {
            fields.put(pairs[place], pairs[place + 1]);
        }
        return fields;
    }
}
