package io.placard.site.publication;

import static io.vertx.core.Future.await;

import io.placard.site.articles.Draft;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonArray;
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

/** Publication in SQL: who may do what to which article is decided here. On virtual threads. */
final class PublicationStore {

    private static final int MOST_TURNS = 100;

    /** An article that this account, its author or a verifier, has a say in; and the account. */
    private static final String GOVERNED = """
            FROM article a
            JOIN account w ON w.id = $2 AND w.active AND (w.role = ANY ($3) OR a.author = w.id AND w.role = ANY ($4))
            WHERE a.id = $1
            """;

    private static final String FIND = """
            SELECT a.id, a.author, a.title, a.language, a.state, a.publish_at, a.pinned_at IS NOT NULL AS pinned,
                   w.role = ANY ($3) AS verifies
            """ + GOVERNED;
    private static final String LOCK = FIND + "FOR UPDATE OF a FOR SHARE OF w";
    private static final String TURNS = """
            SELECT t.turn, t.reason, t.planned, t.at, p.id, p.username, p.nickname, p.role, p.picture
            FROM article_turn t JOIN account p ON p.id = t.actor
            WHERE t.article = (SELECT a.id %s)
            ORDER BY t.id DESC LIMIT $5
            """.formatted(GOVERNED);

    private static final String PLAN = """
            UPDATE article SET state = 'scheduled', publish_at = $2, planned_by = $3, pinned_at = NULL WHERE id = $1
            """;
    private static final String WITHDRAW = """
            UPDATE article SET state = 'withdrawn', publish_at = NULL, planned_by = NULL, pinned_at = NULL WHERE id = $1
            """;
    private static final String CONTENT = """
            RETURNING id, author, title, body, language, file, planned_by,
                (SELECT coalesce(json_agg(t.name ORDER BY x.position), '[]')
                 FROM article_tag x JOIN tag t ON t.id = x.tag WHERE x.article = article.id) AS tags
            """;
    private static final String RETURN = """
            UPDATE article SET state = 'verified', verified_at = $2, edited_at = NULL, publish_at = NULL, planned_by = NULL
            WHERE id = $1
            """ + CONTENT;

    /** One whose time has come, which no other node is publishing now. It is news of that time, not of when it was written. */
    private static final String APPEAR = """
            UPDATE article SET state = 'verified', verified_at = $1, created_at = publish_at, edited_at = NULL
            WHERE id = (SELECT d.id FROM article d WHERE d.state = 'scheduled' AND d.publish_at <= $1
                        ORDER BY d.publish_at, d.id LIMIT 1 FOR UPDATE SKIP LOCKED)
            """ + CONTENT;

    private static final String PINS_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('articles.pinned', 0))";
    private static final String PIN = """
            UPDATE article SET pinned_at = $2 WHERE id = $1
              AND (SELECT count(*) FROM article p WHERE p.pinned_at IS NOT NULL) < $3
            RETURNING id
            """;
    private static final String UNPIN = "UPDATE article SET pinned_at = NULL WHERE id = $1";
    private static final String TURN = """
            INSERT INTO article_turn (article, turn, actor, reason, planned, at) VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private final Pool pool;

    PublicationStore(Pool pool) {
        this.pool = pool;
    }

    Optional<Found> find(long article, long account) {
        return found(pool, FIND, article, account);
    }

    /** The same, locked until the transaction ends. */
    Optional<Found> lock(SqlClient sql, long article, long account) {
        return found(sql, LOCK, article, account);
    }

    /** What became of an article, newest first; nothing for who has no say in it. */
    List<Turn> turns(long article, long account) {
        var turns = new ArrayList<Turn>();
        await(pool.preparedQuery(TURNS).execute(who(article, account).addInteger(MOST_TURNS)))
                .forEach(row -> turns.add(turn(row)));
        return turns;
    }

    void plan(SqlClient sql, Plan plan) {
        await(sql.preparedQuery(PLAN).execute(Tuple.of(plan.article(), utc(plan.at()), plan.by())));
    }

    void withdraw(SqlClient sql, long article) {
        await(sql.preparedQuery(WITHDRAW).execute(Tuple.of(article)));
    }

    Shown giveBack(SqlClient sql, long article, Instant at) {
        return shown(await(sql.preparedQuery(RETURN).execute(Tuple.of(article, utc(at)))), at)
                .orElseThrow();
    }

    /** Publishes one whose time has come; empty where there is none. */
    Optional<Shown> appear(SqlClient sql, Instant now) {
        return shown(await(sql.preparedQuery(APPEAR).execute(Tuple.of(utc(now)))), now);
    }

    /** False where as many are pinned as may be. Two at once wait for each other. */
    boolean pin(SqlClient sql, long article, Instant at, int most) {
        await(sql.query(PINS_LOCK).execute());
        return await(sql.preparedQuery(PIN).execute(Tuple.of(article, utc(at), most)))
                        .size()
                == 1;
    }

    void unpin(SqlClient sql, long article) {
        await(sql.preparedQuery(UNPIN).execute(Tuple.of(article)));
    }

    void add(SqlClient sql, NewTurn turn) {
        var values = Tuple.of(turn.article(), turn.word(), turn.actor(), turn.reason())
                .addOffsetDateTime(turn.planned().map(PublicationStore::utc).orElse(null))
                .addOffsetDateTime(utc(turn.at()));
        await(sql.preparedQuery(TURN).execute(values));
    }

    private static Tuple who(long article, long account) {
        return Tuple.of(article, account)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addArrayOfString(Permission.WRITE_ARTICLES.roles());
    }

    private static Optional<Found> found(SqlClient sql, String statement, long article, long account) {
        var rows = await(sql.preparedQuery(statement).execute(who(article, account)))
                .iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        var standing = new Standing(row.getString("state"), instant(row, "publish_at"), row.getBoolean("pinned"));
        var governed =
                new Governed(row.getLong("id"), row.getLong("author"), row.getString("title"), language(row), standing);
        return Optional.of(new Found(governed, row.getBoolean("verifies")));
    }

    private static Optional<Shown> shown(Iterable<Row> rows, Instant at) {
        var found = rows.iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        var row = found.next();
        var tags = ((JsonArray) row.getValue("tags"))
                .stream().map(String.class::cast).toList();
        var draft = new Draft(
                row.getLong("author"),
                row.getString("title"),
                row.getString("body"),
                language(row),
                tags,
                true,
                row.getBoolean("file"),
                at);
        return Optional.of(new Shown(row.getLong("id"), draft, Optional.ofNullable(row.getLong("planned_by"))));
    }

    private static Turn turn(Row row) {
        var actor = new Person(
                row.getLong("id"),
                row.getString("username"),
                row.getString("nickname"),
                Role.of(row.getString("role")),
                row.getString("picture"));
        return new Turn(
                row.getString("turn"),
                actor,
                row.getString("reason"),
                instant(row, "planned"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static Language language(Row row) {
        return Language.of(row.getString("language")).orElseThrow();
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** @param verifies whether the account decides, and is not only the author */
    record Found(Governed article, boolean verifies) {}

    /** @param plannedBy who said when, of one that had a time */
    record Shown(long article, Draft content, Optional<Long> plannedBy) {}

    record NewTurn(long article, String word, long actor, String reason, Optional<Instant> planned, Instant at) {}
}
