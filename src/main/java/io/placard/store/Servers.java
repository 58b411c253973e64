package io.placard.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The PostgreSQL and the Redis that Placard works on: given by URL, or its own on loopback with their data in the data
 * folder. Blocks, so it is called from a plain thread.
 */
public final class Servers implements AutoCloseable {

    /** Above the time that a predecessor takes to end its part. */
    private static final Duration INHERITING = Duration.ofSeconds(30);

    private static final Duration TAKING = Duration.ofSeconds(5);

    private final String databaseUrl;
    private final String redisUrl;
    private final Ownership ownership;
    private final Optional<EmbeddedPostgres> postgres;
    private final Optional<EmbeddedRedis> redis;

    private Servers(
            String databaseUrl,
            String redisUrl,
            Ownership ownership,
            Optional<EmbeddedPostgres> postgres,
            Optional<EmbeddedRedis> redis) {
        this.databaseUrl = databaseUrl;
        this.redisUrl = redisUrl;
        this.ownership = ownership;
        this.postgres = postgres;
        this.redis = redis;
    }

    /**
     * Locks the data folder, starts the servers that have no URL, and makes sure that those with one answer.
     *
     * @throws StartException in one sentence, with nothing left running
     */
    public static Servers start(StoreSettings settings) {
        var folder = DataFolder.open(settings.dataDirectory());
        var redis = CompletableFuture.supplyAsync(() -> startRedis(settings, folder), Servers::onThread);
        Optional<EmbeddedPostgres> postgres;
        try {
            postgres = startPostgres(settings, folder);
        } catch (RuntimeException failed) {
            redis.handle((server, problem) -> stop(server)).join();
            folder.close();
            throw failed;
        }
        try {
            return of(settings, folder, postgres, redis.join());
        } catch (CompletionException failed) {
            stop(postgres);
            folder.close();
            throw failed.getCause() instanceof StartException sentence ? sentence : failed;
        }
    }

    /**
     * The servers that a running Placard keeps on the same data folder, which {@link #close} leaves running; where none
     * runs, the same as {@link #start}. For commands that work beside a running Placard.
     */
    public static Servers join(StoreSettings settings) {
        var data = settings.dataDirectory().toAbsolutePath().normalize();
        if (!DataFolder.inUse(data)) {
            return start(settings);
        }
        return beside(settings, data);
    }

    /**
     * The servers of the Placard that runs on the same data folder, for its successor: they are left running by
     * {@link #close} until {@link #inherit} is called.
     *
     * @throws StartException in one sentence, such as when the running Placard has other servers than these settings say
     */
    public static Servers succeed(StoreSettings settings) {
        return beside(settings, settings.dataDirectory().toAbsolutePath().normalize());
    }

    /** What is wrong with the database that was given by URL; empty when it serves, or none was given. */
    public static Optional<String> databaseTrouble(StoreSettings settings) {
        return trouble(() -> settings.databaseUrl().map(DatabaseUrl::parse).ifPresent(DatabaseProbe::require));
    }

    /** What is wrong with the Redis that was given by URL; empty when it serves, or none was given. */
    public static Optional<String> redisTrouble(StoreSettings settings) {
        return trouble(() -> settings.redisUrl().map(RedisUrl::parse).ifPresent(RedisProbe::require));
    }

    /** {@code postgresql://user:password@host:port/name}. */
    public String databaseUrl() {
        return databaseUrl;
    }

    /** {@code redis://:password@host:port/number}. */
    public String redisUrl() {
        return redisUrl;
    }

    /** Whether the database is the one in the data folder. */
    public boolean embeddedDatabase() {
        return postgres.isPresent();
    }

    /**
     * Takes the folder and the servers over as soon as their owner lets go or dies; returns at once.
     *
     * @throws StartException when one of them does not run any more
     */
    public void inherit() {
        if (postgres.stream().anyMatch(server -> !server.serves())
                || redis.stream().anyMatch(server -> !server.serves())) {
            throw new StartException("The embedded servers that were to be taken over have ended.");
        }
        ownership.inherit();
    }

