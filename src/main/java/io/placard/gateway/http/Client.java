package io.placard.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the browser behind a request, looking through the proxies that are trusted and no others. Thread-safe.
 */
public final class Client {

    private final Set<String> trusted;
    private final Optional<URI> publicUrl;
    private final boolean alwaysSecure;

    public Client(List<String> trustedProxies, Optional<URI> publicUrl) {
        this.trusted = Set.copyOf(trustedProxies);
        this.publicUrl = publicUrl;
        this.alwaysSecure = publicUrl
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .isPresent();
    }

    /** The browser's address: the nearest one that is not a trusted proxy's. */
    public String address(HttpServerRequest request) {
        var address = request.remoteAddress().hostAddress();
        if (address == null) {
            return "unknown";
        }
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !trusted.contains(address)) {
            return address;
        }
        var hops = forwarded.split(",");
        for (var i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].trim();
            if (!trusted.contains(hop)) {
                return hop;
            }
        }
        return address;
    }

    /** Scheme, host and port by which browsers find this server. */
    public String origin(HttpServerRequest request) {
        return publicUrl
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .orElseGet(() -> (secure(request) ? "https://" : "http://") + request.authority());
    }

    /** Whether the browser speaks TLS, to us or to a trusted proxy. */
    public boolean secure(HttpServerRequest request) {
        return alwaysSecure
                || request.isSSL()
                || "https".equals(request.getHeader("X-Forwarded-Proto"))
                        && trusted.contains(request.remoteAddress().hostAddress());
    }
}
