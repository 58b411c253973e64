package io.placard.site.newsroom;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.placard.site.publication.Standing;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What stands above an article for those who may change it, in SQL. On virtual threads. */
final class MarginStore {

    private static final String MARGIN =
            "SELECT n.*, a.state AS standing, a.publish_at AS standing_until, a.pinned_at IS NOT NULL AS pinned "
                    + "FROM article a CROSS JOIN LATERAL (" + RevisionStore.COLUMNS + """
            WHERE r.article = a.id ORDER BY r.number DESC LIMIT 1) n
            JOIN account w ON w.id = $2 AND w.active AND (w.id = a.author OR w.role = ANY ($3))
            WHERE a.id = $1
            """;

    private final Pool pool;

    MarginStore(Pool pool) {
        this.pool = pool;
    }

    /** Empty for who is neither its author nor a verifier. */
    Optional<MarginPart> margin(long article, long reader, boolean verifier) {
        var values = Tuple.of(article, reader).addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        var rows = await(pool.preparedQuery(MARGIN).execute(values)).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        var publishAt =
                Optional.ofNullable(row.getOffsetDateTime("standing_until")).map(OffsetDateTime::toInstant);
        return Optional.of(new MarginPart(
                RevisionStore.revision(row),
                verifier,
                new Standing(row.getString("standing"), publishAt, row.getBoolean("pinned"))));
    }
}
