package io.placard.site.newsroom;

import static io.vertx.core.Future.await;

import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Drafts in SQL: each is its author's alone. On virtual threads. */
final class DraftStore {

    private static final int MOST = 50;

    private static final String BEGIN = """
            INSERT INTO article_draft (author, title, body, language, tags, saved_at, ref)
            SELECT w.id, '', '', $2, '', $3, $6 FROM account w
            WHERE w.id = $1 AND w.active AND w.role = ANY ($4)
              AND (SELECT count(*) FROM article_draft d WHERE d.author = w.id) < $5
            ON CONFLICT (author, ref) WHERE ref IS NOT NULL DO UPDATE SET saved_at = article_draft.saved_at
            RETURNING id
            """;

    /** From the newest revision that is not known to be outdated; one that is being written already is gone on with. */
    private static final String BEGIN_CHANGE = """
            INSERT INTO article_draft (author, article, base, title, body, language, tags, file, saved_at)
            SELECT w.id, a.id, r.number, r.title, r.body, r.language, array_to_string(r.tags, ', '), r.file, $3
            FROM article a
            JOIN account w ON w.id = $1 AND w.active
            JOIN LATERAL (SELECT * FROM article_revision r WHERE r.article = a.id ORDER BY r.number DESC LIMIT 1) r ON true
            WHERE a.id = $2 AND (a.author = w.id AND w.role = ANY ($4) OR w.role = ANY ($5))
            ON CONFLICT (author, article) WHERE article IS NOT NULL DO UPDATE SET saved_at = article_draft.saved_at
            RETURNING id
            """;

    private static final String COLUMNS = """
            SELECT d.id, d.article, d.base, d.title, d.body, d.language, d.tags, d.file, d.publish_at, d.version, d.saver, d.saved_at,
                   coalesce((SELECT max(r.number) FROM article_revision r WHERE r.article = d.article), 0) AS latest,
                   EXISTS (SELECT 1 FROM article a WHERE a.id = d.article AND a.state = 'verified') AS published
            FROM article_draft d
            """;
    private static final String FIND = COLUMNS + "WHERE d.id = $1 AND d.author = $2";
    private static final String LIST = COLUMNS + """
            WHERE d.author = $1
              AND ($3::bigint IS NULL
                   OR (d.saved_at, d.id) < (SELECT b.saved_at, b.id FROM article_draft b WHERE b.id = $3 AND b.author = $1))
            ORDER BY d.saved_at DESC, d.id DESC LIMIT $2
            """;
    private static final String SAVE = """
            UPDATE article_draft
            SET title = $4, body = $5, language = $6, tags = $7, saved_at = $8, version = version + 1,
                file = CASE WHEN EXISTS (SELECT 1 FROM account w WHERE w.id = $2 AND w.role = ANY ($9)) THEN $10 ELSE file END,
                saver = $11, publish_at = $12
            WHERE id = $1 AND author = $2 AND (version = $3 OR saver <> '' AND saver = $11)
            RETURNING version
            """;

    /** Goes on from what was handed in meanwhile, whose difference the writer has been shown. */
    private static final String REBASE = """
            UPDATE article_draft d
            SET base = coalesce((SELECT max(r.number) FROM article_revision r WHERE r.article = d.article), d.base)
            WHERE d.id = $1 AND d.author = $2
            """;

    private static final String DROP = "DELETE FROM article_draft WHERE id = $1 AND author = $2 RETURNING id";
    private static final String OTHERS = """
            SELECT p.nickname FROM article_draft d JOIN account p ON p.id = d.author
            WHERE d.article = $1 AND d.author <> $2 AND d.saved_at > $3
            ORDER BY d.saved_at DESC LIMIT 3
            """;

    private final Pool pool;

    DraftStore(Pool pool) {
        this.pool = pool;
    }

