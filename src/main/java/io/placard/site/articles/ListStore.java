package io.placard.site.articles;

import static io.vertx.core.Future.await;

import io.placard.site.page.Language;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Lists of what everybody may read, in SQL. On virtual threads. */
final class ListStore {

    /** Published, in this language, by this author, with this tag: each where it is given. */
    private static final String FIT = """
            a.state = 'verified'
              AND ($1::text IS NULL OR a.language = $1)
              AND ($2::text IS NULL OR a.author = (SELECT w.id FROM account w WHERE w.username = $2))
              AND ($3::text IS NULL OR a.id IN (SELECT x.article FROM article_tag x WHERE x.tag = (SELECT tag_known_as($3))))
            """;

    private static final String NAMES = """
            (SELECT t.name FROM tag t WHERE t.id = tag_known_as($3)) AS tag_name,
            (SELECT w.nickname FROM account w WHERE w.username = $2) AS author_name
            """;

    /** One row at least, so that the count needs no statement of its own. */
    private static final String LIST = """
            SELECT (SELECT count(*) FROM article a WHERE %s)::int AS count, %s, l.*
            FROM (SELECT) one
            LEFT JOIN LATERAL (%s
                FROM article a JOIN account p ON p.id = a.author
                WHERE %s
                  AND ($4::bigint IS NULL OR (a.created_at, a.id) < (SELECT b.created_at, b.id FROM article b WHERE b.id = $4))
                ORDER BY a.created_at DESC, a.id DESC LIMIT $5) l ON true
            ORDER BY l.created_at DESC, l.id DESC
            """.formatted(FIT, NAMES, ArticleStore.COLUMNS, FIT);

    private static final String NEWER = """
            SELECT (SELECT count(*) FROM article a WHERE %s)::int AS count, %s, l.*
            FROM (SELECT) one
            LEFT JOIN LATERAL (%s
                FROM article a JOIN account p ON p.id = a.author
                WHERE %s AND (a.created_at, a.id) > (SELECT b.created_at, b.id FROM article b WHERE b.id = $4)
                ORDER BY a.created_at, a.id LIMIT $5) l ON true
            ORDER BY l.created_at DESC, l.id DESC
            """.formatted(FIT, NAMES, ArticleStore.COLUMNS, FIT);
    private static final String FEED = """
            SELECT c.feed, %s, l.*
            FROM conference c
            LEFT JOIN LATERAL (%s, a.body_html,
                       greatest(a.edited_at, a.verified_at, a.created_at) AS updated
                FROM article a JOIN account p ON p.id = a.author
                WHERE %s
                ORDER BY a.created_at DESC, a.id DESC LIMIT $4) l ON true
            ORDER BY l.created_at DESC, l.id DESC
            """.formatted(NAMES, ArticleStore.COLUMNS, FIT);

    private final Pool pool;

    ListStore(Pool pool) {
        this.pool = pool;
    }

    /** Newest first; of what is newer than an article, that which is next to it. */
    Found list(ListFilter filter, int limit) {
        var forward = filter.after().isPresent();
        var cursor = forward ? filter.after() : filter.before();
        var values = values(filter).addLong(value(cursor)).addInteger(limit);
        var rows = await(pool.preparedQuery(forward ? NEWER : LIST).execute(values));
        var cards = new ArrayList<ArticleCard>();
        rows.forEach(row -> cards.addAll(card(row)));
        var first = rows.iterator().next();
        return new Found(cards, first.getInteger("count"), name(first, "tag_name"), name(first, "author_name"));
    }

    ArticleFeed feed(ListFilter filter, int limit) {
        var rows = await(pool.preparedQuery(FEED).execute(values(filter).addInteger(limit)));
        var entries = new ArrayList<FeedEntry>();
        rows.forEach(row -> card(row)
                .forEach(card -> entries.add(new FeedEntry(
                        card,
                        row.getString("body_html"),
                        row.getOffsetDateTime("updated").toInstant()))));
        var first = rows.iterator().next();
        UUID site = first.getUUID("feed");
        return new ArticleFeed(site, name(first, "tag_name"), name(first, "author_name"), entries);
    }

    private static Tuple values(ListFilter filter) {
        return Tuple.of(
                filter.language().map(Language::tag).orElse(null),
                filter.author().isEmpty() ? null : filter.author(),
                filter.tag().isEmpty() ? null : filter.tag());
    }

    private static Long value(OptionalLong article) {
        return article.isPresent() ? article.getAsLong() : null;
    }

    /** The row's article; none in the row that only counts. */
    private static List<ArticleCard> card(Row row) {
        return row.getLong("id") == null ? Collections.emptyList() : List.of(ArticleStore.card(row));
    }

    private static Optional<String> name(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    /** @param count of all that fit */
    record Found(List<ArticleCard> cards, int count, Optional<String> tagName, Optional<String> authorName) {}
}
