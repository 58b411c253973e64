package io.placard.gateway.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Wire;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests as bytes: each has one exact answer, and the next visitor is served. */
@ExtendWith(Running.class)
class RawHttpTest {

    private static final String HEALTH = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "io.placard.gateway.http.HostileRequest#bodies",
        "io.placard.gateway.http.HostileRequest#heads",
        "io.placard.gateway.http.HostilePath#files",
        "io.placard.gateway.http.HostilePath#ranges",
        "io.placard.gateway.http.HostilePath#handshakes",
        "io.placard.gateway.http.HostilePath#oddHandshakes"
    })
    void a_hostile_request_gets_one_exact_answer_and_harms_nobody(HostileRequest hostile, Running running) {
        try (var wire = Wire.open(running.url())) {
            wire.send(hostile.bytes());
            var answer = wire.answer();
            assertEquals(hostile.status(), answer.status(), answer::text);
            if (hostile.closes()) {
                assertTrue(wire.closes(), "the connection stays open, or a second answer came");
            } else {
                wire.send(HEALTH);
                assertEquals(200, wire.answer().status(), "the next request on this connection");
            }
        }
        assertServes(running.url());
    }

    @Test
    void obs_fold_in_the_second_of_two_pipelined_requests_is_refused(Running running) {
        try (var wire = Wire.open(running.url())) {
            wire.send(HEALTH + "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n");
            assertEquals(200, wire.answer().status());
            assertEquals(400, wire.answer().status());
            assertTrue(wire.closes());
        }
    }

    @Test
    void a_refusal_is_never_taken_for_the_answer_to_an_earlier_request(Running running) {
        try (var wire = Wire.open(running.url())) {
            wire.send(
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n");
            assertTrue(wire.closes());
        }
    }

    @Test
    void a_client_that_still_sends_its_body_reads_why_it_was_refused(Running running) {
        try (var wire = Wire.open(running.url())) {
            wire.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n");
            for (var i = 0; i < 80; i++) {
                wire.send(new byte[100_000]);
            }
            assertEquals(413, wire.answer().status());
            assertTrue(wire.closes());
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_answered(Running running) {
        for (var path : List.of("/%ff", "/?a=%c3%28", "/articles/%ff%fe/", "/people/%e4%bd/", "/sign-in?next=%fe")) {
            var status = Wire.exchange(running.url(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .status();
            assertTrue(status == 200 || status == 400 || status == 404, path + ": " + status);
        }
    }

    @Test
    void obs_fold_that_comes_byte_by_byte_is_refused(Running running) {
        try (var wire = Wire.open(running.url())) {
            for (var b : "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n".split("")) {
                wire.send(b);
            }
            assertEquals(400, wire.answer().status());
            assertTrue(wire.closes());
        }
    }

    @Test
    void a_body_may_have_lines_that_begin_with_a_space(Running running) {
        var body = "a=1\r\n b=2\r\n\tc=3\r\n";
        try (var wire = Wire.open(running.url())) {
            wire.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body + HEALTH);
            assertEquals(403, wire.answer().status());
            assertEquals(200, wire.answer().status());
        }
    }

    @Test
    void a_head_and_its_body_may_come_in_one_piece_where_the_body_begins_with_a_space(Running running) {
        try (var wire = Wire.open(running.url())) {
            wire.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "4\r\n a=b\r\n0\r\n\r\n" + HEALTH);
            assertEquals(403, wire.answer().status());
            assertEquals(200, wire.answer().status());
        }
    }

    @Test
    void a_range_is_that_part_of_the_file(Running running) {
        var get = "GET /static/css/placard.css HTTP/1.1\r\nHost: localhost\r\n";
        var whole = Wire.exchange(running.url(), get + "\r\n").body();
        var part = Wire.exchange(running.url(), get + "Range: bytes=3-9\r\n\r\n");
        assertEquals("bytes 3-9/" + whole.length, part.headers().get("content-range"));
        assertArrayEquals(Arrays.copyOfRange(whole, 3, 10), part.body());
    }

    private static void assertServes(URI url) {
        assertEquals(200, Wire.exchange(url, HEALTH).status());
    }
}
