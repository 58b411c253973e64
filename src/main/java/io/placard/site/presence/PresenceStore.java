package io.placard.site.presence;

import static io.vertx.core.Future.await;

import io.placard.channel.Login;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** Who may know of whom that they are there, in SQL. On virtual threads. */
final class PresenceStore {

    /** Only the two of a pair follow each other: nobody is taken out of a pair, so nobody goes on following. */
    private static final String FOLLOWABLE = """
            SELECT FROM account r
            JOIN conversation c ON c.low = least(r.id, $3::bigint) AND c.high = greatest(r.id, $3::bigint)
            WHERE r.id = $1 AND r.epoch = $2 AND NOT r.must_change_password AND presence_shown(r.id, $3)
            """;

    private static final String HIDES = "SELECT FROM presence_hidden WHERE account = $1";
    private static final String HIDE =
            "INSERT INTO presence_hidden SELECT id FROM account WHERE id = $1 AND active ON CONFLICT DO NOTHING";
    private static final String SHOW = "DELETE FROM presence_hidden WHERE account = $1";

    private final Pool pool;

    PresenceStore(Pool pool) {
        this.pool = pool;
    }

    /** Whether somebody whose login holds may follow somebody. */
    boolean isFollowable(Login login, long other) {
        return await(pool.preparedQuery(FOLLOWABLE).execute(Tuple.of(login.account(), login.epoch(), other)))
                        .size()
                == 1;
    }

    boolean hides(long account) {
        return await(pool.preparedQuery(HIDES).execute(Tuple.of(account))).size() == 1;
    }

    void set(SqlClient sql, long account, boolean hidden) {
        await(sql.preparedQuery(hidden ? HIDE : SHOW).execute(Tuple.of(account)));
    }
}
