package io.placard.store;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The PostgreSQL and the Redis that Placard works on: given by URL, or its own on loopback with their data in the data
 * folder. Blocks, so it is called from a plain thread.
 */
public final class Servers implements AutoCloseable {

    private final String databaseUrl;
    private final String redisUrl;
    private final Optional<DataFolder> folder;
    private final Optional<EmbeddedPostgres> postgres;
    private final Optional<EmbeddedRedis> redis;

    private Servers(
            String databaseUrl,
            String redisUrl,
            Optional<DataFolder> folder,
            Optional<EmbeddedPostgres> postgres,
            Optional<EmbeddedRedis> redis) {
        this.databaseUrl = databaseUrl;
        this.redisUrl = redisUrl;
        this.folder = folder;
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
        try {
            var database = settings.databaseUrl().or(() -> found(() -> EmbeddedPostgres.urlOfRunning(data)));
            var redis = settings.redisUrl().or(() -> found(() -> EmbeddedRedis.urlOfRunning(data)));
            var missing = "The Placard that runs on %s has no %s of its own; give the same %s as it has.";
            return new Servers(
                    database.orElseThrow(
                            () -> new StartException(missing.formatted(data, "PostgreSQL", "database.url"))),
                    redis.orElseThrow(() -> new StartException(missing.formatted(data, "Redis", "redis.url"))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        } catch (CompletionException unreadable) {
            throw DataFolder.unwritable(data, (IOException) unreadable.getCause());
        }
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

    /** Stops PostgreSQL, then Redis, then frees the folder; at the longest 15 s. A second call does nothing. */
    @Override
    public void close() {
        stop(postgres);
        stop(redis);
        folder.ifPresent(DataFolder::close);
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
                Optional.of(folder),
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

    private static <T> Optional<T> found(Starting<Optional<T>> looking) {
        try {
            return looking.start();
        } catch (IOException problem) {
            throw new CompletionException(problem);
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
