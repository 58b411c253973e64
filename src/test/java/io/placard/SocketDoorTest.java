package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may open a socket and for how long, by a Placard with low limits and a fast heartbeat. */
@Prompt
class SocketDoorTest {

    @TempDir
    private static Path data;

    private static Running running;

    @BeforeAll
    static void start() {
        running = Running.start(
                data.resolve("placard"),
                "--session.key.ttl=2s",
                "--socket.per-account=2",
                "--socket.per-address=3",
                "--socket.heartbeat=1s",
                "--socket.timeout=1s");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void a_session_key_opens_one_socket_only() {
        var key = Visitor.member(running, "kofi").sessionKey();
        try (var line = Line.open(running, key)) {
            line.awaitEvent("welcome");
            assertEquals(401, Line.refusal(running, key));
        }
    }

    @Test
    void the_key_of_a_session_that_has_ended_opens_nothing() {
        var kofi = Visitor.member(running, "kofi");
        var key = kofi.sessionKey();
        assertEquals(303, kofi.signOut().statusCode());
        assertEquals(401, Line.refusal(running, key));
    }

    @Test
    void a_key_opens_nothing_behind_its_time() {
        var key = Visitor.member(running, "kofi").sessionKey();
        until(() -> keys().isEmpty());
        assertEquals(401, Line.refusal(running, key));
    }

    @Test
    void a_foreign_page_is_refused_before_its_key_is_looked_at() {
        var key = Visitor.member(running, "kofi").sessionKey();
        assertEquals(403, handshake(key, "https://evil.example").status());
        try (var line = Line.open(running, key)) {
            line.awaitEvent("welcome");
        }
    }

    @Test
    void an_account_and_an_address_have_so_many_sockets_and_no_more() {
        var kofi = Visitor.member(running, "kofi");
        var pia = Visitor.member(running, "pia");
        try (var first = kofi.openSocket();
                var second = kofi.openSocket()) {
            first.awaitEvent("welcome");
            assertEquals(429, Line.refusal(running, kofi.sessionKey()));
            try (var third = pia.openSocket()) {
                third.awaitEvent("welcome");
                assertEquals(429, Line.refusal(running, pia.sessionKey()));
            }
            second.close();
            until(() -> handshake(kofi.sessionKey(), running.url().toString()).status() == 101);
        }
    }

    @Test
    void a_client_that_answers_no_ping_is_closed_with_4101() {
        try (var socket = RawSocket.open(running, Visitor.member(running, "pia").sessionKey())) {
            assertEquals(4101, socket.closeCode());
        }
    }

    @Test
    void a_client_that_answers_pings_stays_for_many_heartbeats() {
        try (var line = Visitor.member(running, "pia").openSocket()) {
            line.awaitEvent("welcome");
            var deadline = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            until(() -> System.nanoTime() > deadline);
            assertEquals(
                    "done", line.ask("socket", "heartbeat", new JsonObject()).getString("status"));
        }
    }

    @Test
    void no_sink_carries_a_session_key() {
        try (var log = new CapturedLog()) {
            assertNoSinkCarriesASessionKey(log);
        }
    }

    private static void assertNoSinkCarriesASessionKey(CapturedLog log) {
        var pia = Visitor.member(running, "pia");
        var used = pia.sessionKey();
        var refused = pia.sessionKey();
        try (var line = Line.open(running, used)) {
            line.awaitEvent("welcome");
        }
        Line.refusal(running, used);
        handshake(refused, "https://evil.example");
        var pages = new StringBuilder();
        for (var path : List.of("/ws?session_key=", "/healthz?session_key=", "/static/nosuch?a=b&session_key=")) {
            pages.append(pia.send(pia.request(path + refused)
                            .header("Referer", running.url() + "/?session_key=" + refused)
                            .GET())
                    .body());
        }
        pages.append(pia.postForm("/sign-in?session_key=" + refused, Map.of()).body());
        pages.append(pia.get("/metrics").body());
        until(() -> read("placard/access.log").contains("/static/nosuch?a=b&session_key=***"));
        for (var sink : List.of(pages.toString(), read("placard/access.log"), log.text())) {
            assertTrue(sink.length() > 100, "an empty sink proves nothing: " + sink);
            assertFalse(sink.contains(used) || sink.contains(refused), () -> sink);
        }
    }

    private static Wire.Answer handshake(String key, String origin) {
        return Wire.exchange(
                running.url(),
                "GET /ws?session_key=" + key + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nOrigin: " + origin + "\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    private static List<String> keys() {
        return running.redis()
                .keys("placard:session-key:*")
                .map(found -> found.stream().map(Object::toString).toList())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String read(String file) {
        try {
            return Files.readString(data.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void until(BooleanSupplier condition) {
        Waiting.until("it comes true", condition);
    }
}
