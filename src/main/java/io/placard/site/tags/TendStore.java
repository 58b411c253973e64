package io.placard.site.tags;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tending tags, in SQL: who may is decided here. On virtual threads. */
final class TendStore {

    private static final String FIT =
            "($1 = '' OR strpos(lower(t.name), lower($1)) > 0 OR strpos(t.slug, lower($1)) > 0)";
    private static final String LIST = """
            SELECT t.id, t.name, t.slug,
                   (SELECT count(*)::int FROM article_tag x WHERE x.tag = t.id) AS articles
            FROM tag t WHERE %s AND ($2 = '' OR t.name > $2)
            ORDER BY t.name LIMIT $3
            """.formatted(FIT);
    private static final String COUNT = "SELECT count(*)::int AS tags FROM tag t WHERE %s".formatted(FIT);
    private static final String FIND = TagStore.COLUMNS + "WHERE t.id = $1";

    /** A tag that this account may tend now. */
    private static final String LOCK = TagStore.COLUMNS + """
            JOIN account w ON w.id = $2 AND w.active AND w.role = ANY ($3)
            WHERE t.id = $1 FOR UPDATE OF t FOR SHARE OF w
            """;

    private static final String NAMED = "SELECT coalesce((SELECT id FROM tag WHERE name = $1), tag_known_as($2)) AS id";

    /** One name in URLs leads to one tag, whether it has or had it. */
    private static final String TAKEN = """
            SELECT EXISTS (SELECT 1 FROM tag t WHERE t.name = $2 AND t.id <> $1) AS name,
                   EXISTS (SELECT 1 FROM tag t WHERE t.slug = $3 AND t.id <> $1)
                   OR EXISTS (SELECT 1 FROM tag_alias s WHERE s.slug = $3 AND s.tag <> $1) AS slug
            """;

    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended('tags.tended', 0))";
    private static final String CHANGE =
            "UPDATE tag SET name = $2, slug = $3, about_english = $4, about_chinese = $5 WHERE id = $1";
    private static final String FORGET = "DELETE FROM tag_alias WHERE slug = $1";
    private static final String REMEMBER = """
            INSERT INTO tag_alias (slug, tag) SELECT $2, $1 WHERE NOT EXISTS (SELECT 1 FROM tag t WHERE t.slug = $2)
            ON CONFLICT (slug) DO NOTHING
            """;

    /** An article that bears both keeps one. */
    private static final String DROP_TWINS = """
            DELETE FROM article_tag x
            WHERE x.tag = $1 AND EXISTS (SELECT 1 FROM article_tag y WHERE y.article = x.article AND y.tag = $2)
            """;

    private static final String MOVE = "UPDATE article_tag SET tag = $2 WHERE tag = $1";
    private static final String MOVE_NAMES = "UPDATE tag_alias SET tag = $2 WHERE tag = $1";
    private static final String DELETE =
            "DELETE FROM tag t WHERE t.id = $1 AND NOT EXISTS (SELECT 1 FROM article_tag x WHERE x.tag = t.id) RETURNING t.id";

    private final Pool pool;

    TendStore(Pool pool) {
        this.pool = pool;
    }

    /** By name, behind the name given. */
    List<UsedTag> list(String words, String behind, int limit) {
        var tags = new ArrayList<UsedTag>();
        await(pool.preparedQuery(LIST).execute(Tuple.of(words, behind, limit)))
                .forEach(row -> tags.add(TagStore.used(row)));
        return tags;
    }

    int count(String words) {
        return await(pool.preparedQuery(COUNT).execute(Tuple.of(words)))
                .iterator()
                .next()
                .getInteger("tags");
    }

    Optional<KnownTag> find(long tag) {
        return TagStore.one(pool, FIND, Tuple.of(tag));
    }

    /** Whoever else tends tags waits until the transaction ends. */
    void alone(SqlClient sql) {
        await(sql.query(ALONE).execute());
    }

    /** Empty where it is not there, or not this account's to tend. */
    Optional<KnownTag> lock(SqlClient sql, long tag, long actor) {
        var values = Tuple.of(tag, actor).addArrayOfString(Permission.TEND_TAGS.roles());
        return TagStore.one(sql, LOCK, values);
    }

    /** The tag with this name, or with this one in URLs. */
    OptionalLong named(SqlClient sql, String name, String slug) {
        var id = await(sql.preparedQuery(NAMED).execute(Tuple.of(name, slug)))
                .iterator()
                .next()
                .getLong("id");
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    Taken taken(SqlClient sql, long tag, String name, String slug) {
        var row = await(sql.preparedQuery(TAKEN).execute(Tuple.of(tag, name, slug)))
                .iterator()
                .next();
        return new Taken(row.getBoolean("name"), row.getBoolean("slug"));
    }

    void change(SqlClient sql, long tag, TagForm form) {
        await(sql.preparedQuery(FORGET).execute(Tuple.of(form.slug())));
        await(sql.preparedQuery(CHANGE)
                .execute(Tuple.of(tag, form.name(), form.slug(), form.english(), form.chinese())));
    }

    /** The tag is found under this name in URLs too, unless another one is. */
    void remember(SqlClient sql, long tag, String slug) {
        await(sql.preparedQuery(REMEMBER).execute(Tuple.of(tag, slug)));
    }

    /** What bore the one bears the other, which takes over its names in URLs. */
    void merge(SqlClient sql, long tag, long into) {
        var both = Tuple.of(tag, into);
        await(sql.preparedQuery(DROP_TWINS).execute(both));
        await(sql.preparedQuery(MOVE).execute(both));
        await(sql.preparedQuery(MOVE_NAMES).execute(both));
    }

    /** False where an article bears it. */
    boolean delete(SqlClient sql, long tag) {
        return await(sql.preparedQuery(DELETE).execute(Tuple.of(tag))).size() == 1;
    }

    /** What another tag has already. */
    record Taken(boolean name, boolean slug) {}
}
