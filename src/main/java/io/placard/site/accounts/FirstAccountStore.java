package io.placard.site.accounts;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** The one-time link to the first account in SQL. On virtual threads. */
final class FirstAccountStore {

    private static final String EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM account) AS empty";
    private static final String KEEP_LINK = "INSERT INTO first_account_link (token_hash, created_at) VALUES ($1, $2)";
    private static final String DROP_LINKS = "DELETE FROM first_account_link";
    private static final String KNOWS_LINK =
            "SELECT 1 FROM first_account_link WHERE token_hash = $1 AND NOT EXISTS (SELECT 1 FROM account)";
    private static final String TAKE_LINK = "DELETE FROM first_account_link WHERE token_hash = $1 RETURNING token_hash";

    private final Pool pool;

    FirstAccountStore(Pool pool) {
        this.pool = pool;
    }

    boolean empty() {
        return await(pool.query(EMPTY).execute()).iterator().next().getBoolean("empty");
    }

    /** From now on only this link makes the first account. */
    void keepLink(SqlClient sql, String tokenHash, Instant at) {
        await(sql.query(DROP_LINKS).execute());
        await(sql.preparedQuery(KEEP_LINK).execute(Tuple.of(tokenHash, at.atOffset(ZoneOffset.UTC))));
    }

    boolean knowsLink(String tokenHash) {
        return await(pool.preparedQuery(KNOWS_LINK).execute(Tuple.of(tokenHash)))
                        .size()
                == 1;
    }

    /** Uses the link up; false when it is not known. Two who try at once: one. */
    boolean takeLink(SqlClient sql, String tokenHash) {
        return await(sql.preparedQuery(TAKE_LINK).execute(Tuple.of(tokenHash))).size() == 1;
    }
}
