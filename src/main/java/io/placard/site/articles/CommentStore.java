package io.placard.site.articles;

import static io.vertx.core.Future.await;

import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Comments in SQL. On virtual threads. */
final class CommentStore {

    private static final String COLUMNS = """
            SELECT c.id, c.parent, CASE WHEN c.gone IS NULL THEN c.body_html ELSE '' END AS body_html, c.created_at,
                   c.edited_at, coalesce(c.gone, '') AS gone, c.gone_reason, p.id AS author, p.username, p.nickname, p.role, p.picture
            FROM comment c JOIN account p ON p.id = c.author
            WHERE c.article = $1
            """;
    private static final String PAGE = COLUMNS + "AND c.id > $2 ORDER BY c.id LIMIT $3";

    /** Only an active account writes, only below a verified article, and a reply only to a comment of that article. */
    private static final String ADD = """
            INSERT INTO comment (article, parent, author, body, body_html, ref, created_at)
            SELECT a.id, p.id, w.id, $4, $5, $6, $7
            FROM article a
            JOIN account w ON w.id = $3 AND w.active
            LEFT JOIN comment p ON p.id = $2 AND p.article = a.id
            WHERE a.id = $1 AND a.state = 'verified' AND ($2::bigint IS NULL OR p.id IS NOT NULL)
            ON CONFLICT (author, ref) DO NOTHING
            RETURNING id
            """;

    private static final String BY_REF = "SELECT id FROM comment WHERE author = $1 AND ref = $2 AND article = $3";
    private static final String COUNT = """
            UPDATE article SET comments = comments + 1 WHERE id = $1
            RETURNING comments, author, (SELECT c.author FROM comment c WHERE c.id = $2) AS parent_author
            """;

    private final Pool pool;

    CommentStore(Pool pool) {
        this.pool = pool;
    }

    /** Asks for an article's comments one after the other, behind the one named. */
    Future<List<Comment>> list(long article, OptionalLong behind, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(article, behind.orElse(0), limit))
                .map(rows -> {
                    var comments = new ArrayList<Comment>();
                    rows.forEach(row -> comments.add(comment(row)));
                    return comments;
                });
    }

    /** Writes a comment; empty when it may not stand there, or when it stands there already. */
    OptionalLong add(SqlClient sql, NewComment comment) {
        var values = Tuple.of(comment.article(), parent(comment), comment.author(), comment.body())
                .addString(comment.written().html())
                .addString(comment.ref())
                .addOffsetDateTime(comment.at().atOffset(ZoneOffset.UTC));
        return id(await(sql.preparedQuery(ADD).execute(values)));
    }

    /** The comment that this author wrote under this ref before. */
    OptionalLong byRef(SqlClient sql, NewComment comment) {
        var values = Tuple.of(comment.author(), comment.ref(), comment.article());
        return id(await(sql.preparedQuery(BY_REF).execute(values)));
    }

    /** Counts a comment, and tells whom it concerns. */
    Concerned count(SqlClient sql, NewComment comment) {
        var row = await(sql.preparedQuery(COUNT).execute(Tuple.of(comment.article(), parent(comment))))
                .iterator()
                .next();
        return new Concerned(
                row.getInteger("comments"), row.getLong("author"), Optional.ofNullable(row.getLong("parent_author")));
    }

    private static OptionalLong id(Iterable<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? OptionalLong.of(found.next().getLong("id")) : OptionalLong.empty();
    }

    private static Long parent(NewComment comment) {
        return comment.parent().isPresent() ? comment.parent().getAsLong() : null;
    }

    private static Comment comment(Row row) {
        var parent = row.getLong("parent");
        return new Comment(
                row.getLong("id"),
                parent == null ? OptionalLong.empty() : OptionalLong.of(parent),
                new Person(
                        row.getLong("author"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("body_html"),
                new Fate(
                        Optional.ofNullable(row.getOffsetDateTime("edited_at")).map(OffsetDateTime::toInstant),
                        row.getString("gone"),
                        row.getString("gone_reason")),
                new ArrayList<>());
    }

    /**
     * Whom a new comment concerns.
     *
     * @param comments how many the article has now
     */
    record Concerned(int comments, long author, Optional<Long> parentAuthor) {}
}
