package io.placard.site.articles;

import static io.vertx.core.Future.await;

import io.placard.site.files.Attachment;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.Future;
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
import java.util.OptionalLong;

/** Articles in SQL: who may see one is decided here. On virtual threads. */
final class ArticleStore {

    /** Of a card. */
    static final String COLUMNS = """
            SELECT a.id, a.title, a.excerpt, a.language, a.created_at, a.comments,
                   p.id AS author, p.username, p.nickname, p.role, p.picture,
                   (SELECT coalesce(json_agg(json_build_array(t.name, t.slug) ORDER BY at.position), '[]')
                    FROM article_tag at JOIN tag t ON t.id = at.tag WHERE at.article = a.id) AS tags
            """;

    private static final String NEWS = COLUMNS + """
            FROM article a JOIN account p ON p.id = a.author
            WHERE a.state = 'verified' AND NOT a.file AND a.pinned_at IS NULL
              AND ($1::text IS NULL OR a.language = $1)
              AND ($2::bigint IS NULL
                   OR (a.created_at, a.id) < (SELECT b.created_at, b.id FROM article b WHERE b.id = $2))
            ORDER BY a.created_at DESC, a.id DESC
            LIMIT $3
            """;
    /** All of the front page but its files; what is pinned stands there once, the words without any news too. */
    private static final String FRONT =
            "SELECT f.*, c.home_english_html, c.home_chinese_html FROM conference c LEFT JOIN (SELECT n.*, NULL::timestamptz AS pinned_at FROM ("
                    + NEWS + ") n"
                    + " UNION ALL (" + COLUMNS + """
            , a.pinned_at
            FROM article a JOIN account p ON p.id = a.author
            WHERE a.pinned_at IS NOT NULL AND a.state = 'verified' AND ($1::text IS NULL OR a.language = $1)
              AND $2::bigint IS NULL)) f ON true
            ORDER BY pinned_at, created_at DESC, id DESC
            """;

    private static final String FILES = """
            SELECT id, title, language, created_at FROM article
            WHERE state = 'verified' AND file AND ($1::text IS NULL OR language = $1)
            ORDER BY created_at DESC, id DESC
            LIMIT $2
            """;
    /** Of an article itself, behind those of a card. */
    static final String BODY = """
            , a.body_html, a.state = 'verified' AS verified, a.edited_at,
            (SELECT coalesce(json_agg(json_build_object('id', u.id, 'hash', f.hash, 'name', u.name, 'link', u.link, 'kind', f.kind,
                        'size', f.size, 'width', coalesce(f.width, 0), 'height', coalesce(f.height, 0)) ORDER BY u.id), '[]')
             FROM upload u JOIN file f ON f.hash = u.file JOIN article_revision r ON r.id = u.revision
             WHERE u.article = a.id AND (a.state <> 'verified' OR r.state = 'verified')) AS files
            """;
    /** The article $1 where the account $2 may read it, with the roles $3 that verify. */
    static final String READABLE = """
            FROM article a
            JOIN account p ON p.id = a.author
            LEFT JOIN account v ON v.id = $2 AND v.active
            WHERE a.id = $1 AND (a.state = 'verified' OR a.author = v.id OR v.role = ANY ($3))
            """;

    private static final String ARTICLE = COLUMNS + BODY + READABLE;
    private static final String NEWEST =
            "SELECT id FROM article WHERE state = 'verified' AND NOT file ORDER BY created_at DESC, id DESC LIMIT 1";
    private static final String ADD = """
            INSERT INTO article (author, title, body, body_html, excerpt, language, state, file, created_at, verified_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $7 = 'verified' THEN $9::timestamptz END)
            RETURNING id
            """;
    /** By its name, or by one in URLs that it has or had: what was renamed or merged does not come back. */
    private static final String TAG = """
            WITH known AS (
                SELECT coalesce((SELECT id FROM tag WHERE name = $3), tag_known_as($4)) AS id
            ), made AS (
                INSERT INTO tag (name, slug) SELECT $3, $4 FROM known WHERE id IS NULL
                ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug
                RETURNING id
            )
            INSERT INTO article_tag (article, position, tag)
            SELECT $1, $2, one.id FROM (SELECT id FROM known UNION ALL SELECT id FROM made) one
            WHERE one.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article_tag x WHERE x.article = $1 AND x.tag = one.id)
            """;

    private static final String UNTAG = "DELETE FROM article_tag WHERE article = $1";

    /** What everybody could read already was edited; what nobody could appears. */
    private static final String REPLACE = """
            UPDATE article SET title = $2, body = $3, body_html = $4, excerpt = $5, language = $6, file = $9,
                   edited_at = CASE WHEN state = 'verified' THEN $8::timestamptz END,
                   verified_at = CASE WHEN $7 = 'verified' THEN coalesce(verified_at, $8::timestamptz) END,
                   state = $7
            WHERE id = $1
            RETURNING edited_at IS NOT NULL AS edited
            """;

    private static final String SEND_BACK = "UPDATE article SET state = 'rejected' WHERE id = $1 AND state = 'pending'";

