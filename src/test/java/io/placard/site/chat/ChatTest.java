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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What members of a conversation say to each other, over their sockets. */
@ExtendWith(Running.class)
class ChatTest {

    private Running running;
    private String ann;
    private String ben;
    private Visitor anns;
    private Visitor bens;
    private long pair;

    @BeforeEach
    void two_people_have_a_conversation(Running running) {
        this.running = running;
        ann = Newcomer.make(running, "delegate");
        ben = Newcomer.make(running, "press");
        anns = Visitor.member(running, ann);
        bens = Visitor.member(running, ben);
        pair = Conversations.pair(running, ann, ben);
    }

    @Test
    void what_one_says_the_other_hears_with_its_number_and_its_author() {
        try (var one = join(anns, pair);
                var other = join(bens, pair)) {
            var reply = say(one, pair, "a-1", "Hello *there*");
            assertEquals("done", reply.getString("status"), reply::encode);
            assertEquals(1, reply.getJsonObject("payload").getLong("seq"));
            var message = message(other.awaitEvent("message.sent"));
            assertEquals(1, message.getLong("seq"));
            assertEquals("a-1", message.getString("ref"));
            assertEquals(
                    "<p>Hello <em>there</em></p>", message.getString("html").strip());
            assertEquals(ann, message.getJsonObject("author").getString("username"));
            assertEquals(reply.getJsonObject("payload").getString("at"), message.getString("at"));
            assertEquals(message, message(one.awaitEvent("message.sent")));
        }
    }

    @Test
    void a_message_sent_again_is_written_once_and_answered_the_same() {
        try (var one = join(anns, pair);
                var device = join(anns, pair);
                var other = join(bens, pair)) {
            var first = say(one, pair, "same", "Once");
            assertEquals(first, say(one, pair, "same", "Once"));
            assertEquals(first, say(device, pair, "same", "Once"));
            assertEquals(2, number(say(other, pair, "same", "Another's"), "seq"));
            assertEquals(1, seq(other.awaitEvent("message.sent")));
            assertEquals(2, seq(other.awaitEvent("message.sent")));
            assertEquals(
                    2,
                    rows(running, "SELECT seq FROM message WHERE conversation = $1", pair)
                            .size());
        }
    }

    @Test
    void many_who_write_at_once_are_numbered_without_a_gap_and_heard_in_one_order() {
        try (var one = join(anns, pair);
                var device = join(anns, pair);
                var other = join(bens, pair)) {
            var lines = List.of(one, device, other);
            for (var i = 0; i < 60; i++) {
                var payload = new JsonObject().put("body", "Words");
                Conversations.send(lines.get(i % 3), pair, "many-" + i, payload);
            }
            var expected = LongStream.rangeClosed(1, 60).boxed().toList();
            for (var line : lines) {
                assertEquals(
                        expected,
                        LongStream.range(0, 60)
                                .mapToObj(i -> seq(line.awaitEvent("message.sent")))
                                .toList());
            }
        }
    }

    @Test
    void who_was_away_is_sent_what_was_said_meanwhile() {
        try (var one = join(anns, pair)) {
            say(one, pair, "first", "Before");
            say(one, pair, "second", "While away");
        }
        try (var other = bens.openSocket()) {
            other.awaitEvent("welcome");
            var reply = other.ask(topic(pair), "join", new JsonObject().put("seq", 1));
            assertEquals(2, number(reply, "seq"), reply::encode);
            assertEquals(2, seq(other.awaitEvent("message.sent")));
        }
    }

    @Test
    void a_stranger_can_do_nothing_and_learns_nothing() {
        var stranger = Visitor.member(running, Newcomer.make(running, "superuser"));
        try (var one = join(anns, pair);
                var line = stranger.openSocket()) {
            line.awaitEvent("welcome");
            say(one, pair, "mine", "Between us");
            for (var event : List.of("join", "message.send", "message.edit", "message.delete", "read", "typing")) {
                var payload =
                        new JsonObject().put("body", "x").put("message", 1).put("seq", 0);
                assertEquals("not_found", reason(line.ask(topic(pair), event, payload)), event);
                assertEquals("not_found", reason(line.ask(topic(999_999_999), event, payload)), event);
            }
            assertEquals(List.of(), line.waiting());
            assertEquals(2, number(say(one, pair, "next", "Still us"), "seq"));
        }
    }

    @Test
    void a_login_that_ended_elsewhere_says_nothing_more() {
        try (var one = join(anns, pair)) {
            assertEquals("done", say(one, pair, "before", "Still me").getString("status"));
            rows(running, "UPDATE account SET epoch = epoch + 1 WHERE username = $1", ann);
            assertEquals("not_found", reason(say(one, pair, "after", "Me again")));
        }
    }

    @Test
    void an_answer_quotes_what_it_answers_and_there_must_be_something() {
        try (var one = join(anns, pair);
                var other = join(bens, pair)) {
            say(one, pair, "q", "A *question*?");
            var reply =
                    say(other, pair, "a", new JsonObject().put("body", "Yes").put("reply", 1));
            assertEquals("done", reply.getString("status"), reply::encode);
            one.awaitEvent("message.sent");
            var quote = message(one.awaitEvent("message.sent")).getJsonObject("reply");
            assertEquals("A question?", quote.getString("excerpt"));
            assertEquals(ann, quote.getJsonObject("author").getString("username"));
            var missing =
                    say(other, pair, "m", new JsonObject().put("body", "Yes").put("reply", 9));
            assertEquals("not_found", reason(missing));
            assertEquals("payload.reply", missing.getJsonObject("payload").getString("field"));
        }
    }

