package io.placard.channel;

import static io.vertx.core.Future.await;

import io.placard.store.Transaction;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Commit, then publish: a change and the events that tell of it are written in one transaction, and the events are
 * published when it is committed. On virtual threads only.
 */
public final class Journal {

    private final Pool pool;
    private final TopicLog log;
    private final ChannelLayer channels;
    private final Clock clock;

    public Journal(Pool pool, TopicLog log, ChannelLayer channels, Clock clock) {
        this.pool = pool;
        this.log = log;
        this.channels = channels;
        this.clock = clock;
    }

    /** Makes a change; what it tells is told when the change is committed, and not at all when it throws. */
    public <T> T write(Function<Change, T> change) {
        var events = new ArrayList<Event>();
        T result = Transaction.run(pool, sql -> {
            var told = new Change(sql);
            var made = change.apply(told);
            append(sql, told, events);
            return made;
        });
        channels.publish(events);
        return result;
    }

    /** Topics are locked last and by name, rows before them: so two changes never wait for each other in a ring. */
    private void append(SqlConnection sql, Change change, List<Event> events) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        for (var entry : change.told.entrySet()) {
            await(log.lock(sql, entry.getKey()));
            for (var word : entry.getValue()) {
                events.add(await(log.append(
                        sql, entry.getKey(), word.event(), word.payload().get(), at)));
            }
        }
    }

    /** A change that is being made. */
    public static final class Change {

        private final SqlConnection sql;
        private final TreeMap<Topic, List<Word>> told = new TreeMap<>();

        private Change(SqlConnection sql) {
            this.sql = sql;
        }

        /** The transaction that the change belongs to. */
        public SqlConnection sql() {
            return sql;
        }

        /** Tells a topic of this change. The payload is asked for under the topic's lock, so what it counts is true. */
        public void tell(Topic topic, String event, Supplier<JsonObject> payload) {
            told.computeIfAbsent(topic, first -> new ArrayList<>()).add(new Word(event, payload));
        }
    }

    private record Word(String event, Supplier<JsonObject> payload) {}
}
