package io.placard.site.tags;

import static io.vertx.core.Future.await;

import io.placard.site.articles.Tag;
import io.placard.site.page.Language;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tags in SQL, as everybody sees them. On virtual threads. */
final class TagStore {

    /** Those that published articles bear: the others would tell of what waits. */
    private static final String USED = """
            WITH used AS (SELECT x.tag, count(*)::int AS articles
                          FROM article_tag x JOIN article a ON a.id = x.article
                          WHERE a.state = 'verified' AND ($1::text IS NULL OR a.language = $1)
                          GROUP BY x.tag)
            SELECT t.id, t.name, t.slug, n.articles
            FROM used n
            JOIN tag t ON t.id = n.tag
            WHERE $3::bigint IS NULL
               OR (-n.articles, t.name) > (SELECT -coalesce(max(m.articles), 0), b.name FROM tag b LEFT JOIN used m ON m.tag = b.id
                                           WHERE b.id = $3 GROUP BY b.id)
            ORDER BY n.articles DESC, t.name LIMIT $2
            """;

    /** Of a tag with all that is said of it. */
    static final String COLUMNS = """
            SELECT t.id, t.name, t.slug, t.about_english, t.about_chinese,
                   (SELECT count(*)::int FROM article_tag x WHERE x.tag = t.id) AS articles,
                   EXISTS (SELECT 1 FROM article_tag x JOIN article a ON a.id = x.article
                           WHERE x.tag = t.id AND a.state = 'verified') AS open
            FROM tag t
            """;

    private static final String FIND = COLUMNS + "WHERE t.id = tag_known_as($1)";

    private final Pool pool;

    TagStore(Pool pool) {
        this.pool = pool;
    }

    /** The most used first, behind this one. */
    List<UsedTag> used(Optional<Language> language, OptionalLong behind, int limit) {
        var values = Tuple.of(language.map(Language::tag).orElse(null), limit)
                .addLong(behind.isPresent() ? behind.getAsLong() : null);
        var tags = new ArrayList<UsedTag>();
        await(pool.preparedQuery(USED).execute(values)).forEach(row -> tags.add(used(row)));
        return tags;
    }

    /** The tag that has or had this name in URLs. */
    Optional<KnownTag> find(String slug) {
        return one(pool, FIND, Tuple.of(slug));
    }

    static Optional<KnownTag> one(SqlClient sql, String statement, Tuple values) {
        var rows = await(sql.preparedQuery(statement).execute(values)).iterator();
        return rows.hasNext() ? Optional.of(known(rows.next())) : Optional.empty();
    }

    static UsedTag used(Row row) {
        return new UsedTag(row.getLong("id"), tag(row), row.getInteger("articles"));
    }

    private static KnownTag known(Row row) {
        return new KnownTag(
                row.getLong("id"),
                tag(row),
                row.getString("about_english"),
                row.getString("about_chinese"),
                row.getInteger("articles"),
                row.getBoolean("open"));
    }

    private static Tag tag(Row row) {
        return new Tag(row.getString("name"), row.getString("slug"));
    }
}
