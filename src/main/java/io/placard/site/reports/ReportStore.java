package io.placard.site.reports;

import static io.vertx.core.Future.await;

import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports in SQL: who may report, see and decide is said here. On virtual threads. */
final class ReportStore {

    /** What everybody reads can be reported: a comment that stands, or an article. */
    private static final String SUBJECT = """
            FROM article a
            LEFT JOIN comment c ON c.id = $2
            JOIN account p ON p.id = coalesce(c.author, a.author)
            WHERE a.state = 'verified' AND a.id = CASE WHEN $2::bigint IS NULL THEN $1::bigint
                ELSE (SELECT article FROM comment WHERE id = $2 AND gone IS NULL) END
            """;

    private static final String FIND_SUBJECT = """
            SELECT a.id AS article, c.id AS comment, a.title, a.language, coalesce(c.body, a.body) AS text,
                   p.id AS author, p.username, p.nickname, p.role, p.picture,
                   EXISTS (SELECT 1 FROM report r WHERE r.reporter = $3 AND r.article = a.id
                           AND r.comment IS NOT DISTINCT FROM c.id AND r.outcome IS NULL) AS open
            """ + SUBJECT;
    private static final String ADD = """
            INSERT INTO report (reporter, article, comment, text, reason, ref, created_at)
            SELECT w.id, s.article, s.comment, s.text, $4, $5, $6
            FROM (SELECT a.id AS article, c.id AS comment, coalesce(c.body, a.body) AS text
            """ + SUBJECT + """
            ) s JOIN account w ON w.id = $3 AND w.active
            ON CONFLICT DO NOTHING
            RETURNING id
            """;
    private static final String COLUMNS = """
            SELECT r.id, r.article, r.comment, r.text, r.reason, r.created_at, r.outcome, a.title, a.language,
                   w.id AS author, w.username, w.nickname, w.role, w.picture,
                   p.id AS reporter, p.username AS reporter_username, p.nickname AS reporter_nickname,
                   p.role AS reporter_role, p.picture AS reporter_picture, d.nickname AS decider,
                   c.gone IS NOT NULL AS gone, r.text <> coalesce(c.body, a.body) AS changed
            FROM report r
            JOIN article a ON a.id = r.article
            LEFT JOIN comment c ON c.id = r.comment
            JOIN account w ON w.id = coalesce(c.author, a.author)
            JOIN account p ON p.id = r.reporter
            JOIN account v ON v.id = $1 AND v.active AND v.role = ANY ($2)
            LEFT JOIN account d ON d.id = r.decided_by
            """;
    private static final String QUEUE = COLUMNS + """
            WHERE r.outcome IS NULL AND ($3::bigint IS NULL OR (r.created_at, r.id) >
                (SELECT b.created_at, b.id FROM report b WHERE b.id = $3))
            ORDER BY r.created_at, r.id LIMIT $4
            """;
    private static final String FIND = COLUMNS + "WHERE r.id = $3";

    /** All open ones of the same thing, in one order: two who decide at once never wait in a ring. */
    private static final String HOLD = """
            SELECT r.id, r.reporter FROM report r
            JOIN report one ON one.id = $1 AND one.article = r.article AND one.comment IS NOT DISTINCT FROM r.comment
            WHERE r.outcome IS NULL ORDER BY r.id FOR UPDATE OF r
            """;

    private static final String DECIDE = """
            UPDATE report SET outcome = $2, decided_by = $3, decided_at = $4 WHERE id = ANY ($1) AND outcome IS NULL
            """;
    private static final String VERIFIERS =
            "SELECT id FROM account WHERE active AND role = ANY ($1) AND id <> $2 ORDER BY id";
    private static final String HEAD = "SELECT coalesce((SELECT seq FROM topic WHERE name = 'verification'), 0) AS seq";

    private final Pool pool;

    ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** What somebody could report, and whether they have. */
    Optional<Reportable> subject(OptionalLong article, OptionalLong comment, long reporter) {
        var values = Tuple.of(orNull(article), orNull(comment), reporter);
        var rows = await(pool.preparedQuery(FIND_SUBJECT).execute(values)).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        return Optional.of(new Reportable(subject(row), row.getBoolean("open")));
    }

