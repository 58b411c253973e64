package io.placard.gateway.socket;

/** A token bucket: so many frames at once, so many a second in the long run. On one event loop. */
final class FrameRate {

    private static final double NANOS = 1e9;

    private final double perNano;
    private final int burst;
    private double tokens;
    private long filled;

    FrameRate(int perSecond, int burst, long now) {
        this.perNano = perSecond / NANOS;
        this.burst = burst;
        this.tokens = burst;
        this.filled = now;
    }

    /** Whether one more frame may pass now; {@code now} as of {@link System#nanoTime()}. */
    boolean take(long now) {
        tokens = Math.min(burst, tokens + (now - filled) * perNano);
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Milliseconds until one more frame may pass. */
    long waitMillis() {
        return Math.max(1, (long) Math.ceil((1 - tokens) / perNano / 1e6));
    }
}
