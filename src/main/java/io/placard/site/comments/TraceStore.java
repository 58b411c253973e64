package io.placard.site.comments;

import static io.vertx.core.Future.await;

import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A comment's traces in SQL: who may see and change what is decided here. On virtual threads. */
final class TraceStore {

    /** What is gone is there for everybody, but its words for its author and the verifiers only. */
    private static final String FIND = """
            SELECT c.id, c.article, a.title, a.language, c.created_at, c.edits, c.edited_at, c.gone, c.gone_at, c.gone_reason,
                   d.nickname AS gone_by, p.id AS author, p.username, p.nickname, p.role, p.picture, r.own, r.moderates,
                   CASE WHEN c.gone IS NULL OR r.own OR r.moderates THEN c.body_html ELSE '' END AS body_html,
                   CASE WHEN c.gone IS NULL OR r.own OR r.moderates THEN c.body ELSE '' END AS body
            FROM comment c
            JOIN article a ON a.id = c.article
            JOIN account p ON p.id = c.author
            LEFT JOIN account d ON d.id = c.gone_by
            CROSS JOIN LATERAL (
                SELECT v.id = c.author AS own, v.role = ANY ($3) AS moderates FROM account v WHERE v.id = $2 AND v.active) r
            WHERE c.id = $1 AND (a.state = 'verified' OR r.moderates)
            """;

    private static final String VERSIONS = """
            SELECT o.number, o.body_html, o.written_at
            FROM comment_version o
            JOIN comment c ON c.id = o.comment
            JOIN account v ON v.id = $2 AND v.active AND (v.id = c.author OR v.role = ANY ($3))
            WHERE o.comment = $1 AND ($4::bigint IS NULL OR o.number < $4)
            ORDER BY o.number DESC LIMIT $5
            """;
    private static final String LOCK = """
            SELECT c.article, a.title, c.author, c.body, c.edits, coalesce(c.gone, '') AS gone, c.gone_at
            FROM comment c JOIN article a ON a.id = c.article JOIN account v ON v.id = $2 AND v.active
            WHERE c.id = $1 AND a.state = 'verified'
            """;
    private static final String LOCK_OWN = LOCK + "AND c.author = v.id FOR NO KEY UPDATE OF c";
    private static final String LOCK_ANY = LOCK + "AND v.role = ANY ($3) FOR NO KEY UPDATE OF c";
    private static final String KEEP = """
            INSERT INTO comment_version (comment, number, body, body_html, written_at)
            SELECT id, edits + 1, body, body_html, coalesce(edited_at, created_at) FROM comment WHERE id = $1
            """;
    private static final String EDIT =
            "UPDATE comment SET body = $2, body_html = $3, edited_at = $4, edits = edits + 1 WHERE id = $1";
    private static final String TAKE =
            "UPDATE comment SET gone = $2, gone_by = $3, gone_reason = $4, gone_at = $5 WHERE id = $1";
    private static final String RETURN =
            "UPDATE comment SET gone = NULL, gone_by = NULL, gone_reason = '', gone_at = NULL WHERE id = $1";
    private static final String COUNT = "UPDATE article SET comments = comments + $2 WHERE id = $1";
    private static final String COMMENTS = "SELECT comments FROM article WHERE id = $1";

    private final Pool pool;

    TraceStore(Pool pool) {
        this.pool = pool;
    }

    Optional<Traced> find(long comment, long reader) {
        var values = Tuple.of(comment, reader).addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        var rows = await(pool.preparedQuery(FIND).execute(values)).iterator();
        return rows.hasNext() ? Optional.of(traced(rows.next())) : Optional.empty();
    }

    /** What it said before, newest first, before the version named; nothing for who is neither its author nor a verifier. */
    List<Version> versions(long comment, long reader, OptionalLong before, int limit) {
        var values = Tuple.of(comment, reader)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addLong(before.isPresent() ? before.getAsLong() : null)
                .addInteger(limit);
        var versions = new ArrayList<Version>();
        await(pool.preparedQuery(VERSIONS).execute(values))
                .forEach(row -> versions.add(new Version(
                        row.getInteger("number"),
                        row.getString("body_html"),
                        row.getOffsetDateTime("written_at").toInstant())));
        return versions;
    }

    /** One's own comment, held against other changes. */
    Optional<Held> holdOwn(SqlClient sql, long comment, long author) {
        return held(sql, LOCK_OWN, Tuple.of(comment, author));
    }

    /** Any comment, for who may moderate. */
    Optional<Held> holdAny(SqlClient sql, long comment, long verifier) {
        return held(sql, LOCK_ANY, Tuple.of(comment, verifier).addArrayOfString(Permission.VERIFY_ARTICLES.roles()));
    }

    /** Gives it other words, and keeps those that it had. */
    void edit(SqlClient sql, Edit edit) {
        await(sql.preparedQuery(KEEP).execute(Tuple.of(edit.comment())));
        var html = edit.written().html();
        await(sql.preparedQuery(EDIT)
                .execute(Tuple.of(edit.comment(), edit.body(), html, edit.at().atOffset(ZoneOffset.UTC))));
    }

    /** Its words are not shown any more. */
    void take(SqlClient sql, String gone, Removal removal) {
        var values = Tuple.of(removal.comment(), gone, removal.verifier(), removal.reason())
                .addOffsetDateTime(removal.at().atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(TAKE).execute(values));
    }

    /** Its words are shown again. */
    void giveBack(SqlClient sql, long comment) {
        await(sql.preparedQuery(RETURN).execute(Tuple.of(comment)));
    }

    /** One comment more or fewer stands below the article. */
    void count(SqlClient sql, long article, int more) {
        await(sql.preparedQuery(COUNT).execute(Tuple.of(article, more)));
    }

    int comments(SqlClient sql, long article) {
        return await(sql.preparedQuery(COMMENTS).execute(Tuple.of(article)))
                .iterator()
                .next()
                .getInteger("comments");
    }

    private static Optional<Held> held(SqlClient sql, String statement, Tuple values) {
        var rows = await(sql.preparedQuery(statement).execute(values)).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        return Optional.of(new Held(
                row.getLong("article"),
                row.getString("title"),
                row.getLong("author"),
                row.getString("body"),
                row.getInteger("edits"),
                row.getString("gone"),
                instant(row, "gone_at")));
    }

    private static Traced traced(Row row) {
        return new Traced(
                row.getLong("id"),
                row.getLong("article"),
                row.getString("title"),
                Language.of(row.getString("language")).orElseThrow(),
                new Person(
                        row.getLong("author"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("body_html"),
                row.getString("body"),
                row.getInteger("edits"),
                instant(row, "edited_at"),
                gone(row),
                row.getBoolean("own"),
                row.getBoolean("moderates"));
    }

    private static Optional<Traced.Gone> gone(Row row) {
        return instant(row, "gone_at")
                .map(at -> new Traced.Gone(
                        row.getString("gone").equals("removed"),
                        at,
                        row.getString("gone_by"),
                        row.getString("gone_reason")));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    /**
     * A comment that nobody else changes until the transaction ends.
     *
     * @param gone {@code deleted}, {@code removed} or empty
     */
    record Held(
            long article, String title, long author, String body, int edits, String gone, Optional<Instant> goneAt) {}
}
