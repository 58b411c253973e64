package io.placard.site.demo;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** What only the demo asks of the database. On virtual threads. */
final class DemoStore {

    private static final String MARK = "INSERT INTO demo (loaded_at) VALUES ($1)";
    private static final String MARKED = "SELECT 1 FROM demo";
    private static final String NAME = "UPDATE conference SET english = $1, chinese = $2, zone = $3";
    private static final String LOAD_ACCOUNT = """
            INSERT INTO account (username, nickname, role, password, created_at)
            VALUES ($1, $2, 'delegate', $3, $4)
            ON CONFLICT (username) DO UPDATE SET active = true
            RETURNING id, epoch
            """;

    private final Pool pool;

    DemoStore(Pool pool) {
        this.pool = pool;
    }

    boolean loaded() {
        return await(pool.query(MARKED).execute()).size() == 1;
    }

    void mark(SqlClient sql, Instant at) {
        await(sql.preparedQuery(MARK).execute(Tuple.of(at.atOffset(ZoneOffset.UTC))));
    }

    void name(SqlClient sql, String english, String chinese, String zone) {
        await(sql.preparedQuery(NAME).execute(Tuple.of(english, chinese, zone)));
    }

    /** An account for load tests, made where it does not exist. */
    LoadAccount loadAccount(int number, String passwordHash, Instant at) {
        var name = "load-" + number;
        var values = Tuple.of(name, "Load " + number, passwordHash, at.atOffset(ZoneOffset.UTC));
        var row = await(pool.preparedQuery(LOAD_ACCOUNT).execute(values))
                .iterator()
                .next();
        return new LoadAccount(row.getLong("id"), row.getInteger("epoch"));
    }

    /** An account for load tests. */
    record LoadAccount(long id, int epoch) {}
}
