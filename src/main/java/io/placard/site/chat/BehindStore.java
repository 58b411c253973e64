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
    private static final String NOTIFY = "SELECT conversation, events FROM chat_notify($1, $2, $3)";

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

    /** Gives notice of one conversation where something came in that is as old as this; empty where there is none. */
    Optional<Told> tell(Instant since, Instant before, Instant now) {
        var values =
                Tuple.of(since.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC));
        var row = await(pool.preparedQuery(NOTIFY).execute(values)).iterator().next();
        return Optional.ofNullable(row.getLong("conversation"))
                .map(conversation -> new Told(conversation, events(row.getValue("events"))));
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

    /** @param events for the members who were told */
    record Told(long conversation, List<Event> events) {}
}
