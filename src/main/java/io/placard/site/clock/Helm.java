package io.placard.site.clock;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.placard.site.audit.Audit;
import io.placard.site.page.FictionalTime;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Steers the clock: the act, its place in the history and the event that tells of it are one transaction. */
final class Helm {

    private final Journal journal;
    private final ClockStore store;
    private final Audit audit;
    private final Clock clock;

    Helm(Journal journal, ClockStore store, Audit audit, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.audit = audit;
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
            var before = said(known.get().clock(), now);
            var act = "clock." + asked.act.word();
            audit.note(
                    change.sql(),
                    new io.placard.site.audit.Act(asked.account, act, "", "", before, said(next.get(), now), now));
            change.tell(Topic.CONFERENCE, "time.changed", () -> new JsonObject()
                    .put("clock", next.get().toJson()));
            return new Steered.Done();
        });
    }

    /** What the clock says at a moment, for the audit log. */
    private static JsonObject said(FictionalTime clock, Instant now) {
        var said = new JsonObject().put("phase", clock.phase(now).name().toLowerCase(Locale.ROOT));
        clock.at(now)
                .ifPresent(time ->
                        said.put("story", time.truncatedTo(ChronoUnit.SECONDS).toString()));
        return said;
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
