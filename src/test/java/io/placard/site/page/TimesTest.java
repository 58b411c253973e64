package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:03:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Times times = new Times();

    @Test
    void within_a_day_it_says_how_long_ago() {
        assertEquals(Optional.empty(), when(Language.EN, Duration.ofSeconds(59)));
        assertEquals(Optional.of("1 minute ago"), when(Language.EN, Duration.ofSeconds(60)));
        assertEquals(Optional.of("3 hours ago"), when(Language.EN, Duration.ofMinutes(239)));
        assertEquals(Optional.of("3小时前"), when(Language.ZH, Duration.ofHours(3)));
        assertEquals(Optional.empty(), when(Language.ZH, Duration.ofSeconds(-5)));
    }

    @Test
    void it_is_known_when_the_words_change() {
        for (var age = Duration.ZERO; age.compareTo(Duration.ofHours(24)) < 0; age = age.plusMillis(13_337)) {
            var at = NOW.minus(age);
            var turns = Times.turns(at, NOW);
            var words = times.when(Language.EN, at, NOW, SHANGHAI);
            assertEquals(words, times.when(Language.EN, at, turns.minusMillis(1), SHANGHAI));
            assertNotEquals(words, times.when(Language.EN, at, turns, SHANGHAI));
        }
    }

    @Test
    void from_a_day_on_it_names_the_day_in_the_conferences_zone() {
        assertEquals(Optional.of("Sunday 22 Nov, 14:03"), when(Language.EN, Duration.ofDays(2)));
        assertEquals(Optional.of("11月22日星期日 14:03"), when(Language.ZH, Duration.ofDays(2)));
        assertEquals(Optional.of("Monday, 24 Nov 2025, 14:03"), when(Language.EN, Duration.ofDays(365)));
    }

    @Test
    void the_date_of_the_day_is_that_of_the_conference() {
        var beforeMidnight = Instant.parse("2026-11-23T16:30:00Z");
        assertEquals("Tuesday, 24 November 2026", times.day(Language.EN, beforeMidnight, SHANGHAI));
        assertEquals("2026年11月24日星期二", times.day(Language.ZH, beforeMidnight, SHANGHAI));
    }

    private Optional<String> when(Language language, Duration ago) {
        return times.when(language, NOW.minus(ago), NOW, SHANGHAI);
    }
}
