package io.placard.gateway.socket;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Flushes the sockets of one event loop together, in rounds. A round begins behind what the loop has before it; and behind
 * one of many sockets the loop rests for a few times as long as that took. So what comes meanwhile leaves in one write for
 * each socket, which is most of what a message to many costs, and the loop hears its clients between two rounds. What is
 * told to few, or seldom, waits for nothing. On the event loop.
 */
final class Flusher {

    /** Sockets in a round that is followed by a rest. */
    private static final int MANY = 200;

    private static final int RESTS = 3;
    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final LongSupplier nanoTime;
    private List<Runnable> unflushed = new ArrayList<>();
    private long restsUntil;

    /** @param nanoTime as {@link System#nanoTime} tells it */
    Flusher(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.restsUntil = nanoTime.getAsLong();
    }

    /** Something is to be flushed, for the first time since its last flush. */
    void add(Runnable flush, EventLoop loop) {
        unflushed.add(flush);
        if (unflushed.size() > 1) {
            return; // a round is due already
        }
        var rest = restsUntil - nanoTime.getAsLong();
        if (rest > 0) {
            loop.schedule(this::flush, rest, TimeUnit.NANOSECONDS);
        } else {
            loop.execute(this::flush);
        }
    }

    private void flush() {
        var round = unflushed;
        unflushed = new ArrayList<>();
        var begun = nanoTime.getAsLong();
        round.forEach(Runnable::run);
        if (round.size() >= MANY) {
            var ended = nanoTime.getAsLong();
            restsUntil = ended + Math.min(RESTS * (ended - begun), LONGEST_REST_NANOS);
        }
    }
}
