package io.placard.site.newsroom;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What waits for a decision, and who decides, in SQL. On virtual threads. */
final class QueueStore {

    private static final String QUEUE = RevisionStore.COLUMNS + """
            JOIN account v ON v.id = $1 AND v.active AND v.role = ANY ($2)
            WHERE r.state = 'pending' AND ($3::bigint IS NULL OR (r.created_at, r.id) >
                (SELECT c.created_at, c.id FROM article_revision c WHERE c.id = $3))
            ORDER BY r.created_at, r.id LIMIT $4
            """;
    private static final String HEAD = "SELECT coalesce((SELECT seq FROM topic WHERE name = 'verification'), 0) AS seq";
    private static final String VERIFIERS =
            "SELECT id FROM account WHERE active AND role = ANY ($1) AND id <> $2 ORDER BY id";

    private final Pool pool;

    QueueStore(Pool pool) {
        this.pool = pool;
    }

    /** What waits for a decision, oldest first, behind the one named; nothing for who may not decide. */
    List<Revision> queue(long reader, OptionalLong behind, int limit) {
        var values = Tuple.of(reader)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addLong(behind.isPresent() ? behind.getAsLong() : null)
                .addInteger(limit);
        return RevisionStore.revisions(await(pool.preparedQuery(QUEUE).execute(values)));
    }

    /** All who may decide, but for this one. */
    List<Long> verifiers(SqlClient sql, long but) {
        var ids = new ArrayList<Long>();
        var values = Tuple.tuple()
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addLong(but);
        await(sql.preparedQuery(VERIFIERS).execute(values)).forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    /** How far the topic {@code verification} has come. */
    long head() {
        return await(pool.query(HEAD).execute()).iterator().next().getLong("seq");
    }
}
