package io.placard.site.page;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells times in words. ICU chooses the patterns, java.time fills them: its formats are safe for many threads, ICU's are not.
 * {@code webroot/js/time.js} follows the same rules to keep a page fresh.
 */
public final class Times {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Spans spans = new Spans();
    private final Map<Language, Formats> formats = new EnumMap<>(Language.class);

    public Times() {
        // Day before month and a clock of 24 hours: what an international conference reads.
        formats.put(Language.EN, Formats.of(Locale.UK));
        formats.put(Language.ZH, Formats.of(Locale.SIMPLIFIED_CHINESE));
    }

    /** How long ago; from a day on the day, the date and the time. Nothing for what is less than a minute old. */
    public Optional<String> when(Language language, Instant at, Instant now, ZoneId zone) {
        var words = formats.get(language);
        var age = Duration.between(at, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Optional.empty();
        }
        if (age.compareTo(DAY) < 0) {
            return Optional.of(words.ago(age));
        }
        var then = at.atZone(zone);
        var thisYear = then.getYear() == now.atZone(zone).getYear();
        return Optional.of((thisYear ? words.dayAndTime : words.dayTimeAndYear).format(then));
    }

    /** When {@link #when} says something else of it; a day on, where that is not soon. */
    static Instant turns(Instant at, Instant now) {
        var age = Duration.between(at, now);
        if (age.isNegative()) {
            return at.plus(MINUTE);
        }
        if (age.compareTo(HOUR) < 0) {
            return at.plus(age.truncatedTo(ChronoUnit.MINUTES)).plus(MINUTE);
        }
        return age.compareTo(DAY) < 0
                ? at.plus(age.truncatedTo(ChronoUnit.HOURS)).plus(HOUR)
                : now.plus(DAY);
    }

    /** Day, date, year, time and zone. */
    public String full(Language language, Instant at, ZoneId zone) {
        return formats.get(language).full.format(at.atZone(zone));
    }

    /** The time of day. */
    public String clock(Language language, Instant at, ZoneId zone) {
        return formats.get(language).clock.format(at.atZone(zone));
    }

    /** A time of the story: day, date, year and time of day, without a zone. */
    public String fictional(Language language, LocalDateTime story) {
        return formats.get(language).fictional.format(story);
    }

    /** Day, date and year. */
    public String day(Language language, Instant at, ZoneId zone) {
        return formats.get(language).day.format(at.atZone(zone));
    }

    /** The date without its year. */
    public String date(Language language, Instant at, ZoneId zone) {
        return formats.get(language).date.format(at.atZone(zone));
    }

    /** From one day to another: what both have in common is said once. */
    public String span(Language language, LocalDate begins, LocalDate ends) {
        return spans.of(language, begins, ends);
    }

    /** What a zone is called. */
    public String zone(Language language, ZoneId zone) {
        return zone.getDisplayName(TextStyle.FULL, formats.get(language).clock.getLocale());
    }

    private record Formats(
            RelativeDateTimeFormatter relative,
            DateTimeFormatter dayAndTime,
            DateTimeFormatter dayTimeAndYear,
            DateTimeFormatter day,
            DateTimeFormatter date,
            DateTimeFormatter clock,
            DateTimeFormatter fictional,
            DateTimeFormatter full) {

        static Formats of(Locale locale) {
            var patterns = DateTimePatternGenerator.getInstance(ULocale.forLocale(locale));
            return new Formats(
                    RelativeDateTimeFormatter.getInstance(ULocale.forLocale(locale)),
                    format(patterns, "EEEEdMMMHHmm", locale),
                    format(patterns, "EEEEdMMMyHHmm", locale),
                    format(patterns, "EEEEdMMMMy", locale),
                    format(patterns, "dMMM", locale),
                    format(patterns, "HHmm", locale),
                    format(patterns, "EEEEdMMMMyHHmm", locale),
                    format(patterns, "EEEEdMMMMyHHmmz", locale));
        }

        private static DateTimeFormatter format(DateTimePatternGenerator patterns, String skeleton, Locale locale) {
            return DateTimeFormatter.ofPattern(patterns.getBestPattern(skeleton), locale);
        }

        String ago(Duration age) {
            // its number format is shared, and formatting with it is not safe for threads
            synchronized (relative) {
                return age.toHours() >= 1
                        ? relative.format(age.toHours(), Direction.LAST, RelativeUnit.HOURS)
                        : relative.format(age.toMinutes(), Direction.LAST, RelativeUnit.MINUTES);
            }
        }
    }
}
