package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.page.Person;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who has blocked whom, in SQL. On virtual threads. */
final class BlockStore {

    private static final String CAN = "SELECT FROM account WHERE id = $2 AND active AND id <> $1";
    private static final String BLOCK =
            "INSERT INTO chat_block (account, blocked, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    private static final String UNBLOCK = "DELETE FROM chat_block WHERE account = $1 AND blocked = $2";
    private static final String LIST = """
            SELECT a.id, a.username, a.nickname, a.role, a.picture, b.at
            FROM chat_block b JOIN account a ON a.id = b.blocked
            WHERE b.account = $1 AND ($2::bigint IS NULL OR b.blocked > $2)
            ORDER BY b.blocked
            LIMIT $3
            """;
    private static final String FIND = """
            SELECT a.id, a.username, a.nickname, a.role, a.picture,
                   EXISTS (SELECT FROM chat_block b WHERE b.account = $1 AND b.blocked = a.id) AS blocked
            FROM account a WHERE a.username = $2 AND a.active AND a.id <> $1
            """;

    private final Pool pool;

    BlockStore(Pool pool) {
        this.pool = pool;
    }

    boolean canBlock(SqlClient sql, long who, long other) {
        return await(sql.preparedQuery(CAN).execute(Tuple.of(who, other))).size() == 1;
    }

    /** False: it was so already. */
    boolean block(SqlClient sql, long who, long other, Instant at) {
        var values = Tuple.of(who, other, at.atOffset(ZoneOffset.UTC));
        return await(sql.preparedQuery(BLOCK).execute(values)).rowCount() == 1;
    }

    /** The same. */
    boolean unblock(SqlClient sql, long who, long other) {
        return await(sql.preparedQuery(UNBLOCK).execute(Tuple.of(who, other))).rowCount() == 1;
    }

    /** Whom somebody has blocked. */
    List<Blocked> list(long who, OptionalLong behind, int limit) {
        var values = Tuple.of(who, behind.isPresent() ? behind.getAsLong() : null, limit);
        var blocked = new ArrayList<Blocked>();
        await(pool.preparedQuery(LIST).execute(values))
                .forEach(row -> blocked.add(new Blocked(
                        MemberStore.person(row, ""), row.getOffsetDateTime("at").toInstant())));
        return blocked;
    }

    /** Somebody else by their user name, and whether this account has blocked them. */
    Optional<Known> find(long who, String username) {
        for (var row : await(pool.preparedQuery(FIND).execute(Tuple.of(who, username)))) {
            return Optional.of(new Known(MemberStore.person(row, ""), row.getBoolean("blocked")));
        }
        return Optional.empty();
    }

    /** @param blocked by whoever asks */
    record Known(Person person, boolean blocked) {}
}
