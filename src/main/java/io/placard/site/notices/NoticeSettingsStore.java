package io.placard.site.notices;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.Map;

/** How much an account wants to hear, in SQL. On virtual threads. */
final class NoticeSettingsStore {

    private static final String READ = "SELECT category, level FROM notice_setting WHERE account = $1";

    /** Whoever decides on articles is told of those that wait, whatever they ask for. */
    private static final String ALLOWED = """
            SELECT 1 FROM account
            WHERE id = $1 AND active AND NOT ($2 = 'off' AND role = ANY ($3))
            FOR UPDATE
            """;

    private static final String FORGET = "DELETE FROM notice_setting WHERE account = $1";
    private static final String WRITE = """
            INSERT INTO notice_setting (account, category, level)
            SELECT $1::bigint, w.category, w.level FROM unnest($2::text[], $3::text[]) AS w (category, level)
            WHERE w.level <> 'on'
            """;

    private final Pool pool;

    NoticeSettingsStore(Pool pool) {
        this.pool = pool;
    }

    Map<Category, Level> read(long account) {
        return read(pool, account);
    }

    Map<Category, Level> read(SqlClient sql, long account) {
        var levels = new EnumMap<Category, Level>(Category.class);
        for (var category : Category.values()) {
            levels.put(category, Level.ON);
        }
        await(sql.preparedQuery(READ).execute(Tuple.of(account)))
                .forEach(row -> levels.put(
                        Category.of(row.getString("category")).orElseThrow(),
                        Level.of(row.getString("level")).orElseThrow()));
        return levels;
    }

    /** False when this account may not have them so. Two that write at once wait for each other here. */
    boolean lock(SqlClient sql, long account, Map<Category, Level> levels) {
        var asked = Tuple.of(account, levels.get(Category.VERIFICATION).word())
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        return await(sql.preparedQuery(ALLOWED).execute(asked)).size() == 1;
    }

    /** Writes them all. */
    void write(SqlClient sql, long account, Map<Category, Level> levels) {
        await(sql.preparedQuery(FORGET).execute(Tuple.of(account)));
        var categories = levels.keySet().stream().map(Category::word).toArray(String[]::new);
        var words = levels.values().stream().map(Level::word).toArray(String[]::new);
        var values = Tuple.of(account).addArrayOfString(categories).addArrayOfString(words);
        await(sql.preparedQuery(WRITE).execute(values));
    }
}
