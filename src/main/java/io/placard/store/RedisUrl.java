package io.placard.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Where a Redis server is. Its text form holds a password; only {@link #toString} may be printed.
 *
 * @param text the URL as the Redis client takes it
 */
public record RedisUrl(
        String text, String host, int port, boolean tls, Optional<String> user, Optional<String> password) {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final int DEFAULT_PORT = 6379;

    /**
     * Reads {@code redis://[user][:password]@host[:port][/number]}, or {@code rediss:} for TLS.
     *
     * @throws IllegalArgumentException with a message that does not repeat the URL
     */
    public static RedisUrl parse(String text) {
        try {
            var uri = new URI(text);
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException("it is no redis://[:password@]host:port/number");
            }
            if (uri.getPath() != null && !uri.getPath().matches("/?\\d*")) {
                throw new IllegalArgumentException("after the port comes /number, the number of a database");
            }
            var userInfo = Optional.ofNullable(uri.getUserInfo()).orElse("");
            var colon = userInfo.indexOf(':');
            return new RedisUrl(
                    text,
                    uri.getHost(),
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                    uri.getScheme().equals("rediss"),
                    some(colon < 0 ? "" : userInfo.substring(0, colon)),
                    some(userInfo.substring(colon + 1)));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("it is no URL; special characters in a password are written %XX");
        }
    }

    static RedisUrl of(String host, int port, String password) {
        return parse("redis://:%s@%s:%d/0".formatted(password, host, port));
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
