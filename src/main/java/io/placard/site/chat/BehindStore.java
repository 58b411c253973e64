package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done behind messages, in SQL; one instance does it at a time. On virtual threads. */
final class BehindStore {

    private static final String INDEX = "SELECT chat_index($1, $2) AS done";
    private static final String DUE = "SELECT id FROM chat_due($1, $2, $3) AS due (id)";
    private static final String TELL = "SELECT done, events FROM chat_tell($1, $2, $3)";

    private final Pool pool;

    BehindStore(Pool pool) {
        this.pool = pool;
    }

    /** Lets messages be found that were said since; how many, so many at the most. */
    int index(Instant since, int most) {
        var values = Tuple.of(since.atOffset(ZoneOffset.UTC), most);
        return await(pool.preparedQuery(INDEX).execute(values))
                .iterator()
                .next()
                .getInteger("done");
    }

    /** Where something came in that is as old as this and nobody was told of; so many at the most. */
    List<Long> due(Instant since, Instant before, int most) {
        var due = new ArrayList<Long>();
        var values = Tuple.of(since.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC), most);
        await(pool.preparedQuery(DUE).execute(values)).forEach(row -> due.add(row.getLong("id")));
        return due;
    }

    /** Gives notice of it to the members of a conversation; empty: another has, or is at it. */
    Optional<List<Event>> tell(long conversation, Instant before, Instant now) {
        var values = Tuple.of(conversation, before.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC));
        var row = await(pool.preparedQuery(TELL).execute(values)).iterator().next();
        return row.getBoolean("done") ? Optional.of(events(row.getValue("events"))) : Optional.empty();
    }

    private static List<Event> events(Object told) {
        var events = new ArrayList<Event>();
        if (told instanceof JsonArray all) {
            for (var place = 0; place < all.size(); place++) {
                events.add(event(all.getJsonObject(place)));
            }
        }
        return events;
    }

    private static Event event(JsonObject told) {
        return new Event(
                new Topic(told.getString("topic")),
                told.getLong("seq"),
                "notice.created",
                told.getJsonObject("payload"));
    }
}
