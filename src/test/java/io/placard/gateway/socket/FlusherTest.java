package io.placard.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlusherTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private long now = TimeUnit.DAYS.toNanos(1);
    private int flushed;
    private final Flusher flusher = new Flusher(() -> now);

    @Test
    void few_are_flushed_at_once_however_often() {
        for (var round = 1; round <= 3; round++) {
            add(199, TimeUnit.MILLISECONDS.toNanos(1));
            channel.runPendingTasks();
            assertEquals(199 * round, flushed);
        }
    }

    @Test
    void behind_many_the_loop_rests_and_what_comes_meanwhile_goes_together() {
        channel.freezeTime();
        add(200, 5_000); // a round of a millisecond
        channel.runPendingTasks();
        assertEquals(200, flushed);
        add(1, 0);
        now += TimeUnit.MILLISECONDS.toNanos(1);
        add(1, 0);
        pass(TimeUnit.MILLISECONDS.toNanos(3) - 1);
        assertEquals(200, flushed);
        pass(1);
        assertEquals(202, flushed);
        now += TimeUnit.MILLISECONDS.toNanos(3);
        add(1, 0);
        channel.runPendingTasks();
        assertEquals(203, flushed);
    }

    @Test
    void no_rest_is_long() {
        channel.freezeTime();
        add(200, TimeUnit.MILLISECONDS.toNanos(1));
        channel.runPendingTasks();
        add(1, 0);
        pass(TimeUnit.MILLISECONDS.toNanos(10));
        assertEquals(201, flushed);
    }

    private void pass(long nanos) {
        channel.advanceTimeBy(nanos, TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    private void add(int count, long takes) {
        for (var number = 0; number < count; number++) {
            flusher.add(
                    () -> {
                        flushed++;
                        now += takes;
                    },
                    channel.eventLoop());
        }
    }
}
