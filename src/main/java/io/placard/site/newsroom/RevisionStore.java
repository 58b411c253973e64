package io.placard.site.newsroom;

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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Revisions in SQL: who may see and decide is said here. On virtual threads. */
final class RevisionStore {

    private static final String RIGHTS = """
            SELECT role = ANY ($2) AS writes, role = ANY ($3) AS verifies FROM account WHERE id = $1 AND active
            """;

    /** The article's row is the lock under which its revisions get their numbers. */
    private static final String LOCK = """
            SELECT a.author, a.state = 'verified' AS verified,
                   CASE WHEN a.state = 'scheduled' THEN a.publish_at END AS planned,
                   (SELECT max(r.number) FROM article_revision r WHERE r.article = a.id) AS latest
            FROM article a WHERE a.id = $1 FOR UPDATE
            """;

    private static final String ADD = """
            INSERT INTO article_revision
                (article, number, editor, title, body, language, tags, state, draft, created_at, file,
                 decided_by, decided_at, publish_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
                    CASE WHEN $8 = 'verified' THEN $3::bigint END, CASE WHEN $8 = 'verified' THEN $10::timestamptz END, $12)
            RETURNING id
            """;
    private static final String BY_DRAFT = "SELECT article FROM article_revision WHERE draft = $1 AND editor = $2";
    private static final String SUPERSEDE = """
            UPDATE article_revision SET state = 'superseded' WHERE article = $1 AND state = 'pending' RETURNING id
            """;
    static final String COLUMNS = """
            SELECT r.id, r.article, r.number, r.title, r.body, r.language, r.tags, r.state, r.created_at, r.reason, r.file,
                   r.publish_at,
                   p.id AS editor, p.username, p.nickname, p.role, p.picture, d.nickname AS decider
            FROM article_revision r
            JOIN account p ON p.id = r.editor
            LEFT JOIN account d ON d.id = r.decided_by
            """;
    /** Its author and the verifiers see all of an article's versions, others those that could be read by everybody. */
    private static final String HISTORY = COLUMNS + """
            JOIN article a ON a.id = r.article
            LEFT JOIN account v ON v.id = $2 AND v.active
            WHERE r.article = $1
              AND (a.author = v.id OR v.role = ANY ($3) OR a.state = 'verified' AND r.state = 'verified')
              AND ($5::bigint IS NULL OR r.number < (SELECT b.number FROM article_revision b WHERE b.id = $5))
            ORDER BY r.number DESC LIMIT $4
            """;
    /** What this account handed in and what is not to be read by everybody, one for each article. */
    private static final String UNDECIDED = COLUMNS + """
            WHERE r.editor = $1 AND r.state IN ('pending', 'rejected')
              AND NOT EXISTS (SELECT 1 FROM article_revision n WHERE n.article = r.article AND n.number > r.number)
            ORDER BY r.created_at DESC LIMIT 50
            """;

    private static final String DECIDE = """
            UPDATE article_revision SET state = $3, decided_by = $2, decided_at = $4, reason = $5
            WHERE id = $1 AND state = 'pending'
              AND EXISTS (SELECT 1 FROM account v WHERE v.id = $2 AND v.active AND v.role = ANY ($6))
            RETURNING id
            """;
    private static final String FIND = COLUMNS + """
            JOIN account v ON v.id = $2 AND v.active AND v.role = ANY ($3)
            WHERE r.id = $1
            """;
    private final Pool pool;

    RevisionStore(Pool pool) {
        this.pool = pool;
    }

    /** What an account may do at this moment. */
    Rights rights(SqlClient sql, long account) {
        var values = Tuple.of(account)
                .addArrayOfString(Permission.WRITE_ARTICLES.roles())
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        var rows = await(sql.preparedQuery(RIGHTS).execute(values));
        if (rows.size() == 0) {
            return new Rights(false, false);
        }
        var row = rows.iterator().next();
        return new Rights(row.getBoolean("writes"), row.getBoolean("verifies"));
    }

    /** Locks an article until the transaction ends. */
    Locked lock(SqlClient sql, long article) {
        var row = await(sql.preparedQuery(LOCK).execute(Tuple.of(article)))
                .iterator()
                .next();
        var latest = row.getInteger("latest");
        return new Locked(
                row.getLong("author"),
                row.getBoolean("verified"),
                latest == null ? 0 : latest,
                instant(row, "planned"));
    }

