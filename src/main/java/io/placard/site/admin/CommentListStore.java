package io.placard.site.admin;

import static io.vertx.core.Future.await;

import io.placard.site.admin.CommentListPage.Entry;
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

/** Comments, those that are gone too, for staff, in SQL. On virtual threads. */
final class CommentListStore {

    private static final String LIST = """
            SELECT c.id, c.body, coalesce(c.gone, 'standing') AS state, c.created_at, c.article, a.title,
                   p.id AS author, p.username, p.nickname, p.role
            FROM comment c
            JOIN article a ON a.id = c.article
            JOIN account p ON p.id = c.author
            JOIN account s ON s.id = $1 AND s.active AND s.role = ANY ($2)
            WHERE ($3 = '' OR strpos(lower(c.body), lower($3)) > 0)
              AND ($4 = '' OR coalesce(c.gone, 'standing') = $4)
              AND ($5 = '' OR c.author = (SELECT id FROM account WHERE username = $5))
              AND ($6 = '' OR a.language = $6)
              AND ($7::bigint IS NULL OR c.id < $7)
            ORDER BY c.id DESC
            LIMIT $8
            """;

    private final Pool pool;

    CommentListStore(Pool pool) {
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
                row.getString("body"),
                row.getString("state"),
                new Person(
                        row.getLong("author"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role"))),
                row.getLong("article"),
                row.getString("title"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
