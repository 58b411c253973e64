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
import io.placard.Waiting;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is given notice of messages, and who is not. */
@ExtendWith(Running.class)
class ChatNoticesTest {

    private Running running;
    private String ann;
    private String ben;
    private Visitor anns;
    private Visitor bens;
    private long room;

    @BeforeEach
    void two_people_are_in_a_discussion(Running running) {
        this.running = running;
        ann = Newcomer.make(running, "delegate");
        ben = Newcomer.make(running, "press");
        anns = Visitor.member(running, ann);
        bens = Visitor.member(running, ben);
        room = Conversations.discussion(running, ann, ben);
    }

    @Test
    void who_does_not_look_is_given_one_notice_which_goes_when_they_read() {
        try (var device = anns.openSocket();
                var other = join(bens, room)) {
            say(other, "One", "Two", "Three");
            var told = device.awaitEvent("notice.created").getJsonObject("payload");
            var notice = told.getJsonObject("notice");
            assertEquals("chat-room", notice.getString("kind"));
            assertEquals(3, notice.getInteger("count"));
            assertEquals("Lunch", notice.getString("subject"));
            assertEquals(ben, notice.getJsonObject("actor").getString("username"));
            assertEquals(1, told.getInteger("unread"));
            var page = anns.get("/notices/").body();
            assertTrue(page.contains("3 new messages"), page);
            assertTrue(page.contains("href=\"/chat/" + room + "/\""));
            device.ask(topic(room), "read", new JsonObject().put("seq", 3));
            assertEquals(
                    List.of(notice.getLong("id")),
                    device.awaitEvent("notice.read").getJsonObject("payload").getJsonArray("notices").getList().stream()
                            .map(id -> ((Number) id).longValue())
                            .toList());
            assertEquals(0, unread(ann));
            assertEquals(List.of(), kinds(ben), "nobody is told of their own");
        }
    }

    @Test
    void the_event_says_what_the_list_of_notices_says() {
        try (var device = anns.openSocket();
                var other = join(bens, room)) {
            say(other, "One");
            var notice =
                    device.awaitEvent("notice.created").getJsonObject("payload").getJsonObject("notice");
            var listed = new JsonObject(anns.get("/api/v1/notices").body())
                    .getJsonArray("items")
                    .getJsonObject(0);
            assertEquals(listed.remove("subject_language"), notice.remove("subjectLanguage"));
            listed.remove("at");
            notice.remove("at");
            listed.getJsonObject("actor").fieldNames().stream().toList().stream()
                    .filter(name -> !notice.getJsonObject("actor").containsKey(name))
                    .forEach(name -> listed.getJsonObject("actor").remove(name));
            notice.getJsonObject("actor")
                    .put("picture", listed.getJsonObject("actor").getValue("picture"));
            assertEquals(listed, notice);
        }
    }

    @Test
    void who_has_read_meanwhile_or_does_not_want_to_hear_is_given_none_but_a_mention_is_told() {
        var reads = Newcomer.make(running, "delegate");
        var none = Newcomer.make(running, "delegate");
        var mentions = Newcomer.make(running, "delegate");
        var off = Newcomer.make(running, "delegate");
        var wide = Conversations.discussion(running, ann, ben, reads, none, mentions, off);
        level(wide, none, "none");
        level(wide, mentions, "mentions");
        rows(
                running,
                "INSERT INTO notice_setting (account, category, level) VALUES ($1, 'chat', 'off')",
                Newcomer.id(running, off));
        try (var other = join(bens, wide);
                var reader = join(Visitor.member(running, reads), wide)) {
            say(other, wide, "All of you");
            reader.ask(topic(wide), "read", new JsonObject().put("seq", 1));
            Waiting.until("ann is told", () -> kinds(ann).equals(List.of("chat-room")));
            for (var nobody : List.of(reads, none, mentions, off)) {
                assertEquals(List.of(), kinds(nobody), nobody);
            }
            say(other, wide, "@" + mentions + " and @" + none + " and @" + ann);
            Waiting.until("the mention is told", () -> kinds(mentions).equals(List.of("chat-mention")));
            assertEquals(List.of("chat-mention"), kinds(ann), "renewed, not repeated");
            assertEquals(List.of(), kinds(none));
            var link = rows(running, "SELECT link FROM notice WHERE account = $1", Newcomer.id(running, ann))
                    .getFirst()
                    .getString("link");
            assertEquals("/chat/" + wide + "/?at=2#m-2", link);
        }
    }