    private final Pool pool;

    ArticleStore(Pool pool) {
        this.pool = pool;
    }

    /** Asks for the front page: what is pinned, and the news behind the article named. */
    Future<Front> front(Optional<Language> language, OptionalLong before, int limit) {
        var values = Tuple.of(
                language.map(Language::tag).orElse(null), before.isPresent() ? before.getAsLong() : null, limit);
        return pool.preparedQuery(FRONT).execute(values).map(rows -> {
            var any = rows.iterator().next();
            var words = new Bilingual(any.getString("home_english_html"), any.getString("home_chinese_html"));
            var front = new Front(new ArrayList<>(), new ArrayList<>(), before.isEmpty() ? words : Bilingual.NONE);
            rows.forEach(row -> {
                if (row.getValue("id") != null) {
                    (row.getValue("pinned_at") == null ? front.news : front.pinned).add(card(row));
                }
            });
            return front;
        });
    }

    /** Asks for the conference's files, newest first. */
    Future<List<FileCard>> files(Optional<Language> language, int limit) {
        return pool.preparedQuery(FILES)
                .execute(Tuple.of(language.map(Language::tag).orElse(null), limit))
                .map(rows -> {
                    var files = new ArrayList<FileCard>();
                    rows.forEach(row -> files.add(
                            new FileCard(row.getLong("id"), row.getString("title"), language(row), createdAt(row))));
                    return files;
                });
    }

    /** Asks for an article that this account, 0 for a guest, may see. */
    Future<Optional<Whole>> article(long id, long account) {
        var values = Tuple.of(id, account).addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        return pool.preparedQuery(ARTICLE).execute(values).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(whole(found.next())) : Optional.empty();
        });
    }

    /** The article in a row of {@link #COLUMNS} and {@link #BODY}. */
    static Whole whole(Row row) {
        return new Whole(
                card(row),
                row.getString("body_html"),
                row.getBoolean("verified"),
                Optional.ofNullable(row.getOffsetDateTime("edited_at")).map(OffsetDateTime::toInstant),
                Attachment.of((JsonArray) row.getValue("files")));
    }

    /** The newest that everybody may see. */
    OptionalLong newest() {
        var found = await(pool.preparedQuery(NEWEST).execute()).iterator();
        return found.hasNext() ? OptionalLong.of(found.next().getLong("id")) : OptionalLong.empty();
    }

    long add(SqlClient sql, NewArticle article) {
        var values = Tuple.of(article.author(), article.title(), article.body(), article.html(), article.excerpt())
                .addString(article.language().tag())
                .addString(article.verified() ? "verified" : "pending")
                .addBoolean(article.file())
                .addOffsetDateTime(article.at().atOffset(ZoneOffset.UTC));
        return await(sql.preparedQuery(ADD).execute(values)).iterator().next().getLong("id");
    }

    void tag(SqlClient sql, long article, int position, Tag tag) {
        await(sql.preparedQuery(TAG).execute(Tuple.of(article, position, tag.name(), tag.slug())));
    }

    /** Gives it another content and state; whether everybody could read it already. */
    boolean replace(SqlClient sql, long article, NewArticle content) {
        var values = Tuple.of(article, content.title(), content.body(), content.html(), content.excerpt())
                .addString(content.language().tag())
                .addString(content.verified() ? "verified" : "pending")
                .addOffsetDateTime(content.at().atOffset(ZoneOffset.UTC))
                .addBoolean(content.file());
        var row = await(sql.preparedQuery(REPLACE).execute(values)).iterator().next();
        await(sql.preparedQuery(UNTAG).execute(Tuple.of(article)));
        return row.getBoolean("edited");
    }

    void sendBack(SqlClient sql, long article) {
        await(sql.preparedQuery(SEND_BACK).execute(Tuple.of(article)));
    }

    /** The card in a row of {@link #COLUMNS}. */
    static ArticleCard card(Row row) {
        return new ArticleCard(
                row.getLong("id"),
                row.getString("title"),
                row.getString("excerpt"),
                language(row),
                new Person(
                        row.getLong("author"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture")),
                createdAt(row),
                tags((JsonArray) row.getValue("tags")),
                row.getInteger("comments"));
    }

    private static List<Tag> tags(JsonArray pairs) {
        return pairs.stream()
                .map(JsonArray.class::cast)
                .map(pair -> new Tag(pair.getString(0), pair.getString(1)))
                .toList();
    }

    private static Language language(Row row) {
        return Language.of(row.getString("language")).orElseThrow();
    }

    private static Instant createdAt(Row row) {
        return row.getOffsetDateTime("created_at").toInstant();
    }

    /** @param pinned in the order in which they were */
    record Front(List<ArticleCard> pinned, List<ArticleCard> news, Bilingual words) {}

    /**
     * An article with its body.
     *
     * @param body safe HTML
     * @param verified whether everybody may see it
     * @param edited when it was changed after it had appeared
     * @param files of what everybody may read, all that everybody may read
     */
    record Whole(ArticleCard card, String body, boolean verified, Optional<Instant> edited, List<Attachment> files) {}
}
