package io.placard.gateway.socket;

import io.placard.channel.Event;
import java.util.List;
import java.util.OptionalLong;

/**
 * A connection that is about to follow a topic.
 *
 * @param since the last event that it knows; empty: it wants none of those that were
 * @param allowed the topic's head when the site said that it may; empty: the topic is such that nobody leaves it by an event
 *     of its own
 */
record Arrival(Connection connection, OptionalLong since, OptionalLong allowed) {

    /** Whether its permission may have gone by one of the events up to this one. */
    boolean unproven(long head) {
        return allowed.isPresent() && allowed.getAsLong() < head;
    }

    /** Whether these events take the permission away. */
    boolean leaves(List<Event> events) {
        var account = connection.login().account();
        return events.stream()
                .anyMatch(event ->
                        event.name().equals("topic.left") && event.payload().getLong("account") == account);
    }

    /** The same when these were looked through; where there are none although there should be, they are long gone. */
    Arrival proven(List<Event> events, long head) {
        return new Arrival(
                connection,
                since,
                OptionalLong.of(events.isEmpty() ? head : events.getLast().seq()));
    }

    /** Whether it knows everything up to this event, or wants to know nothing of it. */
    boolean knows(long head) {
        return since.isEmpty() || since.getAsLong() == head;
    }

    /** The same when it was sent what it missed up to this event. */
    Arrival at(long head) {
        return new Arrival(connection, OptionalLong.of(head), allowed);
    }

    /** The permission went before the connection came. */
    static final class Left extends RuntimeException {

        Left() {
            super("the account has left the topic", null, false, false);
        }
    }
}
