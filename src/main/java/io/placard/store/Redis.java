package io.placard.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A Redis client over a few shared, pipelined connections that mend themselves. The client of Vert.x lends a connection
 * to one request at a time and leaves reconnecting to its caller; here a request goes to any live connection at once,
 * and fails at once when there is none. A connection that is silent for 3 s is closed, which fails what waits on it, so
 * an answer or a failure comes within 3 s.
 *
 * <p>Usable from every thread; a future completes on its caller's context. Commands that block the server's connection
 * ({@code BLPOP}), transactions and subscriptions need {@link #connect a connection of their own}.
 */
public final class Redis implements io.vertx.redis.client.Redis {

    private static final int LANES = 4;
    private static final int OWN_CONNECTIONS = 16;
    private static final int WAITING = 4_096;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int SILENCE_SECONDS = 3;

    private final io.vertx.redis.client.Redis lanesClient;
    private final io.vertx.redis.client.Redis ownClient;
    private final List<RedisLane> lanes;
    private final AtomicInteger turn = new AtomicInteger();

    private Redis(Vertx vertx, String url) {
        this.lanesClient = io.vertx.redis.client.Redis.createClient(vertx, options(url, "placard-lanes", LANES, true));
        this.ownClient =
                io.vertx.redis.client.Redis.createClient(vertx, options(url, "placard", OWN_CONNECTIONS, false));
        this.lanes = Stream.generate(() -> new RedisLane(vertx, lanesClient))
                .limit(LANES)
                .toList();
    }

    /**
     * Connects; fails when the server cannot be reached now.
     *
     * @param url {@code redis://[:password@]host:port/[number]}
     */
    public static Future<Redis> open(Vertx vertx, String url) {
        var redis = new Redis(vertx, url);
        return Future.all(redis.lanes.stream().map(RedisLane::open).toList())
                .map(redis)
                .onFailure(unreachable -> redis.close());
    }

    /** The commands as methods; closing it closes this client. */
    public RedisAPI api() {
        return RedisAPI.api(this);
    }

    /** Whether at least one connection lives. */
    public boolean live() {
        return lanes.stream().anyMatch(RedisLane::live);
    }

    @Override
    public Future<Response> send(Request request) {
        if (needsOwnConnection(request)) {
            return Future.failedFuture("This command needs a connection of its own");
        }
        return anyLane().map(lane -> lane.send(request)).orElseGet(Redis::down);
    }

    @Override
    public Future<List<Response>> batch(List<Request> requests) {
        return anyLane().map(lane -> lane.batch(requests)).orElseGet(Redis::down);
    }

    /** A connection for one caller, who closes it; at most 16 at a time. */
    @Override
    public Future<RedisConnection> connect() {
        return ownClient.connect().timeout(SILENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Future<Void> close() {
        lanes.forEach(RedisLane::close);
        return Future.join(lanesClient.close(), ownClient.close()).mapEmpty();
    }

    private Optional<RedisConnection> anyLane() {
        var first = turn.getAndIncrement();
        for (var i = 0; i < LANES; i++) {
            var connection = lanes.get(Math.floorMod(first + i, LANES)).connection();
            if (connection.isPresent()) {
                return connection;
            }
        }
        return Optional.empty();
    }

    private static boolean needsOwnConnection(Request request) {
        return switch (request.command().toString()) {
            case "multi", "exec", "discard", "watch", "unwatch", "subscribe", "psubscribe", "select", "auth" -> true;
            default -> false;
        };
    }

    private static <T> Future<T> down() {
        return Future.failedFuture(new ConnectException("Redis cannot be reached at the moment"));
    }

    private static RedisOptions options(String url, String name, int connections, boolean beating) {
        var network = new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpKeepAlive(true);
        if (beating) {
            network.setReadIdleTimeout(SILENCE_SECONDS);
        }
        return new RedisOptions()
                .setConnectionString(url)
                .setNetClientOptions(network)
                .setPoolName(name)
                .setMaxPoolSize(connections)
                .setMaxPoolWaiting(connections)
                .setMaxWaitingHandlers(WAITING)
                // a lane's connection is lent for good, so the pool has nothing to recycle
                .setPoolRecycleTimeout(-1);
    }
}