    @Test
    void what_is_no_message_is_refused_for_its_reason() {
        try (var one = join(anns, pair)) {
            assertEquals("missing", reason(say(one, pair, "1", new JsonObject())));
            assertEquals("wrong_type", reason(say(one, pair, "2", new JsonObject().put("body", 7))));
            assertEquals("wrong_length", reason(say(one, pair, "3", " \n ")));
            assertEquals("wrong_length", reason(say(one, pair, "4", "x".repeat(4_001))));
            assertEquals("done", say(one, pair, "5", "界".repeat(4_000)).getString("status"));
            assertEquals("wrong_length", reason(say(one, pair, "6", "nul \0")));
            assertEquals("wrong_length", reason(say(one, pair, "ref \0", "Words")), "it would fail its neighbours too");
            var answer = new JsonObject().put("body", "x").put("reply", "1");
            assertEquals("wrong_type", reason(say(one, pair, "7", answer)));
        }
    }

    @Test
    void only_members_are_mentioned_and_their_lists_say_so() {
        var stranger = Newcomer.make(running, "delegate");
        try (var one = join(anns, pair);
                var other = join(bens, pair)) {
            say(one, pair, "m", "Ask @" + ben + " and @" + stranger + ".");
            var message = message(other.awaitEvent("message.sent"));
            var mentioned = new JsonArray().add((int) Newcomer.id(running, ben));
            assertEquals(mentioned, message.getJsonArray("mentions"));
            assertTrue(message.getString("html").contains("/people/" + ben + "/"), message::encode);
            var changed = other.awaitEvent("chat.changed").getJsonObject("payload");
            assertTrue(changed.getBoolean("mention"), changed::encode);
            assertEquals(1, changed.getInteger("unread"));
            assertEquals(1, changed.getInteger("total"));
            assertEquals(
                    ann, changed.getJsonObject("digest").getJsonObject("author").getString("username"));
            var own = one.awaitEvent("chat.changed").getJsonObject("payload");
            assertEquals(0, own.getInteger("unread"), "one's own are not unread");
        }
    }

    @Test
    void what_was_read_on_one_device_is_read_on_the_other_and_the_other_side_sees_it() {
        try (var one = join(anns, pair);
                var other = join(bens, pair);
                var device = bens.openSocket()) {
            device.awaitEvent("welcome");
            say(one, pair, "1", "One");
            say(one, pair, "2", "Two");
            awaitUnread(device, 2);
            var reply = read(other, 1);
            assertEquals(
                    new JsonObject().put("read", 1).put("unread", 1).put("total", 1), reply.getJsonObject("payload"));
            var seen = one.awaitEvent("member.read").getJsonObject("payload");
            assertEquals(1, seen.getLong("read"));
            assertEquals(Newcomer.id(running, ben), seen.getLong("account"));
            awaitUnread(device, 1);
            assertEquals(2, number(read(other, 99), "read"), "no further than there are messages");
            assertEquals(2, number(read(other, 1), "read"), "only forwards");
        }
    }

    @Test
    void what_one_says_between_what_others_say_is_not_unread() {
        try (var one = join(anns, pair);
                var other = join(bens, pair)) {
            say(one, pair, "1", "One");
            say(other, pair, "2", "Two");
            say(one, pair, "3", "Three");
            say(other, pair, "4", "Four");
            say(other, pair, "5", "Five");
            assertEquals(2, unread(other, 0));
            assertEquals(1, unread(other, 1));
            assertEquals(1, unread(other, 2));
            assertEquals(0, unread(other, 3));
            assertEquals(2, unread(one, 3));
            assertEquals(0, unread(one, 5));
        }
    }

    @Test
    void typing_is_heard_and_kept_nowhere() {
        try (var one = join(anns, pair);
                var other = join(bens, pair)) {
            assertEquals(
                    "done", one.ask(topic(pair), "typing", new JsonObject()).getString("status"));
            var typing = other.awaitEvent("typing");
            assertFalse(typing.containsKey("seq"));
            assertEquals(
                    Newcomer.id(running, ann), typing.getJsonObject("payload").getLong("account"));
            assertEquals(List.of(), rows(running, "SELECT FROM topic_event WHERE topic = $1", topic(pair)));
        }
    }

    private JsonObject read(Line line, long seq) {
        return line.ask(topic(pair), "read", new JsonObject().put("seq", seq));
    }

    private int unread(Line line, long seq) {
        return read(line, seq).getJsonObject("payload").getInteger("unread");
    }

    private static void awaitUnread(Line line, int unread) {
        line.await(frame -> "chat.changed".equals(frame.getString("event"))
                && frame.getJsonObject("payload").getInteger("unread") == unread);
    }

    private static JsonObject message(JsonObject event) {
        return event.getJsonObject("payload").getJsonObject("message");
    }

    private static long seq(JsonObject event) {
        return message(event).getLong("seq");
    }

    private static long number(JsonObject reply, String name) {
        return reply.getJsonObject("payload").getLong(name);
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }
}
