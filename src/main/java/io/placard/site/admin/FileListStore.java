package io.placard.site.admin;

import io.placard.site.admin.FileListPage.Entry;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;

/** What people have put up, for staff, in SQL; what a file in somebody's draft is called is theirs. On virtual threads. */
final class FileListStore extends ContentListStore<Entry> {

    private static final String LIST = """
            SELECT u.id, CASE WHEN e.hidden THEN '' ELSE u.name END AS name, u.link, u.file, f.size, u.created_at, e.state,
                   coalesce(u.article, 0) AS article, coalesce(a.title, '') AS title,
                   p.id AS person, p.username, p.nickname, p.role, p.picture
            FROM upload u
            JOIN file f ON f.hash = u.file
            JOIN account p ON p.id = u.account
            JOIN account s ON s.id = $1 AND s.active AND s.role = ANY ($2)
            LEFT JOIN article a ON a.id = u.article
            LEFT JOIN article_revision r ON r.id = u.revision
            CROSS JOIN LATERAL (SELECT CASE WHEN a.state = 'verified' AND r.state = 'verified' THEN 'published'
                                            WHEN a.id IS NOT NULL THEN 'handed-in' ELSE 'draft' END AS state,
                                       a.id IS NULL AND u.account <> $1 AS hidden) e
            WHERE u.conversation IS NULL AND ($3 = '' OR NOT e.hidden AND strpos(lower(u.name), lower($3)) > 0)
              AND ($4 = '' OR e.state = $4)
              AND ($5 = '' OR u.account = (SELECT id FROM account WHERE username = $5))
              AND ($6 = '' OR a.language = $6)
              AND ($7::bigint IS NULL OR u.id < $7)
            ORDER BY u.id DESC
            LIMIT $8
            """;

    FileListStore(Pool pool) {
        super(pool, LIST);
    }

    @Override
    Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                row.getString("name"),
                "/m/" + row.getString("file") + "/" + row.getString("link"),
                row.getLong("size"),
                row.getString("state"),
                person(row),
                row.getLong("article"),
                row.getString("title"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
