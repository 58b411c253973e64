package io.placard.store;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import java.util.concurrent.TimeUnit;

/**
 * The connections to PostgreSQL, in which no wait is without an end.
 *
 * @param pool for all that writes, or may take its time
 * @param lookups a few connections that many share: a statement is sent before the one ahead of it is answered, which
 *     halves what it costs both sides, but it also waits for that one; so only for what finds a few rows by their keys.
 *     No transactions
 */
public record Postgres(Pool pool, SqlClient lookups) {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int WAIT_SECONDS = 5;
    private static final int IDLE_MINUTES = 10;
    private static final int WAITING_PER_CONNECTION = 64;
    private static final int PIPELINED = 16;
    private static final int STATEMENTS = 512;

    /** Longer ones would be planned anew each time. */
    private static final int LONGEST_STATEMENT = 16_384;

    private static final int LOOKUP_CONNECTIONS = 2;
    private static final int LOOKUPS_PIPELINED = 64;

    /** Both; see there. */
    public static Postgres open(Vertx vertx, String url, int size) {
        return new Postgres(pool(vertx, url, size), lookups(vertx, url));
    }

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
        return PgBuilder.pool()
                .with(limits("placard", size).setMaxWaitQueueSize(size * WAITING_PER_CONNECTION))
                .with(network())
                .connectingTo(connection(url, PIPELINED))
                .using(vertx)
                .build();
    }

    private static SqlClient lookups(Vertx vertx, String url) {
        return PgBuilder.client()
                .with(limits("placard-lookups", LOOKUP_CONNECTIONS))
                .with(network())
                .connectingTo(connection(url, LOOKUPS_PIPELINED))
                .using(vertx)
                .build();
    }

    private static PoolOptions limits(String name, int size) {
        return new PoolOptions()
                .setName(name)
                .setMaxSize(size)
                .setConnectionTimeout(WAIT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
    }

    private static NetClientOptions network() {
        return new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpKeepAlive(true);
    }

    private static PgConnectOptions connection(String url, int pipelined) {
        var options = DatabaseUrl.parse(url).connectOptions();
        options.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
                .setPipeliningLimit(pipelined);
        return options.addProperty("application_name", "placard")
                .addProperty("TimeZone", "UTC")
                .addProperty("statement_timeout", "20s")
                .addProperty("lock_timeout", "5s")
                .addProperty("idle_in_transaction_session_timeout", "15s");
    }
}
