package io.placard.gateway.socket;

import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.placard.channel.TopicLog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who follows which topic on one event loop; how one catches up. On that event loop. */
final class Groups {

    private static final Logger LOG = LoggerFactory.getLogger(Groups.class);

    /** A client that missed more than this loads its page again: that is cheaper for both. */
    private static final int MOST_MISSED = 500;

    private final TopicLog log;
    private final Map<Topic, Group> groups = new HashMap<>();
    private boolean comparing;

    Groups(TopicLog log) {
        this.log = log;
    }

    /**
     * Lets a connection follow a topic it has permission for. Where it names the last event it knows, the missed ones are
     * sent before this is done. The result is {@code seq}, and {@code resync} where the missed ones are to be had no more.
     * Fails with {@link Arrival.Left} where the permission went before it came.
     */
    Future<JsonObject> join(Topic topic, Arrival arrival) {
        var connection = arrival.connection();
        var group = groups.computeIfAbsent(topic, name -> new Group(name, log));
        group.remove(connection);
        group.joining();
        return group.opened()
                .compose(open -> arrive(group, arrival, false))
                .map(resync -> {
                    group.add(connection);
                    connection.topics().add(topic);
                    var result = new JsonObject().put("seq", group.head());
                    return resync ? result.put("resync", true) : result;
                })
                .onComplete(done -> {
                    group.joined();
                    if (done.failed() || connection.outbox().closing()) {
                        leave(connection, topic);
                    }
                });
    }

    void leave(Connection connection, Topic topic) {
        connection.topics().remove(topic);
        var group = groups.get(topic);
        if (group != null) {
            group.remove(connection);
            if (group.empty()) {
                groups.remove(topic, group);
            }
        }
    }

    /** Leaves a topic; where it names no record, those of all records too. */
    void leaveUnder(Connection connection, Topic topic) {
        leave(connection, topic);
        if (topic.id().isEmpty()) {
            connection.topics().stream()
                    .filter(one -> one.prefix().equals(topic.prefix()))
                    .toList()
                    .forEach(one -> leave(connection, one));
        }
    }

    /** The connection is no more. */
    void leaveAll(Connection connection) {
        List.copyOf(connection.topics()).forEach(topic -> leave(connection, topic));
    }

    /** Takes an event from the bus. */
    void take(Event event) {
        var group = groups.get(event.topic());
        if (group != null) {
            group.take(event);
        }
    }

    /** Compares every head with the database's, to find what the bus has lost. Called about once a second. */
    void compare() {
        if (comparing || groups.isEmpty()) {
            return;
        }
        comparing = true;
        log.heads(List.copyOf(groups.keySet()))
                .onSuccess(heads -> heads.forEach((topic, head) -> {
                    var group = groups.get(topic);
                    if (group != null) {
                        group.compare(head);
                    }
                }))
                .onFailure(cause -> LOG.warn("topics.uncompared cause={}", cause.toString()))
                .onComplete(done -> comparing = false);
    }

    /**
     * Done at a moment at which the connection knows what the group knows, and everything before that moment was looked
     * through for its leaving. What comes later finds it among the members. Answers whether to resync.
     */
    private Future<Boolean> arrive(Group group, Arrival arrival, boolean resync) {
        if (arrival.unproven(group.head())) {
            return log.after(group.topic(), arrival.allowed().getAsLong(), MOST_MISSED)
                    .compose(events -> arrival.leaves(events)
                            ? Future.failedFuture(new Arrival.Left())
                            : arrive(group, arrival.proven(events, group.head()), resync));
        }
        if (resync || arrival.knows(group.head())) {
            return Future.succeededFuture(resync);
        }
        return catchUp(arrival.connection(), group, arrival.since().getAsLong())
                .compose(again -> arrive(group, arrival.at(group.head()), again));
    }

    /** Sends what came after {@code since}, until the connection knows what the group knows. Answers whether to resync. */
    private Future<Boolean> catchUp(Connection connection, Group group, long since) {
        if (since == group.head()) {
            return Future.succeededFuture(false);
        }
        if (since > group.head()) {
            return group.reach(since)
                    .compose(there -> there ? catchUp(connection, group, since) : Future.succeededFuture(true));
        }
        if (since < 0 || group.head() - since > MOST_MISSED) {
            return Future.succeededFuture(true);
        }
        return log.after(group.topic(), since, MOST_MISSED).compose(events -> {
            var last = since;
            for (var event : events) {
                if (event.seq() == last + 1 && event.seq() <= group.head()) {
                    connection.outbox().send(event.text());
                    last = event.seq();
                }
            }
            return last == since ? Future.succeededFuture(true) : catchUp(connection, group, last);
        });
    }
}
