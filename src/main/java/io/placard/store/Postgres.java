package io.placard.store;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** Makes the pool of connections to PostgreSQL, in which no wait is without an end. */
public final class Postgres {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int WAIT_SECONDS = 5;
    private static final int IDLE_MINUTES = 10;
    private static final int WAITING_PER_CONNECTION = 64;
    private static final int PIPELINED = 16;
    private static final int STATEMENTS = 512;

    private Postgres() {}

    /**
     * A pool whose connections are opened when they are needed. While the server is away a request fails at once, or
     * after 5 s when nothing answers at all; the pool connects again with the next request. The server itself ends a
     * statement after 20 s, a wait for a lock after 5 s, and a transaction that nobody goes on with after 15 s.
     *
     * @param url {@code postgresql://user:password@host:port/name}
     * @param size connections at the most; 64 requests for each of them may wait, further ones are refused
     * @throws IllegalArgumentException when the URL is malformed
     */
    public static Pool pool(Vertx vertx, String url, int size) {
        var limits = new PoolOptions()
                .setName("placard")
                .setMaxSize(size)
                .setMaxWaitQueueSize(size * WAITING_PER_CONNECTION)
                .setConnectionTimeout(WAIT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
        return PgBuilder.pool()
                .with(limits)
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpKeepAlive(true))
                .connectingTo(connection(url))
                .using(vertx)
                .build();
    }

    private static PgConnectOptions connection(String url) {
        var options = DatabaseUrl.parse(url).connectOptions();
        options.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS)
                .setPipeliningLimit(PIPELINED);
        return options.addProperty("application_name", "placard")
                .addProperty("TimeZone", "UTC")
                .addProperty("statement_timeout", "20s")
                .addProperty("lock_timeout", "5s")
                .addProperty("idle_in_transaction_session_timeout", "15s");
    }
}
