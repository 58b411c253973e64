package io.placard.site.clock;

import io.placard.site.page.FictionalTime.Period;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What staff typed to steer the clock, as it is.
 *
 * @param start real, local to the conference, such as {@code 2026-11-26T09:00}
 * @param fictional likewise, of the story
 * @param periods a line each: hours and minutes, and the speed, such as {@code 2:30 12}
 */
public record ClockForm(String start, String fictional, String periods, String speed, String jump) {

    static final double FASTEST = 100_000;
    private static final int MOST_PERIODS = 100;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,3}):([0-5]\\d)\\s+[x×]?(\\d{1,6}(?:\\.\\d{1,3})?)");
    private static final Pattern SPEED = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    static final ClockForm EMPTY = new ClockForm("", "", "", "", "");

    Optional<Instant> start(ZoneId zone) {
        return moment(start).map(local -> local.atZone(zone).toInstant());
    }

    Optional<LocalDateTime> fictionalStart() {
        return moment(fictional);
    }

    Optional<LocalDateTime> jumpTo() {
        return moment(jump);
    }

    Optional<Double> newSpeed() {
        return SPEED.matcher(speed.strip()).matches() ? allowed(Double.parseDouble(speed.strip())) : Optional.empty();
    }

    /** The periods; empty where a line cannot be read. */
    Optional<List<Period>> plan() {
        var plan = new ArrayList<Period>();
        for (var line : periods.lines().filter(typed -> !typed.isBlank()).toList()) {
            var parts = PERIOD.matcher(line.strip());
            if (!parts.matches()) {
                return Optional.empty();
            }
            var length = Duration.ofHours(Long.parseLong(parts.group(1))).plusMinutes(Long.parseLong(parts.group(2)));
            var speed = allowed(Double.parseDouble(parts.group(3)));
            if (length.isZero() || speed.isEmpty()) {
                return Optional.empty();
            }
            plan.add(new Period(length, speed.get()));
        }
        var whole = plan.stream().map(Period::length).reduce(Duration.ZERO, Duration::plus);
        return plan.isEmpty() || plan.size() > MOST_PERIODS || whole.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(List.copyOf(plan));
    }

    /** What is wrong for this act, as message keys by field. */
    Map<String, String> errors(Act act) {
        var errors = new LinkedHashMap<String, String>();
        if (act == Act.PLAN && moment(start).isEmpty()) {
            errors.put("start", "clock.error.start");
        }
        if (act == Act.PLAN && fictionalStart().isEmpty()) {
            errors.put("fictional", "clock.error.fictional");
        }
        if (act == Act.PLAN && plan().isEmpty()) {
            errors.put("periods", "clock.error.periods");
        }
        if (act == Act.SPEED && newSpeed().isEmpty()) {
            errors.put("speed", "clock.error.speed");
        }
        if (act == Act.JUMP && jumpTo().isEmpty()) {
            errors.put("jump", "clock.error.fictional");
        }
        return errors;
    }

    private static Optional<Double> allowed(double speed) {
        return speed > 0 && speed <= FASTEST ? Optional.of(speed) : Optional.empty();
    }

    private static Optional<LocalDateTime> moment(String typed) {
        try {
            var moment = LocalDateTime.parse(typed.strip());
            return moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR
                    ? Optional.of(moment)
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
