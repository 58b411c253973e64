package io.placard.site.settings;

import static io.vertx.core.Future.await;

import io.placard.site.accounts.Nickname;
import io.placard.site.page.Language;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.Optional;

/** An account's own settings in SQL. On virtual threads. */
final class SettingsStore {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FIND =
            "SELECT nickname, description, content_language, zone FROM account WHERE id = $1 AND active";
    private static final String PROFILE = """
            UPDATE account a SET nickname = $2, description = $3
            FROM (SELECT id, nickname FROM account WHERE id = $1 AND active FOR UPDATE) before
            WHERE a.id = before.id
            RETURNING before.nickname <> a.nickname AS renamed
            """;
    private static final String READING =
            "UPDATE account SET content_language = $2, zone = $3 WHERE id = $1 AND active";

    private final Pool pool;

    SettingsStore(Pool pool) {
        this.pool = pool;
    }

    Kept find(long account) {
        var row = await(pool.preparedQuery(FIND).execute(Tuple.of(account)))
                .iterator()
                .next();
        return new Kept(
                row.getString("nickname"),
                row.getString("description"),
                Language.of(row.getString("content_language")),
                Optional.ofNullable(row.getString("zone")));
    }

    /**
     * Whether the name that others see is another now.
     *
     * @throws NicknameTaken when somebody has one that looks like it; the transaction is lost
     */
    boolean saveProfile(SqlClient sql, long account, Nickname nickname, String description) {
        try {
            var rows = await(sql.preparedQuery(PROFILE).execute(Tuple.of(account, nickname.text(), description)))
                    .iterator();
            return rows.hasNext() && rows.next().getBoolean("renamed");
        } catch (PgException refused) {
            if (UNIQUE_VIOLATION.equals(refused.getSqlState())) {
                throw new NicknameTaken();
            }
            throw refused;
        }
    }

    void saveReading(long account, Optional<Language> content, Optional<ZoneId> zone) {
        var values = Tuple.of(
                account,
                content.map(Language::tag).orElse("all"),
                zone.map(ZoneId::getId).orElse(null));
        await(pool.preparedQuery(READING).execute(values));
    }

    /** What is kept. */
    record Kept(String nickname, String description, Optional<Language> content, Optional<String> zone) {}

    /** Rolls the transaction back; a refusal, so it has no stack trace. */
    static final class NicknameTaken extends RuntimeException {

        NicknameTaken() {
            super("taken", null, false, false);
        }
    }
}
