package io.placard.site.clock;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.placard.site.page.FictionalTime;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Steers the clock: the act, its place in the history and the event that tells of it are one transaction. */
final class Helm {

    private final Journal journal;
    private final ClockStore store;
    private final Clock clock;

    Helm(Journal journal, ClockStore store, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.clock = clock;
    }

    /** How it went. */
    sealed interface Steered {
        record Done() implements Steered {}

        /** This account may not. */
        record Forbidden() implements Steered {}

        /** Somebody else has steered since the page was drawn. */
        record Stale() implements Steered {}

        /** The clock is in no state for this act, such as paused when it is to be paused. */
        record Impossible() implements Steered {}
    }

    /**
     * What is asked for.
     *
     * @param version of the clock that was on the page
     * @param zone the conference's
     */
    record Asked(long account, Act act, ClockForm form, int version, ZoneId zone) {}

    Steered steer(Asked asked) {
        return journal.write(change -> {
            var known = store.lock(change.sql(), asked.account);
            if (known.isEmpty()) {
                return new Steered.Forbidden();
            }
            if (known.get().version() != asked.version) {
                return new Steered.Stale();
            }
            var now = Instant.ofEpochMilli(clock.millis());
            var next = next(known.get().clock(), asked, now);
            if (next.isEmpty()) {
                return new Steered.Impossible();
            }
            store.set(change.sql(), next.get(), asked.account, asked.act, now);
            change.tell(Topic.CONFERENCE, "time.changed", () -> new JsonObject()
                    .put("clock", next.get().toJson()));
            return new Steered.Done();
        });
    }

    private Optional<FictionalTime> next(FictionalTime known, Asked asked, Instant now) {
        var form = asked.form;
        return switch (asked.act) {
            case PLAN ->
                Optional.of(Steering.plan(
                        form.start(asked.zone).orElseThrow(),
                        form.fictionalStart().orElseThrow(),
                        form.plan().orElseThrow()));
            case PAUSE -> Steering.pause(known, now);
            case RESUME -> Steering.resume(known, now);
            case SPEED -> Steering.speed(known, now, form.newSpeed().orElseThrow());
            case JUMP -> Steering.jump(known, now, form.jumpTo().orElseThrow());
            case STOP -> Steering.stop(known, now);
        };
    }
}
