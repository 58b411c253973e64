package io.placard.site.demo;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What only the demo asks of the database. On virtual threads. */
final class DemoStore {

    private static final String MARK = "INSERT INTO demo (loaded_at) VALUES ($1)";
    private static final String MARKED = "SELECT removed_at IS NULL AS here FROM demo";
    private static final String OTHERS = """
            SELECT username FROM account WHERE username <> ALL ($1) AND username !~ '^load-[0-9]+$' ORDER BY id
            """;
    private static final String LOCK = "LOCK TABLE account IN ACCESS EXCLUSIVE MODE";
    /**
     * With all that hangs on them. Numbers are not given out anew, so that no cookie of old opens an account to come, and
     * the topics' heads stay, so that open pages find their way.
     */
    private static final List<String> EMPTY = List.of(
            "TRUNCATE account, tag, search_entry CASCADE",
            "DELETE FROM topic_event",
            "UPDATE clock SET state = '{\"anchors\": [], \"rest\": []}', version = version + 1",
            "UPDATE announcement_edition SET number = number + 1");

    private static final String REMOVED = "UPDATE demo SET removed_at = $1";
    private static final String NAME = "UPDATE conference SET english = $1, chinese = $2, zone = $3";
    private static final String SEAT = "UPDATE account SET committee = $2 WHERE id = $1";
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

    /** Whether it was ever loaded, though it may have been removed since. */
    boolean loaded() {
        return await(pool.query(MARKED).execute()).size() == 1;
    }

    /** Whether it is here now. */
    boolean here() {
        for (var row : await(pool.query(MARKED).execute())) {
            return row.getBoolean("here");
        }
        return false;
    }

    /** The user names of those who are neither these nor accounts for load tests. */
    List<String> others(String[] own) {
        return others(pool, own);
    }

    List<String> others(SqlClient sql, String[] own) {
        var names = new ArrayList<String>();
        await(sql.preparedQuery(OTHERS).execute(Tuple.tuple().addArrayOfString(own)))
                .forEach(row -> names.add(row.getString("username")));
        return names;
    }

    /** Nobody comes or goes until the transaction ends. */
    void lock(SqlClient sql) {
        await(sql.query(LOCK).execute());
    }

    /** Deletes all people and what hangs on them. */
    void empty(SqlClient sql, Instant at) {
        EMPTY.forEach(statement -> await(sql.query(statement).execute()));
        await(sql.preparedQuery(REMOVED).execute(Tuple.of(at.atOffset(ZoneOffset.UTC))));
    }

    void mark(SqlClient sql, Instant at) {
        await(sql.preparedQuery(MARK).execute(Tuple.of(at.atOffset(ZoneOffset.UTC))));
    }

    void name(SqlClient sql, String english, String chinese, String zone) {
        await(sql.preparedQuery(NAME).execute(Tuple.of(english, chinese, zone)));
    }

    /** Says where somebody sits. */
    void seat(SqlClient sql, long account, String committee) {
        await(sql.preparedQuery(SEAT).execute(Tuple.of(account, committee)));
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
