package io.placard;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.LongStream;

/** Events that are committed and never published, as when a node dies in between. */
final class LostEvents {

    private static final String APPEND = """
            WITH head AS (
                INSERT INTO topic (name, seq) VALUES ('conference', $1)
                ON CONFLICT (name) DO UPDATE SET seq = topic.seq + $1
                RETURNING seq
            ), events AS (
                INSERT INTO topic_event (topic, seq, event, payload, at)
                SELECT 'conference', head.seq - $1 + n, 'article.commented', $2, now()
                FROM head, generate_series($3::bigint, $1::bigint) AS n
            )
            SELECT seq FROM head
            """;

    private LostEvents() {}

    /** Adds so many to {@code conference}; their numbers. */
    static List<Long> happen(Running running, long count) {
        return happen(running.database(), count);
    }

    /** The same in this database. */
    static List<Long> happen(Pool database, long count) {
        return append(database, count, 1);
    }

    /** Adds so many of which the log keeps only the last, as when time went by; their numbers. */
    static List<Long> happenLongAgo(Running running, long count) {
        return append(running.database(), count, count);
    }

    private static List<Long> append(Pool database, long count, long firstKept) {
        var payload = new JsonObject().put("article", 1).put("comment", 1).put("comments", 1);
        var last = database.preparedQuery(APPEND)
                .execute(Tuple.of(count, payload, firstKept))
                .map(rows -> rows.iterator().next().getLong("seq"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return LongStream.rangeClosed(last - count + 1, last).boxed().toList();
    }
}
