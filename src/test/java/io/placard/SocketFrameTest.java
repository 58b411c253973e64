package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message of a client has one answer, or ends the socket with a code that says why. */
@ExtendWith(Running.class)
@Prompt
class SocketFrameTest {

    private static final int LIMIT = 64 << 10;
    private static final int FLOOD = 1_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    nonsense                                                             | - | not_json     | -
                    [1]                                                                  | - | not_json     | -
                    "text"                                                               | - | not_json     | -
                    null                                                                 | - | not_json     | -
                    {"ref":"a"} trailing                                                 | - | not_json     | -
                    {}                                                                   | - | missing      | ref
                    {"topic":"conference","event":"join"}                                | - | missing      | ref
                    {"ref":1,"topic":"conference","event":"join"}                        | - | wrong_type   | ref
                    {"ref":null,"topic":"conference","event":"join"}                     | - | wrong_type   | ref
                    {"ref":"","topic":"conference","event":"join"}                       | - | wrong_length | ref
                    {"ref":"a","event":"join"}                                           | a | missing      | topic
                    {"ref":"a","topic":7,"event":"join"}                                 | a | wrong_type   | topic
                    {"ref":"a","topic":"No Topic","event":"join"}                        | a | unknown      | topic
                    {"ref":"a","topic":"user:0","event":"join"}                          | a | unknown      | topic
                    {"ref":"a","topic":"nosuch:1","event":"join"}                        | a | unknown      | topic
                    {"ref":"a","topic":"conference"}                                     | a | missing      | event
                    {"ref":"a","topic":"conference","event":[]}                          | a | wrong_type   | event
                    {"ref":"a","topic":"conference","event":"DROP TABLE"}                | a | unknown      | event
                    {"ref":"a","topic":"conference","event":"dance"}                     | a | unknown      | event
                    {"ref":"a","topic":"socket","event":"dance"}                         | a | unknown      | event
                    {"ref":"a","topic":"conference","event":"join","extra":1}            | a | unknown      | extra
                    {"ref":"a","topic":"conference","event":"join","payload":[]}         | a | wrong_type   | payload
                    {"ref":"a","topic":"conference","event":"join","payload":{"seq":"1"}}| a | wrong_type   | payload.seq
                    {"ref":"a","topic":"conference","event":"join","payload":{"seq":1.5}}| a | wrong_type   | payload.seq
                    """)
    void what_is_no_frame_is_refused_with_its_reason(
            String text, String ref, String reason, String field, Running running) {
        try (var line = Visitor.member(running, "kofi").openSocket()) {
            line.awaitEvent("welcome");
            line.sendText(text);
            var reply = line.await(frame -> frame.containsKey("status"));
            assertEquals("refused", reply.getString("status"));
            assertEquals(ref, reply.getString("ref"));
            assertEquals(reason, reply.getJsonObject("payload").getString("reason"), reply::encode);
            assertEquals(field, reply.getJsonObject("payload").getString("field"), reply::encode);
            assertEquals(
                    "done", line.ask("socket", "heartbeat", new JsonObject()).getString("status"));
        }
    }

    @Test
    void a_ref_of_65_characters_is_refused_and_one_of_64_is_not(Running running) {
        try (var line = Visitor.member(running, "kofi").openSocket()) {
            line.awaitEvent("welcome");
            line.sendText(heartbeat("r".repeat(65)));
            assertEquals(
                    "wrong_length",
                    line.await(frame -> frame.containsKey("status"))
                            .getJsonObject("payload")
                            .getString("reason"));
            line.sendText(heartbeat("r".repeat(64)));
            assertEquals(
                    "done", line.await(frame -> frame.containsKey("status")).getString("status"));
        }
    }

    @Test
    void a_socket_is_welcomed_with_its_heartbeat_and_its_own_topic(Running running) {
        try (var line = Visitor.member(running, "kofi").openSocket()) {
            var welcome = line.awaitEvent("welcome").getJsonObject("payload");
            assertEquals(25_000, welcome.getInteger("heartbeat"));
            assertEquals(8_000, welcome.getInteger("timeout"));
            var topics = welcome.getJsonObject("topics").fieldNames();
            assertTrue(topics.size() == 1 && topics.iterator().next().matches("user:\\d+"), topics::toString);
        }
    }

    @Test
    void somebody_elses_topic_is_not_found(Running running) {
        try (var kofis = Visitor.member(running, "kofi").openSocket();
                var pias = Visitor.member(running, "pia").openSocket()) {
            var topic = kofis.awaitEvent("welcome")
                    .getJsonObject("payload")
                    .getJsonObject("topics")
                    .fieldNames()
                    .iterator()
                    .next();
            assertEquals("done", kofis.ask(topic, "join", new JsonObject()).getString("status"));
            for (var event : List.of("join", "notice.read")) {
                var reply = pias.ask(topic, event, new JsonObject());
                assertEquals("refused", reply.getString("status"));
                assertEquals("not_found", reply.getJsonObject("payload").getString("reason"));
            }
        }
    }

    @Test
    void a_message_of_64_KiB_is_answered(Running running) {
        try (var socket =
                RawSocket.open(running, Visitor.member(running, "kofi").sessionKey())) {
            socket.next();
            socket.send("x".repeat(LIMIT));
            assertTrue(socket.next().orElseThrow().text().contains("not_json"));
        }
    }

    @Test
    void a_message_over_64_KiB_closes_with_1009(Running running) {
        try (var socket =
                RawSocket.open(running, Visitor.member(running, "kofi").sessionKey())) {
            socket.send("x".repeat(LIMIT + 1));
            assertEquals(1009, socket.closeCode());
        }
    }

    @Test
    void a_message_of_megabytes_closes_with_1009(Running running) {
        try (var socket =
                RawSocket.open(running, Visitor.member(running, "kofi").sessionKey())) {
            socket.send("x".repeat(8 << 20));
            assertEquals(1009, socket.closeCode());
        }
    }

    @Test
    void a_frame_that_is_none_closes_with_1002(Running running) {
        try (var socket =
                RawSocket.open(running, Visitor.member(running, "kofi").sessionKey())) {
            socket.send(3, true, new byte[] {1, 2, 3});
            assertEquals(1002, socket.closeCode());
        }
    }

    @Test
    void a_message_over_64_KiB_in_parts_closes_with_1009(Running running) {
        try (var socket =
                RawSocket.open(running, Visitor.member(running, "kofi").sessionKey())) {
            socket.send(RawSocket.TEXT, false, new byte[LIMIT - 1]);
            socket.send(RawSocket.CONTINUATION, false, new byte[1]);
            socket.send(RawSocket.CONTINUATION, true, new byte[1]);
            assertEquals(1009, socket.closeCode());
        }
    }

    @Test
    void a_binary_message_closes_with_1003(Running running) {
        try (var socket =
                RawSocket.open(running, Visitor.member(running, "kofi").sessionKey())) {
            socket.send(RawSocket.BINARY, true, new byte[] {1, 2, 3});
            assertEquals(1003, socket.closeCode());
        }
    }

    @Test
    void text_that_is_not_utf_8_closes_with_1007_once(Running running) {
        try (var socket =
                RawSocket.open(running, Visitor.member(running, "kofi").sessionKey())) {
            socket.send(RawSocket.TEXT, true, new byte[] {'a', (byte) 0xff});
            socket.send(heartbeat("behind"));
            assertEquals(1007, socket.closeCode());
            assertTrue(socket.next().isEmpty(), "something came behind the close frame");
        }
    }

    @Test
    void a_thousand_frames_at_once_have_one_answer_each_and_harm_no_neighbour(Running running) {
        try (var flood = Visitor.member(running, "kofi").openSocket();
                var neighbour = Visitor.member(running, "pia").openSocket()) {
            var sent = IntStream.range(0, FLOOD).mapToObj(i -> "f" + i).toList();
            sent.forEach(ref -> flood.socket().writeTextMessage(heartbeat(ref)));
            var begun = System.nanoTime();
            assertEquals(
                    "done",
                    neighbour.ask("conference", "join", new JsonObject()).getString("status"));
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(1).toNanos());
            var refs = new ArrayList<String>();
            var done = 0;
            while (refs.size() < FLOOD) {
                var reply = flood.await(frame -> frame.containsKey("status"));
                refs.add(reply.getString("ref"));
                done += reply.getString("status").equals("done") ? 1 : 0;
            }
            assertEquals(sent, refs);
            assertTrue(done >= 60 && done < FLOOD, "done: " + done);
            assertEquals(FLOOD, new HashSet<>(refs).size());
        }
    }

    @Test
    void frames_are_answered_in_their_order_whoever_answers_them(Running running) {
        try (var line = Visitor.member(running, "kofi").openSocket()) {
            line.awaitEvent("welcome");
            var sent = new ArrayList<String>();
            for (var i = 0; i < 50; i++) {
                sent.add("o" + i);
                line.socket().writeTextMessage(i % 3 == 0 ? heartbeat("o" + i) : joining("o" + i));
            }
            var answered = sent.stream()
                    .map(ref -> line.await(frame -> frame.containsKey("status")).getString("ref"))
                    .toList();
            assertEquals(sent, answered);
        }
    }

    private static String heartbeat(String ref) {
        return "{\"ref\":\"" + ref + "\",\"topic\":\"socket\",\"event\":\"heartbeat\"}";
    }

    private static String joining(String ref) {
        return "{\"ref\":\"" + ref + "\",\"topic\":\"conference\",\"event\":\"join\"}";
    }
}
