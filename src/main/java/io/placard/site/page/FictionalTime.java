package io.placard.site.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The conference's simulated clock: a line that bends at its anchors. {@code webroot/js/clock.js} reads it the same way.
 *
 * @param anchors in the order of time; empty while nobody has set the clock
 * @param rest what a paused clock still has before it; empty: it is not paused
 */
public record FictionalTime(List<Anchor> anchors, List<Period> rest) {

    public static final FictionalTime NONE = new FictionalTime(List.of(), List.of());

    private static final double NANOS = 1e9;

    /** What the clock does at a moment. */
    public enum Phase {
        UNSET,
        BEFORE,
        RUNNING,
        PAUSED,
        ENDED;

        /** The word in message keys and events. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * From here on the clock runs at this speed.
     *
     * @param at real
     * @param fictional without a zone: a story has its own days
     * @param speed fictional seconds in a real one; 0: it stands
     */
    public record Anchor(Instant at, LocalDateTime fictional, double speed) {

        LocalDateTime on(Instant moment) {
            var nanos = (double) Duration.between(at, moment).toMillis() * 1e6 * speed;
            return fictional.plus((long) (nanos / NANOS), ChronoUnit.SECONDS);
        }
    }

    /** A part of the plan: so many real seconds at this speed. */
    public record Period(Duration length, double speed) {}

    /** The fictional time; empty before the start and while the clock is not set. */
    public Optional<LocalDateTime> at(Instant moment) {
        return anchor(moment).map(anchor -> anchor.on(moment));
    }

    /** The anchor that holds at a moment. */
    public Optional<Anchor> anchor(Instant moment) {
        Anchor last = null;
        for (var anchor : anchors) {
            if (!anchor.at().isAfter(moment)) {
                last = anchor;
            }
        }
        return Optional.ofNullable(last);
    }

    public Phase phase(Instant moment) {
        if (anchors.isEmpty()) {
            return Phase.UNSET;
        }
        var now = anchor(moment);
        if (now.isEmpty()) {
            return Phase.BEFORE;
        }
        if (now.get().speed() > 0) {
            return Phase.RUNNING;
        }
        return rest.isEmpty() ? Phase.ENDED : Phase.PAUSED;
    }

    public JsonObject toJson() {
        var lines = new JsonArray();
        anchors.forEach(anchor -> lines.add(new JsonObject()
                .put("at", anchor.at().toString())
                .put("fictional", anchor.fictional().toString())
                .put("speed", anchor.speed())));
        var periods = new JsonArray();
        rest.forEach(period -> periods.add(
                new JsonObject().put("seconds", period.length().toSeconds()).put("speed", period.speed())));
        return new JsonObject().put("anchors", lines).put("rest", periods);
    }

    public static FictionalTime of(JsonObject json) {
        var anchors = json.getJsonArray("anchors").stream()
                .map(JsonObject.class::cast)
                .map(anchor -> new Anchor(
                        Instant.parse(anchor.getString("at")),
                        LocalDateTime.parse(anchor.getString("fictional")),
                        anchor.getDouble("speed")))
                .toList();
        var rest = json.getJsonArray("rest").stream()
                .map(JsonObject.class::cast)
                .map(period -> new Period(Duration.ofSeconds(period.getLong("seconds")), period.getDouble("speed")))
                .toList();
        return new FictionalTime(anchors, rest);
    }
}
