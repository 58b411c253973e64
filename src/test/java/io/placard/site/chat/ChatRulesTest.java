package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static io.placard.Conversations.topic;
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
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may say, change and take away what. */
@ExtendWith(Running.class)
class ChatRulesTest {

    private Running running;
    private String chair;
    private String ben;
    private Visitor chairs;
    private Visitor bens;
    private long discussion;

    @BeforeEach
    void a_chair_keeps_a_discussion(Running running) {
        this.running = running;
        chair = Newcomer.make(running, "chair");
        ben = Newcomer.make(running, "delegate");
        chairs = Visitor.member(running, chair);
        bens = Visitor.member(running, ben);
        discussion = Conversations.discussion(running, chair, ben);
    }

    @Test
    void who_blocks_somebody_and_who_is_blocked_cannot_write_to_each_other() {
        var pair = Conversations.pair(running, chair, ben);
        try (var one = join(chairs, pair);
                var other = join(bens, pair)) {
            done(say(other, pair, "1", "Hello"));
            rows(
                    running,
                    "INSERT INTO chat_block VALUES ($1, $2, now())",
                    Newcomer.id(running, chair),
                    Newcomer.id(running, ben));
            refused("blocked", say(other, pair, "2", "Hello?"));
            refused("blocked", say(one, pair, "2", "Hello"));
            refused("blocked", edit(other, pair, 1, "Hello?"));
            done(say(other, pair, "1", "Hello"));
            done(say(other, discussion, "3", "Among others we can"));
        }
    }

    @Test
    void nobody_writes_to_somebody_who_is_gone() {
        var pair = Conversations.pair(running, chair, ben);
        rows(running, "UPDATE account SET active = false WHERE username = $1", ben);
        try (var one = join(chairs, pair)) {
            refused("read_only", say(one, pair, "1", "Hello?"));
        }
    }

    @Test
    void who_is_muted_here_is_told_until_when() {
        try (var one = join(bens, discussion)) {
            mute("now() + interval '1 hour'");
            var reply = say(one, discussion, "1", "Hello");
            refused("muted", reply);
            var until = Instant.parse(reply.getJsonObject("payload").getString("until"));
            assertTrue(until.isAfter(Instant.now().plusSeconds(3_000)));
            mute("now()");
            done(say(one, discussion, "1", "Hello"));
        }
    }

    @Test
    void who_is_muted_everywhere_says_nothing_new_but_may_take_back_what_they_said() {
        try (var one = join(bens, discussion)) {
            done(say(one, discussion, "1", "Hello"));
            rows(
                    running,
                    "INSERT INTO chat_mute VALUES ($1, now() + interval '1 hour', $1, '', now())",
                    Newcomer.id(running, ben));
            refused("muted", say(one, discussion, "2", "Hello"));
            refused("muted", edit(one, discussion, 1, "Hello!"));
            done(delete(one, discussion, 1));
        }
    }

    @Test
    void where_it_is_slow_one_waits_between_two_messages_but_its_keeper() {
        rows(running, "UPDATE conversation SET slow_seconds = 60 WHERE id = $1", discussion);
        try (var one = join(bens, discussion);
                var keeper = join(chairs, discussion)) {
            done(say(one, discussion, "1", "One"));
            var reply = say(one, discussion, "2", "Two");
            refused("slow", reply);
            var wait = reply.getJsonObject("payload").getLong("retry_after_ms");
            assertTrue(wait > 45_000 && wait <= 60_000, reply::encode);
            done(say(one, discussion, "1", "One"));
            done(say(keeper, discussion, "1", "One"));
            done(say(keeper, discussion, "2", "Two"));
        }
    }

    @Test
    void in_an_announcing_discussion_only_keepers_write_and_in_an_archived_one_nobody() {
        rows(running, "UPDATE conversation SET announcing = true WHERE id = $1", discussion);
        try (var one = join(bens, discussion);
                var keeper = join(chairs, discussion)) {
            refused("read_only", say(one, discussion, "1", "Me too"));
            done(say(keeper, discussion, "1", "Hear this"));
            done(one.ask(topic(discussion), "typing", new JsonObject()));
            rows(running, "UPDATE conversation SET archived_at = now() WHERE id = $1", discussion);
            refused("archived", say(keeper, discussion, "2", "And this"));
            refused("archived", edit(keeper, discussion, 1, "And this"));
            refused("archived", delete(keeper, discussion, 1));
            var typing = keeper.waiting().stream().anyMatch(frame -> "typing".equals(frame.getString("event")));
            assertFalse(typing, "nobody hears who cannot write");
        }
    }