    long add(SqlClient sql, NewRevision revision) {
        var text = revision.manuscript();
        var values = Tuple.of(revision.article(), revision.number(), revision.editor(), text.title(), text.body())
                .addString(text.language().tag())
                .addArrayOfString(text.tagNames().toArray(String[]::new))
                .addString(revision.state().word())
                .addLong(revision.draft().isPresent() ? revision.draft().getAsLong() : null)
                .addOffsetDateTime(revision.at().atOffset(ZoneOffset.UTC))
                .addBoolean(text.file())
                .addOffsetDateTime(revision.publishAt()
                        .map(at -> at.atOffset(ZoneOffset.UTC))
                        .orElse(null));
        return await(sql.preparedQuery(ADD).execute(values)).iterator().next().getLong("id");
    }

    /** The article that this draft became. */
    OptionalLong byDraft(SqlClient sql, long draft, long editor) {
        var rows = await(sql.preparedQuery(BY_DRAFT).execute(Tuple.of(draft, editor)));
        return rows.size() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(rows.iterator().next().getLong("article"));
    }

    /** What nobody has decided of an article need not be decided any more; answers which. */
    List<Long> supersede(SqlClient sql, long article) {
        var ids = new ArrayList<Long>();
        await(sql.preparedQuery(SUPERSEDE).execute(Tuple.of(article))).forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    /** The versions of an article that this account, 0 for a guest, may see; newest first, behind this one. */
    List<Revision> history(long article, long reader, OptionalLong behind, int limit) {
        var values = Tuple.of(article, reader)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addInteger(limit)
                .addLong(behind.isPresent() ? behind.getAsLong() : null);
        return revisions(await(pool.preparedQuery(HISTORY).execute(values)));
    }

    /** An account's newest revisions that wait or were sent back. */
    List<Revision> undecided(long editor) {
        return revisions(await(pool.preparedQuery(UNDECIDED).execute(Tuple.of(editor))));
    }

    /** Decides what nobody has decided; false when somebody has, or when this account may not. */
    boolean decide(SqlClient sql, Decision decision) {
        var values = Tuple.of(
                        decision.revision(),
                        decision.verifier(),
                        decision.state().word())
                .addOffsetDateTime(decision.at().atOffset(ZoneOffset.UTC))
                .addString(decision.reason())
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        return await(sql.preparedQuery(DECIDE).execute(values)).size() == 1;
    }

    /** One that a verifier may look at. */
    Optional<Revision> find(SqlClient sql, long revision, long verifier) {
        var values = Tuple.of(revision, verifier).addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        return revisions(await(sql.preparedQuery(FIND).execute(values))).stream()
                .findFirst();
    }

    boolean verifies(long account) {
        return rights(pool, account).verifies();
    }

    static List<Revision> revisions(RowSet<Row> rows) {
        var revisions = new ArrayList<Revision>(rows.size());
        rows.forEach(row -> revisions.add(revision(row)));
        return revisions;
    }

    /** The revision in a row of {@link #COLUMNS}. */
    static Revision revision(Row row) {
        return new Revision(
                row.getLong("id"),
                row.getLong("article"),
                row.getInteger("number"),
                new Person(
                        row.getLong("editor"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture")),
                row.getString("title"),
                row.getString("body"),
                Language.of(row.getString("language")).orElseThrow(),
                List.of(row.getArrayOfStrings("tags")),
                RevisionState.of(row.getString("state")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getString("decider")),
                row.getString("reason"),
                row.getBoolean("file"),
                instant(row, "publish_at"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    record Rights(boolean writes, boolean verifies) {}

    /**
     * @param verified whether everybody may read it
     * @param planned when it appears, where it waits for its time
     */
    record Locked(long author, boolean verified, int latest, Optional<Instant> planned) {}

    /**
     * @param draft which it was
     * @param publishAt when its editor wants it to appear
     */
    record NewRevision(
            long article,
            int number,
            long editor,
            Manuscript manuscript,
            RevisionState state,
            OptionalLong draft,
            Instant at,
            Optional<Instant> publishAt) {}

    /**
     * @param reason why it is sent back
     * @param publishAt when it is to appear; empty: at once, or when it was planned before
     */
    record Decision(
            long revision,
            long verifier,
            RevisionState state,
            String reason,
            Instant at,
            Optional<Instant> publishAt) {}
}
