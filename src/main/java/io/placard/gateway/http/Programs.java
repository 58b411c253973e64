package io.placard.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What programs send, told from what browsers send. */
final class Programs {

    static final String ROOT = "/api/v1/";
    private static final String BEARER = "Bearer ";

    private Programs() {}

    /** Whether a request is for the API, by the path as the site will match it. */
    static boolean call(RoutingContext request) {
        return request.normalizedPath().startsWith(ROOT);
    }

    /** The token that a call carries; what it opens the site knows. */
    static Optional<String> bearer(RoutingContext request) {
        return call(request)
                ? Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION))
                        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(header -> header.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
