package io.placard.site.secondstep;

import static io.vertx.core.Future.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Second steps in SQL. On virtual threads. */
final class SecondStepStore {

    private static final String FIND = """
            SELECT secret, confirmed_at IS NOT NULL AS confirmed, last_step
            FROM second_step s JOIN account a ON a.id = s.account AND a.active
            WHERE s.account = $1
            """;
    private static final String LEFT = """
            SELECT (SELECT count(*)::int FROM recovery_code c WHERE c.account = s.account) AS codes
            FROM second_step s WHERE s.account = $1 AND s.confirmed_at IS NOT NULL
            """;
    private static final String BEGIN = """
            INSERT INTO second_step (account, secret) VALUES ($1, $2)
            ON CONFLICT (account) DO UPDATE SET secret = EXCLUDED.secret, last_step = 0
            WHERE second_step.confirmed_at IS NULL
            """;
    private static final String CONFIRM =
            "UPDATE second_step SET confirmed_at = $2 WHERE account = $1 AND confirmed_at IS NULL";
    private static final String TAKE = "UPDATE second_step SET last_step = $2 WHERE account = $1 AND last_step < $2";
    private static final String USE = "DELETE FROM recovery_code WHERE account = $1 AND hash = $2";
    private static final String REPLACE = """
            WITH dropped AS (DELETE FROM recovery_code WHERE account = $1)
            INSERT INTO recovery_code (account, hash) SELECT $1, unnest($2::bytea[])
            """;
    private static final String END = "DELETE FROM second_step WHERE account = $1";

    private final Pool pool;

    SecondStepStore(Pool pool) {
        this.pool = pool;
    }

    Optional<Kept> find(long account) {
        var rows = await(pool.preparedQuery(FIND).execute(Tuple.of(account))).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        return Optional.of(new Kept(row.getString("secret"), row.getBoolean("confirmed"), row.getLong("last_step")));
    }

    Optional<Integer> codesLeft(long account) {
        var rows = await(pool.preparedQuery(LEFT).execute(Tuple.of(account))).iterator();
        return rows.hasNext() ? Optional.of(rows.next().getInteger("codes")) : Optional.empty();
    }

    boolean begin(long account, String secret) {
        return changed(pool, BEGIN, Tuple.of(account, secret));
    }

    boolean confirm(long account, Instant at) {
        return changed(pool, CONFIRM, Tuple.of(account, at.atOffset(ZoneOffset.UTC)));
    }

    /** False when this step's code, or a later one, was taken already. */
    boolean take(long account, long step) {
        return changed(pool, TAKE, Tuple.of(account, step));
    }

    boolean useRecoveryCode(long account, Buffer hash) {
        return changed(pool, USE, Tuple.of(account, hash));
    }

    void replaceCodes(long account, List<Buffer> hashes) {
        var values = Tuple.of(account).addArrayOfBuffer(hashes.toArray(Buffer[]::new));
        await(pool.preparedQuery(REPLACE).execute(values));
    }

    boolean end(long account) {
        return end(pool, account);
    }

    boolean end(SqlClient sql, long account) {
        return changed(sql, END, Tuple.of(account));
    }

    private static boolean changed(SqlClient sql, String statement, Tuple values) {
        return await(sql.preparedQuery(statement).execute(values)).rowCount() > 0;
    }

    /** What is kept of an account's second step. */
    record Kept(String secret, boolean confirmed, long lastStep) {}
}
