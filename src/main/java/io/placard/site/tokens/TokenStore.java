package io.placard.site.tokens;

import static io.vertx.core.Future.await;

import io.placard.channel.Login;
import io.placard.site.api.Bearer;
import io.placard.site.api.Scope;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens in SQL: whether one holds is decided here, at each call. On virtual threads. */
final class TokenStore {

    /** One that holds, of an account that may sign in; when it was used is noted once a minute. */
    private static final String FIND = """
            WITH found AS (
                SELECT t.id, t.account, t.epoch, t.scopes, t.used_at
                FROM api_token t
                JOIN account a ON a.id = t.account AND a.epoch = t.epoch AND a.active
                WHERE t.hash = $1 AND t.expires_at > $2
            ), noted AS (
                UPDATE api_token u SET used_at = $2 FROM found
                WHERE u.id = found.id AND coalesce(found.used_at < $2::timestamptz - interval '1 minute', true)
            )
            SELECT * FROM found
            """;

    private static final String LIST = """
            SELECT t.id, t.name, t.scopes, t.made_at, t.expires_at, t.used_at
            FROM api_token t JOIN account a ON a.id = t.account AND a.epoch = t.epoch
            WHERE t.account = $1 ORDER BY t.id DESC
            """;

    /** Whoever makes two at once waits: the limit holds. */
    private static final String LOCK =
            "SELECT 1 FROM account WHERE id = $1 AND epoch = $2 AND active FOR NO KEY UPDATE";

    private static final String FORGET = """
            DELETE FROM api_token t USING account a
            WHERE a.id = $1 AND t.account = a.id AND (t.epoch <> a.epoch OR t.expires_at < $2)
            """;
    private static final String ADD = """
            INSERT INTO api_token (account, name, hash, scopes, epoch, ref, made_at, expires_at)
            SELECT $1::bigint, $2::text, $3::text, $4::text[], $5::integer, $6::text, $7::timestamptz, $8::timestamptz
            WHERE (SELECT count(*) FROM api_token t WHERE t.account = $1) < $9
            ON CONFLICT (account, ref) DO NOTHING
            RETURNING id
            """;
    private static final String BY_REF = "SELECT 1 FROM api_token WHERE account = $1 AND ref = $2";
    private static final String REVOKE = "DELETE FROM api_token WHERE id = $1 AND account = $2 RETURNING name";

    private final Pool pool;

    TokenStore(Pool pool) {
        this.pool = pool;
    }

    /** Who holds the token of this hash; empty where it opens nothing. */
    Optional<Bearer> find(String hash, Instant now) {
        var rows = await(pool.preparedQuery(FIND).execute(Tuple.of(hash, utc(now))))
                .iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        var login = new Login(row.getLong("account"), row.getInteger("epoch"), "token-" + row.getLong("id"));
        return Optional.of(new Bearer(login, Set.copyOf(scopes(row))));
    }

    /** An account's, newest first. */
    List<Token> list(long account) {
        var tokens = new ArrayList<Token>();
        await(pool.preparedQuery(LIST).execute(Tuple.of(account))).forEach(row -> tokens.add(token(row)));
        return tokens;
    }

    /** Whether the login holds; its account makes no other token until the transaction ends. */
    boolean lock(SqlClient sql, Login login) {
        var values = Tuple.of(login.account(), login.epoch());
        return await(sql.preparedQuery(LOCK).execute(values)).size() == 1;
    }

    /** Clears away what holds no more. */
    void forget(SqlClient sql, long account, Instant expiredBefore) {
        await(sql.preparedQuery(FORGET).execute(Tuple.of(account, utc(expiredBefore))));
    }

    /** False where the account has as many as it may, or this form made one already. */
    boolean add(SqlClient sql, NewToken token, int most) {
        var values = Tuple.of(token.login().account(), token.name(), token.hash())
                .addArrayOfString(token.scopes().stream().map(Scope::word).toArray(String[]::new))
                .addInteger(token.login().epoch())
                .addString(token.ref())
                .addOffsetDateTime(utc(token.at()))
                .addOffsetDateTime(utc(token.expires()))
                .addInteger(most);
        return await(sql.preparedQuery(ADD).execute(values)).size() == 1;
    }

    boolean known(SqlClient sql, long account, String ref) {
        return await(sql.preparedQuery(BY_REF).execute(Tuple.of(account, ref))).size() == 1;
    }

    /** Its name; empty where this account has no such token. */
    Optional<String> revoke(SqlClient sql, long token, long account) {
        var rows = await(sql.preparedQuery(REVOKE).execute(Tuple.of(token, account)))
                .iterator();
        return rows.hasNext() ? Optional.of(rows.next().getString("name")) : Optional.empty();
    }

    private static Token token(Row row) {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                scopes(row),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("used_at")).map(OffsetDateTime::toInstant));
    }

    private static List<Scope> scopes(Row row) {
        return Arrays.stream(row.getArrayOfStrings("scopes"))
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toList());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** A token to be made, by its hash. */
    record NewToken(
            Login login, String name, String hash, List<Scope> scopes, String ref, Instant at, Instant expires) {}
}
