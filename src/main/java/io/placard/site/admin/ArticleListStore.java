package io.placard.site.admin;

import static io.vertx.core.Future.await;

import io.placard.site.admin.ArticleListPage.Entry;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.store.Cursors;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Articles in all states, for staff, in SQL. On virtual threads. */
final class ArticleListStore {

    private static final String LIST = """
            SELECT a.id, a.title, a.language, a.state, a.comments, a.created_at,
                   p.id AS author, p.username, p.nickname, p.role,
                   EXISTS (SELECT 1 FROM article_revision r WHERE r.article = a.id AND r.state = 'pending') AS waits
            FROM article a
            JOIN account p ON p.id = a.author
            JOIN account s ON s.id = $1 AND s.active AND s.role = ANY ($2)
            WHERE ($3 = '' OR strpos(lower(a.title), lower($3)) > 0)
              AND ($4 = '' OR a.state = $4)
              AND ($5 = '' OR a.author = (SELECT id FROM account WHERE username = $5))
              AND ($6 = '' OR a.language = $6)
              AND ($7::bigint IS NULL OR a.id < $7)
            ORDER BY a.id DESC
            LIMIT $8
            """;

    private final Pool pool;

    ArticleListStore(Pool pool) {
        this.pool = pool;
    }

    /** The newest first. */
    List<Entry> list(long reader, ContentFilter filter, int limit) {
        var entries = new ArrayList<Entry>();
        await(pool.preparedQuery(LIST).execute(values(reader, filter).addInteger(limit)))
                .forEach(row -> entries.add(entry(row)));
        return entries;
    }

    /** All of them, one after the other. */
    void each(long reader, ContentFilter filter, Consumer<Entry> taker) {
        Cursors.each(pool, LIST, values(reader, filter).addInteger(null), row -> taker.accept(entry(row)));
    }

    private static Tuple values(long reader, ContentFilter filter) {
        return Tuple.of(reader)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addString(filter.words())
                .addString(filter.state())
                .addString(filter.author())
                .addString(filter.languageWord())
                .addLong(filter.before().isPresent() ? filter.before().getAsLong() : null);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                row.getString("title"),
                Language.of(row.getString("language")).orElseThrow(),
                row.getString("state"),
                row.getBoolean("waits"),
                new Person(
                        row.getLong("author"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role"))),
                row.getInteger("comments"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
