package io.placard.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis that is opened again whenever it ends. It pings every second, so that the connection's limit
 * on silence closes it only when the server really is away.
 */
final class RedisLane {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLane.class);
    private static final long BEAT_MILLIS = 1_000;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Vertx vertx;
    private final Redis client;
    private volatile RedisConnection connection;
    private volatile boolean closed;

    RedisLane(Vertx vertx, Redis client) {
        this.vertx = vertx;
        this.client = client;
    }

    /** Connects once; later losses are mended by themselves. */
    Future<Void> open() {
        return connect()
                .onSuccess(opened -> vertx.setPeriodic(BEAT_MILLIS, this::beat))
                .mapEmpty();
    }

    Optional<RedisConnection> connection() {
        return Optional.ofNullable(connection);
    }

    boolean live() {
        return connection != null;
    }

    void close() {
        closed = true;
        connection = null;
    }

    private Future<RedisConnection> connect() {
        return client.connect().onSuccess(this::use);
    }

    private void use(RedisConnection opened) {
        opened.endHandler(end -> lost(opened, "closed"));
        opened.exceptionHandler(problem -> lost(opened, problem.getMessage()));
        if (!closed) {
            connection = opened;
        }
    }

    private void lost(RedisConnection lost, String reason) {
        // both handlers may tell of the same loss, or one of a connection that was already replaced
        if (!closed && connection == lost) {
            connection = null;
            LOG.warn("redis.lost reason=\"{}\"", reason);
            reconnect(FIRST_PAUSE_MILLIS);
        }
    }

    private void reconnect(long pause) {
        var jitter = ThreadLocalRandom.current().nextLong(pause / 2 + 1);
        vertx.setTimer(pause + jitter, due -> {
            if (closed) {
                return;
            }
            connect()
                    .onSuccess(again -> LOG.info("redis.back"))
                    .onFailure(away -> reconnect(Math.min(pause * 2, LONGEST_PAUSE_MILLIS)));
        });
    }

    private void beat(long timer) {
        var live = connection;
        if (closed) {
            vertx.cancelTimer(timer);
        } else if (live != null) {
            live.send(Request.cmd(Command.PING));
        }
    }
}