    @Test
    void what_is_said_again_soon_renews_no_notice_and_what_is_deleted_makes_none() {
        var pair = Conversations.pair(running, ann, ben);
        try (var other = join(bens, room);
                var both = join(bens, pair)) {
            say(both, pair, "Never mind");
            both.ask(topic(pair), "message.delete", new JsonObject().put("message", 1));
            say(other, "One");
            Waiting.until("ann is told", () -> kinds(ann).equals(List.of("chat-room")));
            var first = at();
            say(other, "Two");
            told(room, 2);
            assertEquals(first, at());
            assertEquals(List.of("chat-room"), kinds(ann));
            assertTrue(anns.get("/notices/").body().contains("2 new messages"), "its count is that of the moment");
        }
    }

    @Test
    void who_is_removed_has_no_notice_of_it_any_more() {
        try (var other = join(bens, room)) {
            say(other, "One");
            Waiting.until("ann is told", () -> !kinds(ann).isEmpty());
            rows(
                    running,
                    "DELETE FROM conversation_member WHERE conversation = $1 AND account = $2",
                    room,
                    Newcomer.id(running, ann));
            assertEquals(List.of(), kinds(ann));
            assertFalse(anns.get("/notices/").body().contains("Lunch"));
        }
    }

    @Test
    void a_room_of_a_thousand_is_told_in_a_moment() {
        rows(running, """
                INSERT INTO account (username, nickname, role, password, created_at)
                SELECT 'crowd' || n, 'Crowd ' || n, 'delegate', 'x', now() FROM generate_series(1, 1000) n
                ON CONFLICT DO NOTHING
                """);
        rows(running, """
                INSERT INTO conversation_member (conversation, account, joined_at)
                SELECT $1, id, now() FROM account WHERE username LIKE 'crowd%'
                """, room);
        try (var other = join(bens, room)) {
            say(other, "All of you");
            told(room, 1);
            assertEquals(
                    1_001,
                    rows(running, "SELECT id FROM notice WHERE conversation = $1", room)
                            .size());
        }
    }

    private void say(Line line, String... bodies) {
        for (var body : bodies) {
            say(line, room, body);
        }
    }

    private static void say(Line line, long conversation, String body) {
        Conversations.say(line, conversation, UUID.randomUUID().toString(), body);
    }

    private void told(long conversation, long seq) {
        Waiting.until(
                "it was looked through",
                () -> rows(
                                        running,
                                        "SELECT told FROM chat_behind WHERE conversation = $1 AND told >= $2",
                                        conversation,
                                        seq)
                                .size()
                        == 1);
    }

    private void level(long conversation, String username, String level) {
        rows(
                running,
                "UPDATE conversation_member SET level = $3 WHERE conversation = $1 AND account = $2",
                conversation,
                Newcomer.id(running, username),
                level);
    }

    private Object at() {
        return rows(running, "SELECT at FROM notice WHERE account = $1", Newcomer.id(running, ann))
                .getFirst()
                .getValue("at");
    }

    private List<String> kinds(String username) {
        return rows(
                        running,
                        "SELECT kind FROM notice WHERE account = $1 AND category = 'chat' AND read_at IS NULL",
                        Newcomer.id(running, username))
                .stream()
                .map(row -> row.getString("kind"))
                .toList();
    }

    private int unread(String username) {
        return kinds(username).size();
    }
}
