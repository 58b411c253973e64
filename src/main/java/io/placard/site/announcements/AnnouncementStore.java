package io.placard.site.announcements;

import static io.vertx.core.Future.await;

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

/** Announcements in SQL. On virtual threads. */
final class AnnouncementStore {

    private static final String COLUMNS = """
            SELECT n.id, n.english, n.chinese, n.audience, n.urgent, n.link, n.starts_at,
                   nullif(n.ends_at, 'infinity') AS ends_at, n.withdrawn_at, n.version,
                   p.id AS author, p.username, p.nickname, p.role, p.picture
            FROM announcement n
            JOIN account p ON p.id = n.author
            """;

    /** Only who may announce, by the role of this moment. */
    private static final String BY_STAFF =
            " EXISTS (SELECT 1 FROM account s WHERE s.id = $1 AND s.active AND s.role = ANY ($2)) ";

    private static final String LIST = COLUMNS + """
            LEFT JOIN announcement c ON c.id = $3
            WHERE
            """ + BY_STAFF + """
              AND (c.id IS NULL OR (n.starts_at, n.id) < (c.starts_at, c.id))
            ORDER BY n.starts_at DESC, n.id DESC
            LIMIT $4
            """;
    private static final String FIND = COLUMNS + "WHERE" + BY_STAFF + "AND n.id = $3";
    private static final String LOCK = FIND + " FOR UPDATE OF n";
    private static final String ADD = """
            INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ends_at, ref)
            SELECT $1::bigint, $3::text, $4::text, $5::text, $6::boolean, $7::text, $8::timestamptz,
                   coalesce($9::timestamptz, 'infinity'), $10::text
            WHERE
            """ + BY_STAFF + """
            ON CONFLICT (ref) DO NOTHING
            RETURNING id
            """;
    private static final String NAMED = "SELECT id FROM announcement WHERE author = $1 AND ref = $2";
    private static final String MAY = "SELECT 1 WHERE" + BY_STAFF;
    private static final String CHANGE = """
            UPDATE announcement SET
                english = $2, chinese = $3, audience = $4, urgent = $5, link = $6, starts_at = $7,
                ends_at = coalesce($8::timestamptz, 'infinity'), version = version + 1
            WHERE id = $1
            """;
    private static final String END = "UPDATE announcement SET ends_at = $2, version = version + 1 WHERE id = $1";
    private static final String WITHDRAW =
            "UPDATE announcement SET withdrawn_at = $2, version = version + 1 WHERE id = $1";
    private static final String RAISE = "UPDATE announcement_edition SET number = number + 1";
    private static final String DELETE = "DELETE FROM announcement WHERE id = $1";

    /** What a reader may know of: begun, not taken back, and for them. */
    private static final String CONCERNING = """
            FROM announcement n
            JOIN account p ON p.id = n.author
            JOIN account r ON r.id = $1 AND r.active
            WHERE n.withdrawn_at IS NULL AND n.starts_at <= $2
              AND announcement_concerns(n.audience, r.role, r.content_language)
            """;

    private static final String PAST = """
            SELECT n.id, n.english, n.chinese, n.audience, n.urgent, n.link, n.starts_at,
                   nullif(n.ends_at, 'infinity') AS ends_at, n.withdrawn_at, n.version,
                   p.id AS author, p.username, p.nickname, p.role, p.picture
            """ + CONCERNING + """
              AND ($3::bigint IS NULL
                   OR (n.starts_at, n.id) < (SELECT c.starts_at, c.id FROM announcement c WHERE c.id = $3))
            ORDER BY n.starts_at DESC, n.id DESC
            LIMIT $4
            """;
    private static final String DISMISS = """
            WITH known AS (SELECT n.id
            """ + CONCERNING + """
                AND n.id = $3 FOR SHARE OF n),
            made AS (
                INSERT INTO announcement_dismissal (account, announcement) SELECT $1::bigint, id FROM known
                ON CONFLICT DO NOTHING
                RETURNING 1)
            SELECT EXISTS (SELECT 1 FROM known) AS known, EXISTS (SELECT 1 FROM made) AS made
            """;

    private final Pool pool;

    AnnouncementStore(Pool pool) {
        this.pool = pool;
    }

    /** All of them for staff, the latest start first, behind the one named. */
    List<Announcement> list(long reader, OptionalLong behind, int limit) {
        var values = staff(reader)
                .addValue(behind.isPresent() ? behind.getAsLong() : null)
                .addInteger(limit);
        return announcements(pool, LIST, values);
    }

