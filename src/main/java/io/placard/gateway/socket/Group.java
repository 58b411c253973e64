package io.placard.gateway.socket;

import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.placard.channel.TopicLog;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one event loop that follow one topic. Each event goes to them once and in its order: what comes early
 * waits, what is missing is read from the log. On that event loop.
 */
final class Group {

    private static final Logger LOG = LoggerFactory.getLogger(Group.class);
    private static final int PAGE = 200;

    private final Topic topic;
    private final TopicLog log;
    private final Future<Void> opened;
    private final Set<Connection> members = new HashSet<>();
    private final List<Event> early = new ArrayList<>();
    private long head = -1;
    private int joining;
    private boolean repairing;

    Group(Topic topic, TopicLog log) {
        this.topic = topic;
        this.log = log;
        this.opened = log.heads(Set.of(topic)).map(heads -> {
            head = heads.get(topic);
            catchUpEarly();
            return null;
        });
    }

    /** Done when the head is known; from then on events are delivered. */
    Future<Void> opened() {
        return opened;
    }

    /** The sequence number of the newest event that was delivered. */
    long head() {
        return head;
    }

    Topic topic() {
        return topic;
    }

    void joining() {
        joining++;
    }

    void joined() {
        joining--;
    }

    void add(Connection member) {
        members.add(member);
    }

    void remove(Connection member) {
        members.remove(member);
    }

    /** Whether nobody follows the topic here or is about to. */
    boolean empty() {
        return members.isEmpty() && joining == 0;
    }

    /** Takes an event from the bus. */
    void take(Event event) {
        if (event.seq() == Event.UNKEPT) {
            send(event);
        } else if (head < 0) {
            early.add(event);
        } else if (event.seq() == head + 1) {
            head = event.seq();
            send(event);
        } else if (event.seq() > head) {
            repair();
        }
    }

    /** Learns the head from the database; what has not come by now was lost. */
    void compare(long databaseHead) {
        if (head >= 0 && databaseHead > head) {
            repair();
        }
    }

    /**
     * Delivers what there is up to this number, where another node or process has told it to a client already.
     *
     * @return whether the topic has come so far
     */
    Future<Boolean> reach(long seq) {
        if (head >= seq) {
            return Future.succeededFuture(true);
        }
        var before = head;
        return log.heads(Set.of(topic))
                .compose(heads -> heads.get(topic) < seq
                        ? Future.succeededFuture(false)
                        : log.after(topic, head, PAGE).compose(events -> {
                            deliverMissing(events);
                            return head > before ? reach(seq) : Future.succeededFuture(false);
                        }));
    }

    /** Reads what is missing and delivers it. What comes meanwhile is in the log too. */
    private void repair() {
        if (repairing) {
            return;
        }
        repairing = true;
        log.after(topic, head, PAGE)
                .onSuccess(this::deliverMissing)
                .onFailure(cause -> LOG.warn("topic.unrepaired topic={} cause={}", topic, cause.toString()))
                .onComplete(done -> repairing = false);
    }

    private void deliverMissing(List<Event> events) {
        for (var event : events) {
            if (event.seq() == head + 1) {
                head = event.seq();
                send(event);
            } else if (event.seq() > head) {
                skipTo(event.seq() - 1);
                head = event.seq();
                send(event);
            }
        }
    }

    /** The log no longer holds what was missed: the members come back, and are told to load their pages again. */
    private void skipTo(long seq) {
        LOG.warn("topic.skipped topic={} from={} to={}", topic, head, seq);
        head = seq;
        List.copyOf(members).forEach(member -> member.outbox().close(CloseCode.TRY_AGAIN, 0));
    }

    private void catchUpEarly() {
        var waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(this::take);
    }

    private void send(Event event) {
        var frame = Outbox.frame(event.text());
        try {
            for (var member : List.copyOf(members)) {
                member.deliver(event, frame);
            }
        } finally {
            frame.release();
        }
    }
}
