package io.placard.generation;

import io.placard.channel.Frame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames that wait in the gateway until a generation serves. Bounded in number and in bytes; whoever waits says for how
 * long. Thread-safe; a wait ends on the caller's context.
 */
final class WaitingFrames {

    private static final int MOST = 20_000;
    private static final long MOST_BYTES = 32L << 20;

    private final Vertx vertx;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    WaitingFrames(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Done when the next generation serves or the time is over; fails at once when too many wait. */
    Future<Void> join(Frame frame, Duration most) {
        var size = frame.payload().encode().length();
        var fits = count.incrementAndGet() <= MOST & bytes.addAndGet(size) <= MOST_BYTES;
        var wait = new Wait(Promise.promise(), vertx.getOrCreateContext()::runOnContext);
        if (fits) {
            waits.add(wait);
        } else {
            wait.promise.fail("too many frames wait");
        }
        return wait.promise
                .future()
                .timeout(most.toMillis(), TimeUnit.MILLISECONDS)
                .recover(late -> fits ? Future.succeededFuture() : Future.failedFuture(late))
                .onComplete(over -> {
                    waits.remove(wait);
                    count.decrementAndGet();
                    bytes.addAndGet(-size);
                });
    }

    /** Lets all go on. */
    void release() {
        for (var wait : waits) {
            wait.run.accept(go -> wait.promise.tryComplete());
        }
    }

    int size() {
        return count.get();
    }

    private record Wait(Promise<Void> promise, java.util.function.Consumer<io.vertx.core.Handler<Void>> run) {}
}
