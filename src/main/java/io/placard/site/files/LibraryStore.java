package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.site.files.LibraryPage.Entry;
import io.placard.site.page.Language;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The conference's files in SQL: what everybody may read. On virtual threads. */
final class LibraryStore {

    /** Published, a file, and with the words in its title or in the name of one of its files: each has its own index. */
    private static final String FOUND = """
            a.state = 'verified' AND a.file
              AND ($1::text IS NULL OR a.id IN (
                  SELECT t.id FROM article t WHERE t.state = 'verified' AND t.file AND t.title ILIKE $1
                  UNION ALL
                  SELECT n.article FROM upload n JOIN article_revision nr ON nr.id = n.revision AND nr.state = 'verified'
                  WHERE n.article IS NOT NULL AND n.name ILIKE $1))
            """;

    private static final String LIST = """
            SELECT a.id, a.title, a.language, a.created_at, u.files
            FROM article a
            CROSS JOIN LATERAL (
                SELECT coalesce(json_agg(json_build_object('id', u.id, 'hash', f.hash, 'name', u.name, 'link', u.link,
                           'kind', f.kind, 'size', f.size, 'width', coalesce(f.width, 0),
                           'height', coalesce(f.height, 0)) ORDER BY u.id), '[]') AS files,
                       coalesce(bool_or(f.kind = $2), false) AS fits
                FROM upload u
                JOIN file f ON f.hash = u.file
                JOIN article_revision r ON r.id = u.revision AND r.state = 'verified'
                WHERE u.article = a.id) u
            WHERE ($2::text IS NULL OR u.fits)
              AND ($3::bigint IS NULL
                   OR (a.created_at, a.id) < (SELECT b.created_at, b.id FROM article b WHERE b.id = $3))
              AND\s""" + FOUND + "ORDER BY a.created_at DESC, a.id DESC LIMIT $4";
    private static final String COUNTS =
            """
            SELECT f.kind, count(DISTINCT a.id)::int AS articles
            FROM article a
            LEFT JOIN LATERAL (
                SELECT f.kind FROM upload u JOIN file f ON f.hash = u.file
                JOIN article_revision r ON r.id = u.revision AND r.state = 'verified'
                WHERE u.article = a.id) f ON true
            WHERE\s""" + FOUND + "GROUP BY GROUPING SETS ((f.kind), ()) ORDER BY grouping(f.kind) DESC, f.kind";

    private final Pool pool;

    LibraryStore(Pool pool) {
        this.pool = pool;
    }

    /** Newest first, behind the article named. */
    List<Entry> list(Search search, int limit) {
        var values = Tuple.of(
                search.pattern(),
                search.kind().map(FileKind::word).orElse(null),
                search.behind().isPresent() ? search.behind().getAsLong() : null,
                limit);
        var entries = new ArrayList<Entry>();
        await(pool.preparedQuery(LIST).execute(values)).forEach(row -> entries.add(entry(row)));
        return entries;
    }

    /** How many there are with a file of each kind; those in all are {@code all}'s. */
    Counts counts(Search search) {
        var byKind = new EnumMap<FileKind, Integer>(FileKind.class);
        var all = 0;
        var first = true;
        for (var row : await(pool.preparedQuery(COUNTS).execute(Tuple.of(search.pattern())))) {
            if (first) {
                all = row.getInteger("articles");
                first = false;
            } else if (row.getString("kind") != null) {
                byKind.put(FileKind.of(row.getString("kind")), row.getInteger("articles"));
            }
        }
        return new Counts(all, byKind);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                row.getString("title"),
                Language.of(row.getString("language")).orElseThrow(),
                row.getOffsetDateTime("created_at").toInstant(),
                Attachment.of((JsonArray) row.getValue("files")));
    }

    record Counts(int all, Map<FileKind, Integer> byKind) {}
}
