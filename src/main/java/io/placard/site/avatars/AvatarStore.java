package io.placard.site.avatars;

import static io.vertx.core.Future.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;

/** Pictures of people in SQL. On virtual threads. */
final class AvatarStore {

    private static final String FIND = "SELECT jpeg FROM avatar WHERE name = $1 AND size = $2 LIMIT 1";
    private static final String NAME = "UPDATE account SET picture = $2 WHERE id = $1 AND active";
    private static final String FORGET = "UPDATE account SET picture = NULL WHERE id = $1 AND picture IS NOT NULL";
    private static final String CLEAR = "DELETE FROM avatar WHERE account = $1";
    private static final String ADD = "INSERT INTO avatar (account, size, name, jpeg) VALUES ($1, $2, $3, $4)";

    private final SqlClient lookups;

    AvatarStore(SqlClient lookups) {
        this.lookups = lookups;
    }

    Optional<Buffer> find(String name, int size) {
        var rows = await(lookups.preparedQuery(FIND).execute(Tuple.of(name, (short) size)))
                .iterator();
        return rows.hasNext() ? Optional.of(rows.next().getBuffer("jpeg")) : Optional.empty();
    }

    /** False where there is no such account any more. */
    boolean put(SqlClient sql, long account, String name, Map<Integer, byte[]> jpegs) {
        if (await(sql.preparedQuery(NAME).execute(Tuple.of(account, name))).rowCount() == 0) {
            return false;
        }
        await(sql.preparedQuery(CLEAR).execute(Tuple.of(account)));
        jpegs.forEach((size, jpeg) ->
                await(sql.preparedQuery(ADD).execute(Tuple.of(account, size.shortValue(), name, Buffer.buffer(jpeg)))));
        return true;
    }

    /** False where there was none. */
    boolean remove(SqlClient sql, long account) {
        // the account first, as above: two at once would wait for each other
        if (await(sql.preparedQuery(FORGET).execute(Tuple.of(account))).rowCount() == 0) {
            return false;
        }
        await(sql.preparedQuery(CLEAR).execute(Tuple.of(account)));
        return true;
    }
}
