package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.channel.ChannelLayer;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages on their way into the database. Those to one conversation that wait at once share a transaction: whoever comes
 * first writes for all that wait by then, and the next who waits writes for the rest. So nobody's reply waits for more than
 * the batch before theirs and their own.
 *
 * <p>On the virtual threads of one instance of the site, which run one at a time but for those that wait: what changes here
 * changes between two waits.
 */
final class Outgoing {

    /** So that one transaction stays short. */
    private static final int MOST = 50;

    private final MessageStore store;
    private final ChannelLayer channels;
    private final Tallies tallies;
    private final Clock clock;
    private final Map<Long, ArrayDeque<Waiting>> lines = new HashMap<>();
    private int written;

    Outgoing(MessageStore store, ChannelLayer channels, Tallies tallies, Clock clock) {
        this.store = store;
        this.channels = channels;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Writes a message and tells the conversation of it; returns when that is done or refused. */
    Sent send(long conversation, NewMessage message) {
        var line = lines.computeIfAbsent(conversation, first -> new ArrayDeque<>());
        var waiting = new Waiting(message);
        line.add(waiting);
        if (line.size() > 1) {
            await(waiting.turn.future());
        }
        if (waiting.sent == null) {
            lead(conversation, line);
        }
        return waiting.sent;
    }

    /** How many messages it has written. */
    int written() {
        return written;
    }

    private void lead(long conversation, ArrayDeque<Waiting> line) {
        var batch = line.stream().limit(MOST).toList();
        try {
            write(conversation, batch);
        } catch (Throwable fault) { // await throws whatever a future failed with, checked or not
            batch.forEach(waiting -> waiting.turn.tryFail(fault));
            throw fault;
        } finally {
            batch.forEach(line::remove);
            handOver(conversation, line);
        }
        batch.forEach(waiting -> waiting.turn.tryComplete());
    }

    private void write(long conversation, List<Waiting> batch) {
        var messages = batch.stream().map(Waiting::message).toList();
        var sent = store.write(conversation, messages, clock.instant());
        var events = sent.stream().flatMap(one -> one.event().stream()).toList();
        channels.publish(events);
        written += events.size();
        if (!events.isEmpty()) {
            tallies.changed(conversation);
        }
        for (var place = 0; place < batch.size(); place++) {
            batch.get(place).sent = sent.get(place);
        }
    }

    private void handOver(long conversation, ArrayDeque<Waiting> line) {
        if (line.isEmpty()) {
            lines.remove(conversation);
        } else {
            line.peek().turn.complete();
        }
    }

    /** One message that waits. */
    private static final class Waiting {

        private final NewMessage message;
        private final Promise<Void> turn = Promise.promise();
        private Sent sent;

        private Waiting(NewMessage message) {
            this.message = message;
        }

        private NewMessage message() {
            return message;
        }
    }
}
