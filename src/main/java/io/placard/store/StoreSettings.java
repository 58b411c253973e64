package io.placard.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Placard keeps what it knows.
 *
 * @param dataDirectory folder of the embedded servers and, later, of uploads
 * @param databaseUrl {@code postgresql://user:password@host:port/name}; absent: the embedded PostgreSQL
 * @param databasePool connections to PostgreSQL at the most
 * @param redisUrl {@code redis://[:password@]host:port/[number]}; absent: the embedded Redis
 */
public record StoreSettings(
        Path dataDirectory, Optional<String> databaseUrl, int databasePool, Optional<String> redisUrl) {

    /** Without the URLs, which hold passwords. */
    @Override
    public String toString() {
        return "StoreSettings[dataDirectory=%s, databasePool=%d]".formatted(dataDirectory, databasePool);
    }
}
