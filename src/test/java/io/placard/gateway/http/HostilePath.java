package io.placard.gateway.http;

import static io.placard.gateway.http.HostileRequest.going;

import java.util.List;
import java.util.stream.Stream;

/** Requests that are good HTTP and ask for what they must not have. */
final class HostilePath {

    private static final String HOST = "Host: localhost\r\n";
    private static final String PLAIN = "/static/css/placard.css";
    private static final String UPGRADE = HOST + "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";

    private HostilePath() {}

    /** Files that are none of the static files. */
    static Stream<HostileRequest> files() {
        return Stream.of(
                        "/static/../pom.xml",
                        "/static/..%2fpom.xml",
                        "/static/%2e%2e/pom.xml",
                        "/static/%2e%2e%2fpom.xml",
                        "/static/..%5cpom.xml",
                        "/static/%5c..%5cpom.xml",
                        "/static/..%252fpom.xml",
                        "/static/css/..%2f..%2fdb/migration/",
                        "/static//css/placard.css",
                        "/static/./css/placard.css",
                        "/static/css%2fplacard.css",
                        "/static/css/placard.css/",
                        "/static/css/",
                        "/static/",
                        "/static/\u00ff\u00fe")
                .map(path -> going(path, "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n", 404));
    }

    /** Ranges; the whole file is always a right answer to one that is not understood. */
    static Stream<HostileRequest> ranges() {
        return Stream.of(
                range("bytes=0-0", 206),
                range("bytes=-1", 206),
                range("bytes=5-", 206),
                range("bytes=0-99999999", 206),
                range("bytes=99999999-", 416),
                range("bytes=-0", 416),
                range("bytes=5-2", 200),
                range("bytes=a-b", 200),
                range("bytes=-", 200),
                range("bytes=--1", 200),
                range("bytes=0-0,2-3", 200),
                range("bytes=" + "0-0,".repeat(1_000) + "1-1", 200),
                range("bytes=0-999999999999999999999", 200),
                range("lines=0-1", 200),
                range("", 200));
    }

    /** Handshakes that are none. */
    static Stream<HostileRequest> handshakes() {
        return Stream.of(
                        List.of("no version", KEY, "426"),
                        List.of("version 0", KEY + "Sec-WebSocket-Version: 0\r\n", "426"),
                        List.of("version 7", KEY + "Sec-WebSocket-Version: 7\r\n", "426"),
                        List.of("version 8", KEY + "Sec-WebSocket-Version: 8\r\n", "426"),
                        List.of("version 14", KEY + "Sec-WebSocket-Version: 14\r\n", "426"),
                        List.of("versions 13 and 8", KEY + VERSION + "Sec-WebSocket-Version: 8\r\n", "426"),
                        List.of("no key", VERSION, "400"),
                        List.of("a short key", VERSION + "Sec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\n", "400"),
                        List.of("a key that is no Base64", VERSION + "Sec-WebSocket-Key: !!!!\r\n", "400"),
                        List.of("an empty key", VERSION + "Sec-WebSocket-Key:\r\n", "400"),
                        List.of("two keys", VERSION + KEY + KEY, "400"),
                        List.of("a foreign origin", VERSION + KEY + "Origin: https://evil.example\r\n", "403"),
                        List.of("the origin null", VERSION + KEY + "Origin: null\r\n", "403"),
                        List.of(
                                "two origins",
                                VERSION + KEY + "Origin: http://localhost\r\nOrigin: http://evil\r\n",
                                "403"),
                        List.of("no session key", VERSION + KEY, "401"))
                .map(row -> going(
                        row.get(0),
                        "GET /ws HTTP/1.1\r\n" + UPGRADE + row.get(1) + "\r\n",
                        Integer.parseInt(row.get(2))));
    }

    /** Handshakes in whose first line or body something is wrong. */
    static Stream<HostileRequest> oddHandshakes() {
        var rest = " HTTP/1.1\r\n" + UPGRADE + VERSION + KEY;
        return Stream.of(
                HostileRequest.row(
                        "hixie-76, whose body has no length",
                        "GET /ws HTTP/1.1\r\n" + UPGRADE
                                + "Sec-WebSocket-Key1: 1 2\r\nSec-WebSocket-Key2: 3 4\r\n\r\n12345678",
                        400,
                        true),
                going("a bad session key", "GET /ws?session_key=bad" + rest + "\r\n", 401),
                going("an empty session key", "GET /ws?session_key=" + rest + "\r\n", 401),
                going("a session key of 3000", "GET /ws?session_key=" + "a".repeat(3_000) + rest + "\r\n", 401),
                going("POST", "POST /ws" + rest + "\r\n", 405),
                going("a body", "GET /ws" + rest + "Content-Length: 3\r\n\r\nabc", 400),
                going("an empty body", "GET /ws" + rest + "Content-Length: 0\r\n\r\n", 400),
                going("a chunked body", "GET /ws" + rest + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
                going("no upgrade", "GET /ws HTTP/1.1\r\n" + HOST + VERSION + KEY + "\r\n", 426),
                going("h2c", "GET /ws HTTP/1.1\r\n" + HOST + "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", 426));
    }

    private static HostileRequest range(String range, int status) {
        return going(
                "Range: " + range.substring(0, Math.min(40, range.length())),
                "GET " + PLAIN + " HTTP/1.1\r\n" + HOST + "Range: " + range + "\r\n\r\n",
                status);
    }
}
