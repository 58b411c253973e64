package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What nobody has any more, in SQL. On virtual threads. */
final class CollectorStore {

    private static final int MOST = 500;

    private static final String BEGIN =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('files.collector', 0)) AS mine";
    private static final String FORGET = """
            DELETE FROM upload u
            WHERE u.article IS NULL AND NOT u.sent AND u.created_at < $1
              AND NOT EXISTS (SELECT 1 FROM article_draft d WHERE d.id = u.draft)
            """;
    private static final String ORPHANS = """
            SELECT f.hash FROM file f
            WHERE f.stored_at < $1 AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.file = f.hash)
            ORDER BY f.stored_at LIMIT $2
            """;
    private static final String DROP = """
            DELETE FROM file f
            WHERE f.hash = $1 AND f.stored_at < $2 AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.file = f.hash)
            RETURNING f.hash
            """;

    /** Whether nobody else is at it; for as long as the transaction lasts. */
    boolean begin(SqlClient sql) {
        return await(sql.query(BEGIN).execute()).iterator().next().getBoolean("mine");
    }

    /** Forgets uploads of drafts that are gone; then which contents have no upload. */
    List<String> orphans(SqlClient sql, Instant before) {
        var at = before.atOffset(ZoneOffset.UTC);
        await(sql.preparedQuery(FORGET).execute(Tuple.of(at)));
        var hashes = new ArrayList<String>();
        await(sql.preparedQuery(ORPHANS).execute(Tuple.of(at, MOST))).forEach(row -> hashes.add(row.getString("hash")));
        return hashes;
    }

    /** Forgets a content, unless somebody has put it up meanwhile; whoever puts it up now waits. */
    boolean drop(SqlClient sql, String hash, Instant before) {
        await(sql.preparedQuery(FileStore.LOCK).execute(Tuple.of(hash)));
        var values = Tuple.of(hash, before.atOffset(ZoneOffset.UTC));
        return await(sql.preparedQuery(DROP).execute(values)).size() == 1;
    }
}