    @Test
    void a_member_changes_their_own_words_and_what_they_said_before_is_kept() {
        try (var one = join(bens, discussion);
                var other = join(chairs, discussion)) {
            say(one, discussion, "1", "Helo");
            done(edit(one, discussion, 1, "Hello"));
            done(edit(one, discussion, 1, "Hello"));
            var message = message(other.awaitEvent("message.edited"));
            assertEquals("<p>Hello</p>", message.getString("html").strip());
            assertEquals(1, message.getLong("seq"));
            assertNotNull(message.getString("edited"));
            refused("not_found", edit(other, discussion, 1, "Goodbye"));
            refused("not_found", edit(one, discussion, 2, "Hello"));
            refused("wrong_length", edit(one, discussion, 1, ""));
            var versions = rows(running, "SELECT body FROM message_version WHERE conversation = $1", discussion);
            assertEquals(1, versions.size(), "the same words once more change nothing");
            assertEquals("Helo", versions.getFirst().getString("body"));
        }
    }

    @Test
    void of_a_deleted_message_no_event_of_old_tells_a_word() {
        try (var one = join(bens, discussion);
                var keeper = join(chairs, discussion)) {
            say(one, discussion, "1", "A secret");
            done(edit(one, discussion, 1, "A secret word"));
            var answer = new JsonObject().put("body", "What?").put("reply", 1);
            done(say(keeper, discussion, "2", answer));
            done(delete(one, discussion, 1));
            done(delete(one, discussion, 1));
            var message = message(keeper.awaitEvent("message.deleted"));
            assertEquals("author", message.getString("deleted"));
            assertEquals("", message.getString("html"));
            refused("not_found", edit(one, discussion, 1, "A secret"));
        }
        try (var back = chairs.openSocket()) {
            back.awaitEvent("welcome");
            done(back.ask(topic(discussion), "join", new JsonObject().put("seq", 0)));
            // a count for the band may come late, and is not kept
            var told = back.waiting().stream()
                    .filter(event -> topic(discussion).equals(event.getString("topic")))
                    .toList();
            assertEquals(4, told.size(), told::toString);
            assertFalse(told.toString().contains("secret"), told::toString);
            assertTrue(message(told.get(2)).getString("html").contains("What?"), told::toString);
        }
    }

    @Test
    void keepers_and_staff_take_away_what_others_said_and_members_do_not() {
        var ada = Newcomer.make(running, "secretariat");
        var other = Newcomer.make(running, "delegate");
        var all = Conversations.discussion(running, chair, ben, ada, other);
        try (var one = join(bens, all);
                var keeper = join(chairs, all);
                var staff = join(Visitor.member(running, ada), all);
                var member = join(Visitor.member(running, other), all)) {
            done(say(one, all, "1", "One"));
            done(say(one, all, "2", "Two"));
            refused("not_found", delete(member, all, 1));
            done(delete(keeper, all, 1));
            done(delete(staff, all, 2));
            assertEquals("staff", message(one.awaitEvent("message.deleted")).getString("deleted"));
        }
    }

    private void mute(String until) {
        rows(
                running,
                "UPDATE conversation_member SET muted_until = " + until + " WHERE conversation = $1 AND account = $2",
                discussion,
                Newcomer.id(running, ben));
    }

    private static JsonObject edit(Line line, long conversation, long seq, String body) {
        var payload = new JsonObject().put("message", seq).put("body", body);
        return line.ask(topic(conversation), "message.edit", payload);
    }

    private static JsonObject delete(Line line, long conversation, long seq) {
        return line.ask(topic(conversation), "message.delete", new JsonObject().put("message", seq));
    }

    private static JsonObject message(JsonObject event) {
        return event.getJsonObject("payload").getJsonObject("message");
    }

    private static void done(JsonObject reply) {
        assertEquals("done", reply.getString("status"), reply::encode);
    }

    private static void refused(String reason, JsonObject reply) {
        assertEquals(reason, reply.getJsonObject("payload").getString("reason"), reply::encode);
    }
}
