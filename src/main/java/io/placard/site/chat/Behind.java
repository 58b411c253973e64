package io.placard.site.chat;

import io.placard.channel.ChannelLayer;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done a moment behind messages: they can be found, and who did not look is given notice. How far it has come
 * stands in the database, so what a generation leaves undone is done by the next. A generation that is young tells totals
 * once more besides: those that the one before it was about to tell have gone with its timers.
 *
 * <p>On the virtual threads of one instance of the site, which run one at a time but for those that wait.
 */
final class Behind {

    private static final Logger LOG = LoggerFactory.getLogger(Behind.class);
    private static final long OFTEN_MILLIS = 1_000;
    private static final int BATCH = 50;
    /** Of each tick, that messages are let be found; and of one in which many wrote, for who talks comes first. */
    private static final Duration SHARE = Duration.ofMillis(500);

    private static final Duration SMALL_SHARE = Duration.ofMillis(25);
    private static final int MANY = 20;

    /** Ticks from one giving of notice to the next: it asks for every member of each busy conversation. */
    private static final int SELDOM = 3;

    private static final int MOST = 200;

    /** Time for a page that shows a message to say that it was seen, also over a bad network. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Longer than the clocks of two hosts differ, and than a message waits for its commit. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Longer than the generation before lives on beside this one. */
    private static final Duration YOUTH = Duration.ofMinutes(1);

    private final BehindStore store;
    private final ChannelLayer channels;
    private final Tallies tallies;
    private final Clock clock;
    private final IntSupplier written;
    private final Instant grown;
    /** What is older was looked through, but for what comes late; from time to time all is. */
    private Instant since = Instant.EPOCH;

    private Instant whole;
    private boolean busy;
    private int ticks;
    private int known;

    /** @param written how many messages this instance has written */
    Behind(BehindStore store, ChannelLayer channels, Tallies tallies, Clock clock, IntSupplier written) {
        this.store = store;
        this.channels = channels;
        this.tallies = tallies;
        this.clock = clock;
        this.written = written;
        this.grown = clock.instant().plus(YOUTH);
        this.whole = clock.instant();
    }

    /** From now on it is done, as long as the caller's context lasts. */
    void keepUp(Vertx vertx) {
        vertx.setPeriodic(OFTEN_MILLIS, tick -> {
            if (!busy) {
                busy = true;
                step();
                busy = false;
            }
        });
    }

    private void step() {
        var now = clock.instant();
        if (now.isAfter(whole.plus(MARGIN))) {
            whole = now;
            since = Instant.EPOCH;
        }
        try {
            var all = index();
            if (++ticks % SELDOM == 0) {
                while (tell(now) == MOST) {
                    Thread.yield(); // those who wait meanwhile come between
                }
                since = all ? now.minus(MARGIN) : since;
            }
        } catch (Throwable away) { // await throws whatever a future failed with, checked or not
            LOG.warn("chat.behind cause={}", away.toString());
        }
    }

    /** Lets messages be found for its share of the time; whether all are. */
    private boolean index() {
        var all = written.getAsInt();
        var end = System.nanoTime() + (all - known > MANY ? SMALL_SHARE : SHARE).toNanos();
        known = all;
        while (store.index(since, BATCH) == BATCH) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    /** Gives notice in those conversations where it is due, some of them where they are many; in how many. */
    private int tell(Instant now) {
        var before = now.minus(PATIENCE);
        var done = 0;
        for (var conversation : store.due(since, before, MOST)) {
            var told = store.tell(conversation, before, now);
            told.ifPresent(channels::publish);
            if (told.isPresent() && now.isBefore(grown)) {
                tallies.changed(conversation);
            }
            done += told.isPresent() ? 1 : 0;
        }
        return done;
    }
}
