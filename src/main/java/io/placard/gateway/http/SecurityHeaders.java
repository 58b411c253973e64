package io.placard.gateway.http;

import io.vertx.core.http.HttpServerResponse;

/** The headers that tell a browser what a page of ours may not do. */
final class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** For a page whose own scripts carry this nonce; scripts that they load are trusted with them. */
    static void page(HttpServerResponse response, String nonce, boolean secure) {
        all(response, POLICY + "; script-src 'nonce-" + nonce + "' 'strict-dynamic'", secure);
        response.putHeader("Cache-Control", "private, no-cache");
    }

    /** For what runs no script at all. */
    static void plain(HttpServerResponse response, boolean secure) {
        all(response, POLICY + "; script-src 'none'", secure);
        response.putHeader("Cache-Control", "no-store");
    }

    private static void all(HttpServerResponse response, String policy, boolean secure) {
        response.putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (secure) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
