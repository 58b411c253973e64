package io.placard.generation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How long to wait before the next attempt, and when attempts have been too many. Used by one thread. */
final class BackOff {

    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final int PATIENCE = 2;

    private final Deque<Long> attempts = new ArrayDeque<>();
    private final Deque<Long> revivals = new ArrayDeque<>();

    /**
     * Whether the same build has been started anew often enough. Only starts that went well count: while the database
     * is away none does, and that is not the build's fault.
     */
    boolean exhausted() {
        forget(revivals);
        return revivals.size() >= PATIENCE;
    }

    void revived() {
        revivals.addLast(System.nanoTime());
    }

    Duration next() {
        forget(attempts);
        attempts.addLast(System.nanoTime());
        var pause = Duration.ofSeconds((1L << Math.min(attempts.size(), 8)) / 2 - 1);
        return pause.compareTo(MOST) < 0 ? pause : MOST;
    }

    private static void forget(Deque<Long> times) {
        while (!times.isEmpty() && System.nanoTime() - times.peekFirst() > MEMORY.toNanos()) {
            times.removeFirst();
        }
    }
}