    /** A new one, or the one that a program began under this name; empty where the account may not, or has fifty. */
    OptionalLong begin(long author, Language language, Optional<String> ref, Instant at) {
        var values = Tuple.of(author, language.tag(), at.atOffset(ZoneOffset.UTC))
                .addArrayOfString(Permission.WRITE_ARTICLES.roles())
                .addInteger(MOST)
                .addString(ref.orElse(null));
        return id(await(pool.preparedQuery(BEGIN).execute(values)));
    }

    /** One that changes an article; empty where the account may not change it. */
    OptionalLong beginChange(long author, long article, Instant at) {
        var values = Tuple.of(author, article, at.atOffset(ZoneOffset.UTC))
                .addArrayOfString(Permission.WRITE_ARTICLES.roles())
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        return id(await(pool.preparedQuery(BEGIN_CHANGE).execute(values)));
    }

    Optional<OpenDraft> find(SqlClient sql, long draft, long author) {
        var rows = await(sql.preparedQuery(FIND).execute(Tuple.of(draft, author)));
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(draft(rows.iterator().next()));
    }

    Optional<OpenDraft> find(long draft, long author) {
        return find(pool, draft, author);
    }

    /** All of them, for one has few; newest first. */
    List<OpenDraft> of(long author) {
        return of(author, OptionalLong.empty(), MOST);
    }

    /** Some, behind this one. */
    List<OpenDraft> of(long author, OptionalLong behind, int limit) {
        var values = Tuple.of(author, limit).addLong(behind.isPresent() ? behind.getAsLong() : null);
        var drafts = new ArrayList<OpenDraft>();
        await(pool.preparedQuery(LIST).execute(values)).forEach(row -> drafts.add(draft(row)));
        return drafts;
    }

    /** The new version; empty when it is not there, or another tab has saved since that version. */
    OptionalInt save(long draft, long author, Editor editor, Manuscript text, Instant at) {
        var values = Tuple.of(draft, author, editor.version(), text.title(), text.body())
                .addString(text.language().tag())
                .addString(text.tags())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addBoolean(text.file())
                .addString(editor.saver())
                .addString(text.publishAt());
        var rows = await(pool.preparedQuery(SAVE).execute(values));
        return rows.size() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(rows.iterator().next().getInteger("version"));
    }

    /** False where this account has no such draft. */
    boolean rebase(long draft, long author) {
        return await(pool.preparedQuery(REBASE).execute(Tuple.of(draft, author)))
                        .rowCount()
                == 1;
    }

    boolean drop(SqlClient sql, long draft, long author) {
        return await(sql.preparedQuery(DROP).execute(Tuple.of(draft, author))).size() == 1;
    }

    boolean drop(long draft, long author) {
        return drop(pool, draft, author);
    }

    /** Who else has saved a draft of this article since then, by nickname. */
    List<String> others(long article, long author, Instant since) {
        var names = new ArrayList<String>();
        await(pool.preparedQuery(OTHERS).execute(Tuple.of(article, author, since.atOffset(ZoneOffset.UTC))))
                .forEach(row -> names.add(row.getString("nickname")));
        return names;
    }

    private static OptionalLong id(Iterable<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? OptionalLong.of(found.next().getLong("id")) : OptionalLong.empty();
    }

    private static OpenDraft draft(Row row) {
        var article = row.getLong("article");
        return new OpenDraft(
                row.getLong("id"),
                article == null ? OptionalLong.empty() : OptionalLong.of(article),
                row.getInteger("base"),
                row.getInteger("latest"),
                new Manuscript(
                        row.getString("title"),
                        row.getString("body"),
                        Language.of(row.getString("language")).orElseThrow(),
                        row.getString("tags"),
                        row.getBoolean("file"),
                        row.getString("publish_at")),
                row.getInteger("version"),
                row.getString("saver"),
                row.getOffsetDateTime("saved_at").toInstant(),
                row.getBoolean("published"));
    }

    /**
     * Who saves.
     *
     * @param version that it knows
     * @param saver names the open editor; empty without scripts
     */
    record Editor(int version, String saver) {}
}
