package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** When a socket is closed, with which code, and who keeps theirs. */
@ExtendWith(Running.class)
@Prompt
class SocketEndTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration BY_REPAIR = Duration.ofSeconds(4);
    private static final int SESSION_ENDED = 4200;
    private static final int PAGE_BYTES = 100_000;
    private static final int MOST_PAGES = 500;

    @Test
    void signing_out_closes_all_sockets_of_that_session_and_no_other(Running running) {
        var here = Visitor.member(running, "kofi");
        var there = Visitor.member(running, "kofi");
        try (var first = welcomed(here);
                var second = welcomed(here);
                var other = welcomed(there)) {
            var begun = System.nanoTime();
            here.signOut();
            assertEquals(SESSION_ENDED, first.awaitClose());
            assertEquals(SESSION_ENDED, second.awaitClose());
            assertWithin(AT_ONCE, begun);
            assertLives(other);
        }
    }

    @Test
    void deactivating_an_account_closes_its_sockets_and_nobody_elses(Running running) {
        create(running, "leaver");
        try (var line = welcomed(signedIn(running, "leaver"));
                var other = welcomed(Visitor.member(running, "kofi"))) {
            assertEquals(0, account(running, "deactivate", "leaver"));
            var begun = System.nanoTime();
            assertEquals(SESSION_ENDED, line.awaitClose());
            assertWithin(BY_REPAIR, begun);
            assertLives(other);
        }
        assertEquals(
                422, Visitor.guest(running).signIn("leaver", Visitor.PASSWORD).statusCode());
    }

    @Test
    void a_new_password_closes_the_accounts_sockets_and_nobody_elses(Running running) {
        create(running, "changer");
        var visitor = signedIn(running, "changer");
        var key = visitor.sessionKey();
        try (var line = welcomed(visitor);
                var other = welcomed(Visitor.member(running, "kofi"))) {
            assertEquals(0, account(running, "password", "changer"));
            assertEquals(SESSION_ENDED, line.awaitClose());
            assertLives(other);
        }
        assertEquals(403, Line.refusal(running, key));
    }

    @Test
    void whoever_reads_nothing_is_closed_and_the_others_get_their_events_promptly(Running running) {
        try (var slow = RawSocket.open(running, Visitor.member(running, "kofi").sessionKey());
                var quick =
                        RawSocket.open(running, Visitor.member(running, "pia").sessionKey())) {
            Stream.of(slow, quick).forEach(SocketEndTest::follow);
            assertFalse(slow.cut());
            var channels = running.placard().core().channels();
            for (var i = 0; i < MOST_PAGES; i++) {
                var begun = System.nanoTime();
                channels.publish(List.of(page(i)));
                assertTrue(quick.next().orElseThrow().text().contains("\"page\":" + i + ","));
                assertWithin(AT_ONCE, begun);
            }
            Waiting.until("the slow reader's socket is cut", slow::cut);
        }
    }

    @Test
    void a_placard_that_stops_tells_every_socket_when_to_come_back(@TempDir Path data) {
        var running = Running.start(data);
        try (var line = welcomed(Visitor.member(running, "kofi"))) {
            running.placard().close();
            assertEquals(1012, line.awaitClose());
            assertTrue(
                    line.socket().closeReason().matches("retry-after-ms=\\d+"),
                    line.socket().closeReason());
        }
        running.vertx().close().toCompletionStage().toCompletableFuture().join();
    }

    private static Line welcomed(Visitor visitor) {
        var line = visitor.openSocket();
        line.awaitEvent("welcome");
        return line;
    }

    private static void follow(RawSocket socket) {
        socket.next();
        socket.send("{\"ref\":\"j\",\"topic\":\"conference\",\"event\":\"join\"}");
        assertTrue(socket.next().orElseThrow().text().contains("\"done\""));
    }

    private static Event page(int number) {
        var payload = new JsonObject().put("page", number).put("text", "x".repeat(PAGE_BYTES));
        return new Event(Topic.CONFERENCE, Event.UNKEPT, "page", payload);
    }

    private static void assertLives(Line line) {
        assertEquals("done", line.ask("socket", "heartbeat", new JsonObject()).getString("status"));
    }

    private static void assertWithin(Duration most, long begun) {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(most) < 0, took::toString);
    }

    private static Visitor signedIn(Running running, String username) {
        var visitor = Visitor.guest(running);
        assertEquals(303, visitor.signIn(username, Visitor.PASSWORD).statusCode());
        return visitor;
    }

    private static void create(Running running, String username) {
        var in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Visitor.PASSWORD.getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, account(running, "create", username, "--password-stdin"));
        } finally {
            System.setIn(in);
        }
    }

    /** A command beside the running Placard, as from another terminal. */
    private static int account(Running running, String... words) {
        var log = running.data().resolve("command-access.log");
        var settings = Settings.read(
                List.of("--data.dir=" + running.data(), "--log.level=warn", "--access-log=" + log), Map.of());
        var status = Placard.run(
                settings, Stream.concat(Stream.of("account"), Stream.of(words)).toList());
        assertFalse(Files.exists(log), "a command has no requests to log");
        return status;
    }
}
