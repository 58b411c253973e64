package io.placard.site.moderation;

import static io.vertx.core.Future.await;

import io.placard.site.files.Attachment;
import io.placard.site.moderation.MessageReport.Decided;
import io.placard.site.moderation.MessageReport.Place;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports of messages in SQL: who may report, see and decide is said here. On virtual threads. */
final class ReportStore {

    /** What somebody reads can be reported by them: another's message that stands, where they are a member. */
    private static final String SUBJECT = """
            FROM message m
            JOIN conversation_member k ON k.conversation = m.conversation AND k.account = $3
            JOIN account w ON w.id = k.account AND w.active AND NOT w.must_change_password
            JOIN account p ON p.id = m.author
            WHERE m.conversation = $1 AND m.seq = $2 AND m.gone IS NULL AND m.author <> $3
            """;

    private static final String FIND_SUBJECT = """
            SELECT m.body_html, m.at, CASE WHEN m.files > 0 THEN chat_files(m) END AS files, p.id AS p_id, p.username AS p_username, p.nickname AS p_nickname, p.role AS p_role,
                   p.picture AS p_picture,
                   EXISTS (SELECT FROM message_report r WHERE r.reporter = $3 AND r.conversation = m.conversation
                           AND r.seq = m.seq AND r.outcome IS NULL) AS open
            """ + SUBJECT;
    private static final String ADD = """
            INSERT INTO message_report (reporter, conversation, seq, author, html, kind, words, ref, created_at)
            SELECT w.id, m.conversation, m.seq, m.author, m.body_html, $4, $5, $6, $7
            """ + SUBJECT + "ON CONFLICT DO NOTHING RETURNING id";
    /** $1 who reads, $2 the roles of staff. Nobody decides over what they said themselves. */
    private static final String COLUMNS = """
            SELECT r.id, r.conversation, r.seq, r.html, r.kind, r.words, r.created_at, r.outcome, r.deleted, r.muted,
                   r.reason, r.decided_at, c.english, c.chinese,
                   p.id AS p_id, p.username AS p_username, p.nickname AS p_nickname, p.role AS p_role, p.picture AS p_picture,
                   q.id AS q_id, q.username AS q_username, q.nickname AS q_nickname, q.role AS q_role, q.picture AS q_picture,
                   d.id AS d_id, d.username AS d_username, d.nickname AS d_nickname, d.role AS d_role, d.picture AS d_picture
            FROM message_report r
            JOIN account v ON v.id = $1 AND v.active AND v.role = ANY ($2) AND v.id <> r.author
            JOIN conversation c ON c.id = r.conversation
            JOIN account p ON p.id = r.author
            JOIN account q ON q.id = r.reporter
            LEFT JOIN account d ON d.id = r.decided_by
            """;

    private static final String OPEN = COLUMNS + """
            WHERE r.outcome IS NULL AND ($3::bigint IS NULL OR (r.created_at, r.id) >
                (SELECT b.created_at, b.id FROM message_report b WHERE b.id = $3))
            ORDER BY r.created_at, r.id LIMIT $4
            """;
    private static final String DECIDED = COLUMNS + """
            WHERE r.outcome IS NOT NULL AND ($3::bigint IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4
            """;
    private static final String FIND = COLUMNS + "WHERE r.id = $3";

    /** All open ones of the same message, in one order: two who decide at once never wait in a ring. */
    private static final String HOLD = """
            SELECT r.id, r.reporter, EXISTS (
                       SELECT FROM conversation_member k
                       WHERE k.conversation = r.conversation AND k.account = r.reporter) AS within
            FROM message_report r
            JOIN message_report one ON one.id = $1 AND one.conversation = r.conversation AND one.seq = r.seq
            WHERE r.outcome IS NULL ORDER BY r.id FOR UPDATE OF r
            """;

    private static final String DECIDE = """
            UPDATE message_report SET outcome = $2, decided_by = $3, decided_at = $4, deleted = $5, muted = $6, reason = $7
            WHERE id = ANY ($1) AND outcome IS NULL
            """;
    private static final String STAFF =
            "SELECT id FROM account WHERE active AND role = ANY ($1) AND id <> ALL ($2) ORDER BY id";
    /** Staff read what stands around a message because it was reported, whether they are members or not. */
    private static final String CONTEXT = """
            SELECT m.seq, m.at, m.seq = r.seq AS reported, m.gone, CASE WHEN m.gone IS NULL THEN m.body_html ELSE '' END AS html,
                   CASE WHEN m.files > 0 AND (m.gone IS NULL OR m.seq = r.seq) THEN chat_files(m) END AS files,
                   a.id AS p_id, a.username AS p_username, a.nickname AS p_nickname, a.role AS p_role, a.picture AS p_picture
            FROM message_report r
            JOIN account v ON v.id = $2 AND v.active AND v.role = ANY ($3) AND v.id <> r.author
            JOIN message m ON m.conversation = r.conversation AND m.seq BETWEEN r.seq - 5 AND r.seq + 5
            JOIN account a ON a.id = m.author
            WHERE r.id = $1 ORDER BY m.seq
            """;

