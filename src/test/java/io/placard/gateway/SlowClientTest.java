package io.placard.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.internal.PlatformDependent;
import io.placard.Prompt;
import io.placard.Running;
import io.placard.Wire;
import io.placard.gateway.http.RequestLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that send or read slowly, or not at all: each meets a deadline, and costs the others nothing. */
@ExtendWith(Running.class)
@Prompt
class SlowClientTest {

    private static final String HEALTH = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int BIG = 100_000;
    private static final int REQUESTS = 1_000;
    private static final int STEP_MILLIS = 100;
    private static final long MOST_MEMORY = 48 << 20;
    private static final RequestLimits HASTY = new RequestLimits(
            1 << 20, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));

    @Test
    void a_head_that_trickles_is_answered_408_at_its_deadline(Running running) {
        try (var gateway = hasty(running);
                var wire = Wire.open(gateway.url())) {
            assertLate(trickle(wire, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(1_000)));
            assertEquals(408, wire.answer().status());
            assertTrue(wire.closes());
        }
    }

    @Test
    void a_second_head_that_trickles_behind_a_good_request_is_answered_408(Running running) {
        try (var gateway = hasty(running);
                var wire = Wire.open(gateway.url())) {
            wire.send(HEALTH + "GET /heal");
            assertEquals(200, wire.answer().status());
            assertLate(trickle(wire, "x".repeat(1_000)));
            assertEquals(408, wire.answer().status());
            assertTrue(wire.closes());
        }
    }

    @Test
    void a_body_that_trickles_is_answered_408_at_its_deadline(Running running) {
        try (var gateway = hasty(running);
                var wire = Wire.open(gateway.url())) {
            wire.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
            assertLate(trickle(wire, "x".repeat(1_000)));
            assertEquals(408, wire.answer().status());
            assertTrue(wire.closes());
        }
    }

    @Test
    void a_connection_without_requests_is_closed(Running running) {
        try (var gateway = hasty(running);
                var wire = Wire.open(gateway.url())) {
            assertTrue(wire.closes());
        }
    }

    @Test
    void a_connection_that_was_used_is_closed_when_no_further_request_comes(Running running) {
        try (var gateway = hasty(running);
                var wire = Wire.open(gateway.url())) {
            wire.send(HEALTH);
            assertEquals(200, wire.answer().status());
            assertTrue(wire.closes());
        }
    }

    @Test
    void whoever_asks_for_much_and_reads_nothing_is_cut(Running running) {
        try (var gateway = hasty(running);
                var wire = Wire.open(gateway.url())) {
            for (var i = 0; i < REQUESTS; i++) {
                wire.send(big(i));
            }
            var deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (!wire.cut("G")) {
                assertTrue(System.nanoTime() < deadline, "the connection stays open");
                assertServes(gateway);
            }
        }
    }

    @Test
    void a_thousand_pipelined_requests_take_no_memory_and_are_answered_in_order_once_read(Running running) {
        try (var gateway = TestGateway.limited(running.gatewayContext(), RequestLimits.of(1 << 20), 2 * BIG);
                var wire = Wire.open(gateway.url())) {
            var before = PlatformDependent.usedDirectMemory();
            for (var i = 0; i < REQUESTS; i++) {
                wire.send(big(i));
            }
            for (var i = 0; i < 50; i++) {
                assertServes(gateway);
            }
            var taken = PlatformDependent.usedDirectMemory() - before;
            assertTrue(taken < MOST_MEMORY, () -> "bytes taken: " + taken);
            for (var i = 0; i < REQUESTS; i++) {
                assertEquals(BIG + i, wire.answer().body().length);
            }
        }
    }

    private static TestGateway hasty(Running running) {
        return TestGateway.limited(running.gatewayContext(), HASTY, 2 * BIG);
    }

    /** Asks for so many bytes that the answer tells which request it belongs to. */
    private static String big(int number) {
        return "GET /static/big.txt HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-" + (BIG + number - 1) + "\r\n\r\n";
    }

    /** Sends byte by byte until something comes; how long that took. */
    private static Duration trickle(Wire wire, String bytes) {
        var begun = System.nanoTime();
        for (var i = 0; i < bytes.length(); i++) {
            wire.send(bytes.substring(i, i + 1));
            if (wire.comes(STEP_MILLIS)) {
                break;
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void assertLate(Duration took) {
        assertTrue(
                took.compareTo(Duration.ofSeconds(1)) > 0 && took.compareTo(Duration.ofSeconds(6)) < 0, took::toString);
    }

    private static void assertServes(TestGateway gateway) {
        assertEquals(200, Wire.exchange(gateway.url(), HEALTH).status());
    }
}
