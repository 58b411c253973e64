package io.placard;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a thing with a deadline, and leaves the cores to what it waits for. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_NANOS = 10_000_000;

    private Waiting() {}

    /** For fifteen seconds at the most. */
    public static void until(String what, BooleanSupplier done) {
        until(what, PATIENCE, done);
    }

    public static void until(String what, Duration patience, BooleanSupplier done) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + patience + " in vain until: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
