package io.placard.gateway.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request must be, whatever it asks for. Two readings of one request are how requests are smuggled. */
final class RequestRules {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final char DELETE = 0x7f;
    private static final int MOST_HEADERS = 100;
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._~-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    /**
     * A refusal.
     *
     * @param status HTTP status
     * @param sentence what is wrong
     */
    record Refusal(int status, String sentence) {}

    private RequestRules() {}

    /** Why the request is refused before anybody looks at what it asks, if it is. */
    static Optional<Refusal> check(HttpServerRequest request) {
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches()) {
            return refusal(400, "A request needs one Host header.");
        }
        if (!wellFormed(request.uri())) {
            return refusal(400, "The request's target must be a path, its escapes whole.");
        }
        if (request.headers().contains("") || request.headers().contains("Sec-WebSocket-Key1")) {
            return refusal(400, "A header has no name, or is of a WebSocket that has a body without a length.");
        }
        if (tooMany(request.headers())) {
            return refusal(431, "There are too many headers.");
        }
        if (request.version() == HttpVersion.HTTP_1_0 && request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return refusal(400, "HTTP/1.0 has no Transfer-Encoding.");
        }
        if (!METHODS.contains(request.method())) {
            return refusal(501, "This method is not known here.");
        }
        return Optional.empty();
    }

    /** What to say of a request that could not be decoded. */
    static Refusal undecodable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> new Refusal(414, "The address is too long.");
            case TooLongHttpHeaderException header -> new Refusal(431, "The headers are too long.");
            default -> new Refusal(400, "This is not an HTTP request that can be read in one way only.");
        };
    }

    private static boolean wellFormed(String target) {
        for (var i = 0; i < target.length(); i++) {
            var c = target.charAt(i);
            if (c <= ' ' || c == DELETE || c == '%' && !escapes(target, i)) {
                return false;
            }
        }
        return target.startsWith("/");
    }

    /** No file, no name and no text holds NUL: PostgreSQL would not take it. */
    private static boolean escapes(String target, int percent) {
        return percent + 2 < target.length()
                && HexFormat.isHexDigit(target.charAt(percent + 1))
                && HexFormat.isHexDigit(target.charAt(percent + 2))
                && !target.startsWith("00", percent + 1);
    }

    private static boolean tooMany(MultiMap headers) {
        var count = 0;
        for (var header : headers) {
            count++;
        }
        return count > MOST_HEADERS;
    }

    private static Optional<Refusal> refusal(int status, String sentence) {
        return Optional.of(new Refusal(status, sentence));
    }
}
