package io.placard.site.admin;

import io.placard.site.admin.CommentListPage.Entry;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;

/** Comments, those that are gone too, for staff, in SQL. On virtual threads. */
final class CommentListStore extends ContentListStore<Entry> {

    private static final String LIST = """
            SELECT c.id, c.body, coalesce(c.gone, 'standing') AS state, c.created_at, c.article, a.title,
                   p.id AS person, p.username, p.nickname, p.role, p.picture
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

    CommentListStore(Pool pool) {
        super(pool, LIST);
    }

    @Override
    Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                row.getString("body"),
                row.getString("state"),
                person(row),
                row.getLong("article"),
                row.getString("title"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
