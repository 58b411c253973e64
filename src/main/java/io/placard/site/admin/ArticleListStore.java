package io.placard.site.admin;

import io.placard.site.admin.ArticleListPage.Entry;
import io.placard.site.page.Language;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;

/** Articles in all states, for staff, in SQL. On virtual threads. */
final class ArticleListStore extends ContentListStore<Entry> {

    private static final String LIST = """
            SELECT a.id, a.title, a.language, a.state, a.comments, a.created_at,
                   p.id AS person, p.username, p.nickname, p.role, p.picture,
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

    ArticleListStore(Pool pool) {
        super(pool, LIST);
    }

    @Override
    Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                row.getString("title"),
                Language.of(row.getString("language")).orElseThrow(),
                row.getString("state"),
                row.getBoolean("waits"),
                person(row),
                row.getInteger("comments"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
