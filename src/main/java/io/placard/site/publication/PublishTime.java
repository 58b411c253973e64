package io.placard.site.publication;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A time of publication as somebody typed it.
 *
 * @param typed such as {@code 2026-11-26T09:00}, in their own zone; empty: at once
 */
public record PublishTime(String typed) {

    /** The longest that is kept. */
    public static final int LONGEST = 40;

    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /** A time as the field wants it. */
    public static PublishTime of(Instant at, ZoneId zone) {
        return new PublishTime(FIELD.format(at.atZone(zone)));
    }

    /** The moment; empty where there is none, or none that can be read. */
    public Optional<Instant> at(ZoneId zone) {
        try {
            return typed.isBlank()
                    ? Optional.empty()
                    : Optional.of(
                            LocalDateTime.parse(typed.strip()).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What keeps an article from appearing then, as a message key. A time that has gone by is none: it is at once. */
    public Optional<String> error(ZoneId zone, Instant now) {
        var at = at(zone);
        if (at.isEmpty()) {
            return typed.isBlank() ? Optional.empty() : Optional.of("publication.error.time");
        }
        return at.get().isAfter(now.plus(FARTHEST)) ? Optional.of("publication.error.far") : Optional.empty();
    }

    /** The same for somebody who plans just now, to whom a time that has gone by is a slip. */
    public Optional<String> errorInPlan(ZoneId zone, Instant now) {
        return error(zone, now)
                .or(() -> at(zone).filter(time -> !time.isAfter(now)).map(past -> "publication.error.past"));
    }
}
