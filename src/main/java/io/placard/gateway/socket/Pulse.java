package io.placard.gateway.socket;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ThreadLocalRandom;

/** The heartbeat of one socket: when it is due, and when its absence means that nobody is there. On one event loop. */
final class Pulse {

    /** What is to be done now. */
    enum Verdict {
        QUIET,
        DUE,
        DEAD
    }

    private static final int JITTER_PERCENT = 10;

    private final Promise<Void> closed = Promise.promise();
    private final long intervalNanos;
    private final long timeoutNanos;
    private long beaten;
    private boolean waiting;

    Pulse(SocketSettings settings, long now) {
        var jitter = ThreadLocalRandom.current().nextInt(-JITTER_PERCENT, JITTER_PERCENT + 1);
        this.intervalNanos = settings.heartbeat().toNanos() * (100 + jitter) / 100;
        this.timeoutNanos = settings.heartbeatTimeout().toNanos();
        this.beaten = now;
    }

    /**
     * A beat is due at every interval, heard or not, for it also renews the socket's place.
     *
     * @param lastHeard when the client was last heard, as of {@link System#nanoTime()}
     * @param busy whether the socket is not being read, so that silence means nothing
     */
    Verdict check(long lastHeard, boolean busy, long now) {
        if (waiting && (busy || lastHeard - beaten > 0)) {
            waiting = false;
        }
        if (waiting) {
            return now - beaten > timeoutNanos ? Verdict.DEAD : Verdict.QUIET;
        }
        if (now - beaten > intervalNanos) {
            beaten = now;
            waiting = !busy;
            return Verdict.DUE;
        }
        return Verdict.QUIET;
    }

    /** Done when the socket is no more. */
    Future<Void> closed() {
        return closed.future();
    }

    void end() {
        closed.tryComplete();
    }
}