    Optional<Announcement> find(long reader, long id) {
        return announcements(pool, FIND, staff(reader).addLong(id)).stream().findFirst();
    }

    /** One that nobody else changes until the transaction ends; empty where there is none for this account. */
    Optional<Announcement> lock(SqlClient sql, Hand hand) {
        return announcements(sql, LOCK, staff(hand.actor()).addLong(hand.announcement())).stream()
                .findFirst();
    }

    boolean mayAnnounce(SqlClient sql, long account) {
        return await(sql.preparedQuery(MAY).execute(staff(account))).size() == 1;
    }

    /** The number of a new one; empty when this form made one already. */
    OptionalLong add(SqlClient sql, long author, String ref, Wording wording) {
        var values = wording(staff(author), wording).addString(ref);
        var rows = await(sql.preparedQuery(ADD).execute(values)).iterator();
        return rows.hasNext() ? OptionalLong.of(rows.next().getLong("id")) : OptionalLong.empty();
    }

    /** The one that this account made under this name. */
    OptionalLong named(long author, String ref) {
        var rows =
                await(pool.preparedQuery(NAMED).execute(Tuple.of(author, ref))).iterator();
        return rows.hasNext() ? OptionalLong.of(rows.next().getLong("id")) : OptionalLong.empty();
    }

    void change(SqlClient sql, long id, Wording wording) {
        await(sql.preparedQuery(CHANGE).execute(wording(Tuple.of(id), wording)));
    }

    void end(SqlClient sql, long id, Instant at) {
        await(sql.preparedQuery(END).execute(Tuple.of(id, utc(at))));
    }

    void withdraw(SqlClient sql, long id, Instant at) {
        await(sql.preparedQuery(WITHDRAW).execute(Tuple.of(id, utc(at))));
    }

    void delete(SqlClient sql, long id) {
        await(sql.preparedQuery(DELETE).execute(Tuple.of(id)));
    }

    /** Makes a new edition: from the commit on, no page shows what was read for the one before. */
    void raise(SqlClient sql) {
        await(sql.query(RAISE).execute());
    }

    /** Those that have begun and concern this account, newest first, behind the one named. */
    List<Announcement> past(long account, Instant now, OptionalLong behind, int limit) {
        var cursor = behind.isPresent() ? behind.getAsLong() : null;
        return announcements(pool, PAST, Tuple.of(account, utc(now), cursor, limit));
    }

    /** Puts one away for an account. */
    Dismissal dismiss(SqlClient sql, long account, long id, Instant now) {
        var row = await(sql.preparedQuery(DISMISS).execute(Tuple.of(account, utc(now), id)))
                .iterator()
                .next();
        return new Dismissal(row.getBoolean("known"), row.getBoolean("made"));
    }

    private static Tuple staff(long account) {
        return Tuple.of(account).addArrayOfString(Permission.ANNOUNCE.roles());
    }

    private static Tuple wording(Tuple values, Wording wording) {
        return values.addString(wording.english())
                .addString(wording.chinese())
                .addString(wording.audience().word())
                .addBoolean(wording.urgent())
                .addString(wording.link())
                .addOffsetDateTime(utc(wording.starts()))
                .addOffsetDateTime(wording.ends().map(AnnouncementStore::utc).orElse(null));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static List<Announcement> announcements(SqlClient sql, String statement, Tuple values) {
        var all = new ArrayList<Announcement>();
        await(sql.preparedQuery(statement).execute(values)).forEach(row -> all.add(announcement(row)));
        return all;
    }

    private static Announcement announcement(Row row) {
        var wording = new Wording(
                row.getString("english"),
                row.getString("chinese"),
                new Audience(row.getString("audience")),
                row.getBoolean("urgent"),
                row.getString("link"),
                row.getOffsetDateTime("starts_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ends_at")).map(OffsetDateTime::toInstant));
        var author = new Person(
                row.getLong("author"),
                row.getString("username"),
                row.getString("nickname"),
                Role.of(row.getString("role")),
                row.getString("picture"));
        var withdrawn =
                Optional.ofNullable(row.getOffsetDateTime("withdrawn_at")).map(OffsetDateTime::toInstant);
        return new Announcement(row.getLong("id"), wording, author, withdrawn, row.getInteger("version"));
    }

    /** Whose hand is on which announcement. */
    record Hand(long actor, long announcement) {}

    /**
     * How putting one away went.
     *
     * @param known whether it is there for this account
     * @param made whether it was not put away before
     */
    record Dismissal(boolean known, boolean made) {}
}