    /** Writes a report; empty when it may not be, or when it was before. */
    OptionalLong add(SqlClient sql, NewReport report) {
        var values = Tuple.of(orNull(report.article()), orNull(report.comment()), report.reporter())
                .addString(report.reason())
                .addString(report.ref())
                .addOffsetDateTime(report.at().atOffset(ZoneOffset.UTC));
        var rows = await(sql.preparedQuery(ADD).execute(values)).iterator();
        return rows.hasNext() ? OptionalLong.of(rows.next().getLong("id")) : OptionalLong.empty();
    }

    /** What is open, oldest first, behind the one named; nothing for who may not decide. */
    List<Report> queue(long reader, OptionalLong behind, int limit) {
        var values = verifier(reader).addLong(orNull(behind)).addInteger(limit);
        return reports(await(pool.preparedQuery(QUEUE).execute(values)));
    }

    /** One that a verifier may look at. */
    Optional<Report> find(SqlClient sql, long report, long verifier) {
        var values = verifier(verifier).addLong(report);
        return reports(await(sql.preparedQuery(FIND).execute(values))).stream().findFirst();
    }

    Optional<Report> find(long report, long verifier) {
        return find(pool, report, verifier);
    }

    /** The open reports of the same thing, held against other decisions. */
    List<Open> hold(SqlClient sql, long report) {
        var open = new ArrayList<Open>();
        await(sql.preparedQuery(HOLD).execute(Tuple.of(report)))
                .forEach(row -> open.add(new Open(row.getLong("id"), row.getLong("reporter"))));
        return open;
    }

    void decide(SqlClient sql, List<Open> reports, Decision decision) {
        var ids = reports.stream().map(Open::id).toArray(Long[]::new);
        var values = Tuple.tuple()
                .addArrayOfLong(ids)
                .addString(decision.outcome())
                .addLong(decision.verifier())
                .addOffsetDateTime(decision.at().atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(DECIDE).execute(values));
    }

    /** All who may decide, but for this one. */
    List<Long> verifiers(SqlClient sql, long but) {
        var ids = new ArrayList<Long>();
        var values = Tuple.tuple()
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addLong(but);
        await(sql.preparedQuery(VERIFIERS).execute(values)).forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    /** How far the topic {@code verification} has come. */
    long head() {
        return await(pool.query(HEAD).execute()).iterator().next().getLong("seq");
    }

    private static Tuple verifier(long account) {
        return Tuple.of(account).addArrayOfString(Permission.VERIFY_ARTICLES.roles());
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static List<Report> reports(RowSet<Row> rows) {
        var reports = new ArrayList<Report>(rows.size());
        rows.forEach(row -> reports.add(new Report(
                row.getLong("id"),
                subject(row),
                person(row, "reporter", "reporter_"),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("gone"),
                row.getBoolean("changed"),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("decider")))));
        return reports;
    }

    private static Subject subject(Row row) {
        var comment = row.getLong("comment");
        return new Subject(
                row.getLong("article"),
                comment == null ? OptionalLong.empty() : OptionalLong.of(comment),
                row.getString("title"),
                Language.of(row.getString("language")).orElseThrow(),
                person(row, "author", ""),
                row.getString("text"));
    }

    private static Person person(Row row, String id, String prefix) {
        return new Person(
                row.getLong(id),
                row.getString(prefix + "username"),
                row.getString(prefix + "nickname"),
                Role.of(row.getString(prefix + "role")),
                row.getString(prefix + "picture"));
    }

    /** @param open whether that person has an open report of it */
    record Reportable(Subject subject, boolean open) {}

    /** An open report. */
    record Open(long id, long reporter) {}

    /** @param comment empty: the article is meant */
    record NewReport(
            long reporter, OptionalLong article, OptionalLong comment, String reason, String ref, Instant at) {}

    /**
     * @param outcome {@code left} or {@code upheld}
     * @param reason why a comment is removed, for everybody to read
     */
    record Decision(long report, long verifier, String outcome, String reason, Instant at) {}
}
