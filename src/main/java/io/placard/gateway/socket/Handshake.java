package io.placard.gateway.socket;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Base64;
import java.util.Optional;

/** What a request must be to become a WebSocket, as RFC 6455 has it. */
final class Handshake {

    private static final int KEY_BYTES = 16;

    /**
     * Why the upgrade is refused, in plain HTTP.
     *
     * @param status HTTP status
     * @param sentence what is wrong
     */
    record Refusal(int status, String sentence) {}

    private Handshake() {}

    static Optional<Refusal> check(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET || request.version() != HttpVersion.HTTP_1_1) {
            return refusal(405, "A WebSocket opens with GET and HTTP/1.1.");
        }
        if (!names(request, "Connection", "upgrade") || !names(request, "Upgrade", "websocket")) {
            return refusal(426, "This address speaks WebSocket only.");
        }
        if (!"13".equals(single(request, "Sec-WebSocket-Version"))) {
            return refusal(426, "Only version 13 of WebSocket is spoken here.");
        }
        if (request.headers().contains("Content-Length") || request.headers().contains("Transfer-Encoding")) {
            return refusal(400, "An upgrade has no body.");
        }
        return validKey(single(request, "Sec-WebSocket-Key"))
                ? Optional.empty()
                : refusal(400, "Sec-WebSocket-Key must be 16 bytes in Base64.");
    }

    private static boolean names(HttpServerRequest request, String header, String token) {
        for (var value : request.headers().getAll(header)) {
            for (var part : value.split(",")) {
                if (part.trim().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String single(HttpServerRequest request, String header) {
        var values = request.headers().getAll(header);
        return values.size() == 1 ? values.get(0).trim() : null;
    }

    private static boolean validKey(String key) {
        try {
            return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Optional<Refusal> refusal(int status, String sentence) {
        return Optional.of(new Refusal(status, sentence));
    }
}
