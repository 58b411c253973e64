package io.placard.channel;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of every topic, in PostgreSQL: what was lost on the way is read again from here. Any thread. */
public final class TopicLog {

    private static final String APPEND = """
            WITH head AS (
                INSERT INTO topic (name, seq) VALUES ($1, 1)
                ON CONFLICT (name) DO UPDATE SET seq = topic.seq + 1
                RETURNING seq
            )
            INSERT INTO topic_event (topic, seq, event, payload, at)
            SELECT $1, head.seq, $2, $3, $4 FROM head
            RETURNING seq
            """;
    private static final String LOCK = """
            INSERT INTO topic (name, seq) VALUES ($1, 0)
            ON CONFLICT (name) DO UPDATE SET seq = topic.seq
            """;
    private static final String HEADS = "SELECT name, seq FROM topic WHERE name = ANY($1)";
    private static final String AFTER = """
            SELECT seq, event, payload FROM topic_event
            WHERE topic = $1 AND seq > $2
            ORDER BY seq
            LIMIT $3
            """;
    private static final String TRIM = "DELETE FROM topic_event WHERE at < $1";

    private final Pool pool;

    public TopicLog(Pool pool) {
        this.pool = pool;
    }

    /**
     * Appends an event in the caller's transaction and locks the topic's row until that ends. One transaction appends to
     * several topics in the order of their names, or two could wait for each other for ever. The caller publishes the
     * event after the commit, and not before.
     */
    public Future<Event> append(
            SqlConnection transaction, Topic topic, String event, JsonObject payload, OffsetDateTime at) {
        return transaction
                .preparedQuery(APPEND)
                .execute(Tuple.of(topic.name(), event, payload, at))
                .map(rows -> new Event(topic, rows.iterator().next().getLong("seq"), event, payload));
    }

    /** Locks the topic's row until the caller's transaction ends: what is read after that, nobody else changes. */
    public Future<Void> lock(SqlConnection transaction, Topic topic) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(topic.name())).mapEmpty();
    }

    /** The newest sequence number of each topic; 0 where nothing ever happened. */
    public Future<Map<Topic, Long>> heads(Collection<Topic> topics) {
        var names = topics.stream().map(Topic::name).toArray(String[]::new);
        return pool.preparedQuery(HEADS).execute(Tuple.of(names)).map(rows -> {
            var heads = new HashMap<Topic, Long>();
            topics.forEach(topic -> heads.put(topic, 0L));
            rows.forEach(row -> heads.put(new Topic(row.getString("name")), row.getLong("seq")));
            return heads;
        });
    }

    /** The events behind this sequence number, oldest first, at most so many. */
    public Future<List<Event>> after(Topic topic, long seq, int limit) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(topic.name(), seq, limit))
                .map(rows -> events(topic, rows));
    }

    /** Forgets events older than this; a client that missed one of them is told to load its page again. */
    public Future<Integer> trim(OffsetDateTime now, Duration age) {
        return pool.preparedQuery(TRIM)
                .execute(Tuple.of(now.withOffsetSameInstant(ZoneOffset.UTC).minus(age)))
                .map(RowSet::rowCount);
    }

    private static List<Event> events(Topic topic, RowSet<Row> rows) {
        var events = new ArrayList<Event>(rows.size());
        for (var row : rows) {
            events.add(new Event(topic, row.getLong("seq"), row.getString("event"), row.getJsonObject("payload")));
        }
        return events;
    }
}