    private final Pool pool;

    ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** What somebody could report, and whether they have. */
    Optional<Reportable> subject(long conversation, long seq, long reporter) {
        for (var row : await(pool.preparedQuery(FIND_SUBJECT).execute(Tuple.of(conversation, seq, reporter)))) {
            return Optional.of(new Reportable(
                    person(row, "p_"),
                    row.getString("body_html"),
                    files(row),
                    row.getOffsetDateTime("at").toInstant(),
                    row.getBoolean("open")));
        }
        return Optional.empty();
    }

    /** Writes a report; empty when it may not be, or when it was before. */
    OptionalLong add(SqlClient sql, NewReport report) {
        var values = Tuple.of(report.conversation(), report.seq(), report.reporter(), report.kind(), report.words())
                .addString(report.ref())
                .addOffsetDateTime(report.at().atOffset(ZoneOffset.UTC));
        for (var row : await(sql.preparedQuery(ADD).execute(values))) {
            return OptionalLong.of(row.getLong("id"));
        }
        return OptionalLong.empty();
    }

    /** What is open, oldest first, or what was decided, newest first; nothing for who may not decide. */
    List<MessageReport> list(long reader, boolean open, OptionalLong behind, int limit) {
        var values = staff(reader)
                .addLong(behind.isPresent() ? behind.getAsLong() : null)
                .addInteger(limit);
        return reports(await(pool.preparedQuery(open ? OPEN : DECIDED).execute(values)));
    }

    /** One that this reader may look at. */
    Optional<MessageReport> find(SqlClient sql, long report, long reader) {
        return reports(await(sql.preparedQuery(FIND).execute(staff(reader).addLong(report)))).stream()
                .findFirst();
    }

    /** What was said around it, five messages before and after. */
    List<Said> context(SqlClient sql, long report, long reader) {
        var said = new ArrayList<Said>();
        var values = Tuple.of(report, reader, Permission.MODERATE_CHAT.roles());
        await(sql.preparedQuery(CONTEXT).execute(values))
                .forEach(row -> said.add(new Said(
                        row.getLong("seq"),
                        person(row, "p_"),
                        row.getString("html"),
                        files(row),
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("gone") != null,
                        row.getBoolean("reported"))));
        return said;
    }

    /** The open reports of the same message, held against other decisions. */
    List<Open> hold(SqlClient sql, long report) {
        var open = new ArrayList<Open>();
        await(sql.preparedQuery(HOLD).execute(Tuple.of(report)))
                .forEach(row ->
                        open.add(new Open(row.getLong("id"), row.getLong("reporter"), row.getBoolean("within"))));
        return open;
    }

    void decide(SqlClient sql, List<Open> reports, Decision decision, Instant at) {
        var values = Tuple.tuple()
                .addArrayOfLong(reports.stream().map(Open::id).toArray(Long[]::new))
                .addString(decision.outcome())
                .addLong(decision.staff())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addBoolean(decision.deletes())
                .addString(decision.muted().orElse(null))
                .addString(decision.reason());
        await(sql.preparedQuery(DECIDE).execute(values));
    }

    /** All who may decide, but for these. */
    List<Long> staffBut(SqlClient sql, long... but) {
        var ids = new ArrayList<Long>();
        var values = Tuple.tuple()
                .addArrayOfString(Permission.MODERATE_CHAT.roles())
                .addArrayOfLong(java.util.Arrays.stream(but).boxed().toArray(Long[]::new));
        await(sql.preparedQuery(STAFF).execute(values)).forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    private static Tuple staff(long account) {
        return Tuple.of(account).addArrayOfString(Permission.MODERATE_CHAT.roles());
    }

    private static List<Attachment> files(Row row) {
        return row.getValue("files") instanceof JsonArray told ? Attachment.told(told) : List.of();
    }

    private static List<MessageReport> reports(RowSet<Row> rows) {
        var reports = new ArrayList<MessageReport>(rows.size());
        rows.forEach(row -> reports.add(new MessageReport(
                row.getLong("id"),
                new Place(
                        row.getLong("conversation"),
                        row.getLong("seq"),
                        new Bilingual(row.getString("english"), row.getString("chinese"))),
                person(row, "p_"),
                row.getString("html"),
                person(row, "q_"),
                row.getString("kind"),
                row.getString("words"),
                row.getOffsetDateTime("created_at").toInstant(),
                decided(row))));
        return reports;
    }

    private static Optional<Decided> decided(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("decided_at"))
                .map(OffsetDateTime::toInstant)
                .map(at -> new Decided(
                        row.getString("outcome"),
                        row.getBoolean("deleted"),
                        Optional.ofNullable(row.getString("muted")),
                        row.getString("reason"),
                        person(row, "d_"),
                        at));
    }

    /** Somebody as a row tells of them, with the columns {@code id} to {@code picture} under a prefix. */
    static Person person(Row row, String prefix) {
        return new Person(
                row.getLong(prefix + "id"),
                row.getString(prefix + "username"),
                row.getString(prefix + "nickname"),
                Role.of(row.getString(prefix + "role")),
                row.getString(prefix + "picture"));
    }

    /** @param open whether that person has an open report of it */
    record Reportable(Person author, String html, List<Attachment> files, Instant at, boolean open) {}

    /** @param within whether who reported it is in the conversation still */
    record Open(long id, long reporter, boolean within) {}

    record NewReport(long reporter, long conversation, long seq, String kind, String words, String ref, Instant at) {}
}
