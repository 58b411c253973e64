package io.placard.site.clock;

import io.placard.site.page.FictionalTime;
import io.placard.site.page.FictionalTime.Anchor;
import io.placard.site.page.FictionalTime.Period;
import io.placard.site.page.FictionalTime.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the clock is steered: each act makes a new line of an old one, and never changes what is past. Pure. */
final class Steering {

    private Steering() {}

    /** A clock that starts then, runs through these periods and stands behind the last. */
    static FictionalTime plan(Instant start, LocalDateTime fictional, List<Period> periods) {
        return new FictionalTime(expand(start, fictional, periods), List.of());
    }

    /** It stands from now on; what it had before it is kept. Empty where it does not run. */
    static Optional<FictionalTime> pause(FictionalTime clock, Instant now) {
        return running(clock, now)
                .map(anchor -> new FictionalTime(
                        with(past(clock, now), List.of(new Anchor(now, on(anchor, now), 0))), remaining(clock, now)));
    }

    /** It goes on where it stood, and all that was before it comes later by as much. Empty where it is not paused. */
    static Optional<FictionalTime> resume(FictionalTime clock, Instant now) {
        if (clock.phase(now) != Phase.PAUSED) {
            return Optional.empty();
        }
        var stood = clock.at(now).orElseThrow();
        return Optional.of(new FictionalTime(with(past(clock, now), expand(now, stood, clock.rest())), List.of()));
    }

    /** From now on to the end of this period it runs at another speed. Empty where it does not run. */
    static Optional<FictionalTime> speed(FictionalTime clock, Instant now, double speed) {
        return running(clock, now).map(anchor -> {
            var rest = new ArrayList<>(remaining(clock, now));
            rest.set(0, new Period(rest.getFirst().length(), speed));
            return new FictionalTime(with(past(clock, now), expand(now, on(anchor, now), rest)), List.of());
        });
    }

    /** The story goes on at another time; the periods stay as they are. Empty where it neither runs nor is paused. */
    static Optional<FictionalTime> jump(FictionalTime clock, Instant now, LocalDateTime fictional) {
        return switch (clock.phase(now)) {
            case RUNNING ->
                Optional.of(new FictionalTime(
                        with(past(clock, now), expand(now, fictional, remaining(clock, now))), List.of()));
            case PAUSED ->
                Optional.of(new FictionalTime(
                        with(past(clock, now), List.of(new Anchor(now, fictional, 0))), clock.rest()));
            case UNSET, BEFORE, ENDED -> Optional.empty();
        };
    }

    /** It ends now. Empty where it neither runs nor is paused. */
    static Optional<FictionalTime> stop(FictionalTime clock, Instant now) {
        var phase = clock.phase(now);
        return phase == Phase.RUNNING || phase == Phase.PAUSED
                ? Optional.of(new FictionalTime(
                        with(
                                past(clock, now),
                                List.of(new Anchor(now, clock.at(now).orElseThrow(), 0))),
                        List.of()))
                : Optional.empty();
    }

    private static Optional<Anchor> running(FictionalTime clock, Instant now) {
        return clock.anchor(now).filter(anchor -> anchor.speed() > 0);
    }

    private static List<Anchor> past(FictionalTime clock, Instant now) {
        return clock.anchors().stream()
                .filter(anchor -> anchor.at().isBefore(now))
                .toList();
    }

    /** The rest of this period and all that follow. */
    private static List<Period> remaining(FictionalTime clock, Instant now) {
        var rest = new ArrayList<Period>();
        var anchors = clock.anchors();
        for (var i = 0; i + 1 < anchors.size(); i++) {
            var end = anchors.get(i + 1).at();
            if (end.isAfter(now)) {
                var begin = anchors.get(i).at().isAfter(now) ? anchors.get(i).at() : now;
                rest.add(new Period(Duration.between(begin, end), anchors.get(i).speed()));
            }
        }
        return rest;
    }

    private static List<Anchor> expand(Instant start, LocalDateTime fictional, List<Period> periods) {
        var anchors = new ArrayList<Anchor>();
        var at = start;
        var story = fictional;
        for (var period : periods) {
            anchors.add(new Anchor(at, story, period.speed()));
            story = story.plus(Math.round(period.length().toMillis() * period.speed()), ChronoUnit.MILLIS);
            at = at.plus(period.length());
        }
        anchors.add(new Anchor(at, story, 0));
        return anchors;
    }

    private static LocalDateTime on(Anchor anchor, Instant now) {
        return anchor.fictional()
                .plus(Math.round(Duration.between(anchor.at(), now).toMillis() * anchor.speed()), ChronoUnit.MILLIS);
    }

    private static List<Anchor> with(List<Anchor> past, List<Anchor> next) {
        var all = new ArrayList<>(past);
        all.addAll(next);
        return all;
    }
}