    /** The same, and waits for so long; answers whether they are this process's. */
    public boolean inheritWithin(Duration patience) {
        inherit();
        return ownership.owned(patience);
    }

    /**
     * Frees the folder without stopping the servers, for a successor that waits for it. Where it does not take them within
     * 5 s they are stopped as by {@link #close}. Afterwards there is nothing to close.
     *
     * @return whether the successor has them
     */
    public boolean bequeath() {
        try {
            if (ownership.release(TAKING)) {
                return true;
            }
            ownership.inherit();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        close();
        return false;
    }

    /**
     * Stops PostgreSQL, then Redis, then frees the folder, where they are this process's; at the longest 15 s, and as
     * an heir whose predecessor is not yet gone 30 s more. A second call does nothing.
     */
    @Override
    public void close() {
        ownership.end(INHERITING).ifPresent(folder -> {
            stop(postgres);
            stop(redis);
            folder.close();
        });
    }

    private static Servers beside(StoreSettings settings, Path data) {
        try {
            Optional<EmbeddedPostgres> postgres =
                    settings.databaseUrl().isPresent() ? Optional.empty() : EmbeddedPostgres.running(data);
            Optional<EmbeddedRedis> redis =
                    settings.redisUrl().isPresent() ? Optional.empty() : EmbeddedRedis.running(data);
            var missing = "The Placard that runs on %s has no %s of its own; give the same %s as it has.";
            return new Servers(
                    url(settings.databaseUrl(), postgres)
                            .orElseThrow(
                                    () -> new StartException(missing.formatted(data, "PostgreSQL", "database.url"))),
                    url(settings.redisUrl(), redis)
                            .orElseThrow(() -> new StartException(missing.formatted(data, "Redis", "redis.url"))),
                    Ownership.none(data),
                    postgres,
                    redis);
        } catch (IOException unreadable) {
            throw DataFolder.unwritable(data, unreadable);
        }
    }

    private static Optional<String> url(Optional<String> given, Optional<? extends EmbeddedServer> own) {
        return given.or(() -> own.map(EmbeddedServer::url));
    }

    private static Optional<EmbeddedPostgres> startPostgres(StoreSettings settings, DataFolder folder) {
        if (settings.databaseUrl().isPresent()) {
            DatabaseProbe.require(DatabaseUrl.parse(settings.databaseUrl().get()));
            return Optional.empty();
        }
        return started(folder, () -> EmbeddedPostgres.start(folder, settings.databasePool()));
    }

    private static Optional<EmbeddedRedis> startRedis(StoreSettings settings, DataFolder folder) {
        if (settings.redisUrl().isPresent()) {
            RedisProbe.require(RedisUrl.parse(settings.redisUrl().get()));
            return Optional.empty();
        }
        return started(folder, () -> EmbeddedRedis.start(folder));
    }

    private static <T> Optional<T> started(DataFolder folder, Starting<T> starting) {
        try {
            return Optional.of(starting.start());
        } catch (IOException problem) {
            throw DataFolder.unwritable(folder.path(), problem);
        }
    }

    private static Servers of(
            StoreSettings settings,
            DataFolder folder,
            Optional<EmbeddedPostgres> postgres,
            Optional<EmbeddedRedis> redis) {
        return new Servers(
                postgres.map(EmbeddedPostgres::url).or(settings::databaseUrl).orElseThrow(),
                redis.map(EmbeddedRedis::url).or(settings::redisUrl).orElseThrow(),
                Ownership.of(folder),
                postgres,
                redis);
    }

    private static Optional<String> trouble(Runnable probe) {
        try {
            probe.run();
            return Optional.empty();
        } catch (StartException sentence) {
            return Optional.of(sentence.getMessage());
        }
    }

    private static Void stop(Optional<? extends EmbeddedServer> server) {
        if (server != null) {
            server.ifPresent(EmbeddedServer::stop);
        }
        return null;
    }

    private static void onThread(Runnable task) {
        Thread.ofPlatform().name("placard-start-redis").start(task);
    }

    private interface Starting<T> {
        T start() throws IOException;
    }
}
