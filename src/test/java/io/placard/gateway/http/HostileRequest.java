package io.placard.gateway.http;

import java.util.stream.Stream;

/**
 * A request that somebody may send who means no good, and what must come of it.
 *
 * @param bytes one character a byte
 * @param closes whether the connection is closed behind the answer
 */
record HostileRequest(String name, String bytes, int status, boolean closes) {

    private static final String HOST = "Host: localhost\r\n";
    private static final String GET = "GET /healthz HTTP/1.1\r\n" + HOST;
    private static final String POST = "POST /sign-in HTTP/1.1\r\n" + HOST;
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    @Override
    public String toString() {
        return name;
    }

    /** Where does the body end? Whoever reads it in two ways can be made to read a request that nobody sent. */
    static Stream<HostileRequest> bodies() {
        return Stream.of(
                closing("length and chunks", POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                closing("chunks and length", POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
                closing("chunked, identity", POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                closing("identity", POST + "Transfer-Encoding: identity\r\n\r\nabc"),
                closing("xchunked", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                closing("chunked twice", POST + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
                closing(
                        "two codings, the last unknown",
                        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n"),
                closing("space before the colon", POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
                closing("tab before the colon", POST + "Content-Length\t: 3\r\n\r\nabc"),
                closing("vertical tab in the coding", POST + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
                closing("two different lengths", POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
                closing("two lengths in one line", POST + "Content-Length: 3, 4\r\n\r\nabcd"),
                closing("a negative length", POST + "Content-Length: -1\r\n\r\n"),
                closing("a length with a plus", POST + "Content-Length: +3\r\n\r\nabc"),
                closing("a length of letters", POST + "Content-Length: abc\r\n\r\n"),
                closing("a length in hexadecimal", POST + "Content-Length: 0x3\r\n\r\nabc"),
                closing("no length at all", POST + "Content-Length: \r\n\r\n"),
                closing("a length beyond all numbers", POST + "Content-Length: 99999999999999999999\r\n\r\n"),
                closing("a chunk size that overflows", CHUNKED + "100000003\r\nabc\r\n0\r\n\r\n"),
                closing("a chunk size beyond 64 bits", CHUNKED + "10000000000000003\r\nabc\r\n0\r\n\r\n"),
                closing("a chunk size of letters", CHUNKED + "zz\r\nabc\r\n0\r\n\r\n"),
                closing("a negative chunk size", CHUNKED + "-3\r\nabc\r\n0\r\n\r\n"),
                closing("a chunk size in hexadecimal", CHUNKED + "0x3\r\nabc\r\n0\r\n\r\n"),
                closing("a bare line feed behind a chunk size", CHUNKED + "3\nabc\r\n0\r\n\r\n"),
                closing("a bare line feed in a chunk extension", CHUNKED + "3;a\nabc\r\n0\r\n\r\n"),
                closing("a chunk longer than it says", CHUNKED + "3\r\nabcd\r\n0\r\n\r\n"),
                going("a chunk extension", CHUNKED + "3;name=value\r\na=b\r\n0\r\n\r\n", 403),
                going("trailers", CHUNKED + "3\r\na=b\r\n0\r\nHost: evil\r\n\r\n", 403),
                row("a body over the limit", POST + "Content-Length: 2000000\r\n\r\n", 413, true),
                row(
                        "HTTP/1.0 with chunks",
                        "POST / HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400,
                        true));
    }

    /** What is asked, of whom, in which version? */
    static Stream<HostileRequest> heads() {
        return Stream.of(
                closing("no Host", "GET /healthz HTTP/1.1\r\n\r\n"),
                closing("two Hosts", GET + "Host: evil\r\n\r\n"),
                closing("the same Host twice", GET + HOST + "\r\n"),
                closing("an empty Host", "GET /healthz HTTP/1.1\r\nHost: \r\n\r\n"),
                closing("a Host with a path", "GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n"),
                closing("a Host with a name and a secret", "GET /healthz HTTP/1.1\r\nHost: a:b@c\r\n\r\n"),
                closing("a Host of two", "GET /healthz HTTP/1.1\r\nHost: a, b\r\n\r\n"),
                closing("an absolute target", "GET http://localhost/healthz HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("a target without a slash", "GET healthz HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("an asterisk", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("an authority", "CONNECT localhost:80 HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("a broken escape", "GET /static/%zz HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("an escape cut short", "GET /static/% HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("NUL, escaped", "GET /static/css/placard.css%00.png HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("a broken escape in a query", "GET /?a=%zz HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("a session key of broken escapes", "GET /ws?session_key=%zz% HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("obs-fold", GET + "X: a\r\n b\r\n\r\n"),
                closing("obs-fold by a tab", GET + "X: a\r\n\tb\r\n\r\n"),
                closing("obs-fold as the first header line", "GET /healthz HTTP/1.1\r\n X: a\r\n" + HOST + "\r\n"),
                closing("a space before the request line", " GET /healthz HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("NUL before the request line", "\0GET /healthz HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("NUL in the target", "GET /healthz\0 HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("a control character in the target", "GET /heal\u0001thz HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("a bare carriage return in the line", "GET /healthz\rX HTTP/1.1\r\n" + HOST + "\r\n"),
                closing("NUL in a header's name", GET + "X\0Y: a\r\n\r\n"),
                closing("a control character in a name", GET + "X\u0002Y: a\r\n\r\n"),
                closing("a space in a name", GET + "X Y: a\r\n\r\n"),
                closing("a header without a name", GET + ": a\r\n\r\n"),
                closing("a header without a colon", GET + "nonsense\r\n\r\n"),
                closing("NUL in a value", GET + "X: a\0b\r\n\r\n"),
                closing("a control character in a value", GET + "X: a\u0001b\r\n\r\n"),
                closing("a bare carriage return in a value", GET + "X: a\rY: b\r\n\r\n"),
                row("a line of 5000", "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, true),
                row("a header of 20000", GET + "X: " + "a".repeat(20_000) + "\r\n\r\n", 431, true),
                row("3000 headers", GET + "X: a\r\n".repeat(3_000) + "\r\n", 431, true),
                row("101 headers", GET + "X: a\r\n".repeat(101) + "\r\n", 431, true),
                row("HTTP/0.9", "GET /healthz\r\n\r\n", 400, true),
                row("HTTP/2.0 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, true),
                row("HTTP/3.0", "GET / HTTP/3.0\r\n" + HOST + "\r\n", 505, true),
                row("HTTP/1.12", "GET / HTTP/1.12\r\n" + HOST + "\r\n", 505, true),
                closing("TLS", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n"),
                row("a method that nobody knows", "BREW / HTTP/1.1\r\n" + HOST + "\r\n", 501, true),
                row("TRACE", "TRACE / HTTP/1.1\r\n" + HOST + "\r\n", 501, true),
                row("a method in small letters", "get /healthz HTTP/1.1\r\n" + HOST + "\r\n", 501, true));
    }

    static HostileRequest row(String name, String bytes, int status, boolean closes) {
        return new HostileRequest(name, bytes, status, closes);
    }

    private static HostileRequest closing(String name, String bytes) {
        return row(name, bytes, 400, true);
    }

    static HostileRequest going(String name, String bytes, int status) {
        return row(name, bytes, status, false);
    }
}
