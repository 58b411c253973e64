package io.placard.site.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.site.page.FictionalTime;
import io.placard.site.page.FictionalTime.Period;
import io.placard.site.page.FictionalTime.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The rules of the simulated clock. */
class SteeringTest {

    private static final Instant START = Instant.parse("2026-11-26T01:00:00Z");
    private static final LocalDateTime STORY = LocalDateTime.parse("1962-10-16T08:45:00");
    private static final FictionalTime PLANNED =
            Steering.plan(START, STORY, List.of(period(60, 12), period(30, 1), period(60, 24)));

    @Test
    void a_planned_clock_runs_through_its_periods_and_then_stands() {
        assertEquals(Optional.empty(), PLANNED.at(minute(-1)));
        assertEquals(Phase.BEFORE, PLANNED.phase(minute(-1)));
        assertEquals(STORY.plusHours(6), story(PLANNED, 30));
        assertEquals(STORY.plusHours(12), story(PLANNED, 60));
        assertEquals(STORY.plusHours(12).plusMinutes(15), story(PLANNED, 75));
        assertEquals(STORY.plusHours(36).plusMinutes(30), story(PLANNED, 150));
        assertEquals(story(PLANNED, 150), story(PLANNED, 10_000));
        assertEquals(Phase.ENDED, PLANNED.phase(minute(150)));
    }

    @Test
    void a_paused_clock_stands_and_what_was_before_it_comes_later() {
        var paused = Steering.pause(PLANNED, minute(30)).orElseThrow();
        assertEquals(Phase.PAUSED, paused.phase(minute(300)));
        assertEquals(STORY.plusHours(6), story(paused, 300));
        var resumed = Steering.resume(paused, minute(330)).orElseThrow();
        assertEquals(story(PLANNED, 60), story(resumed, 360));
        assertEquals(story(PLANNED, 150), story(resumed, 450));
    }

    @Test
    void another_speed_holds_until_the_period_ends() {
        var faster = Steering.speed(PLANNED, minute(30), 60).orElseThrow();
        assertEquals(STORY.plusHours(6).plusHours(30), story(faster, 60));
        assertEquals(STORY.plusHours(36).plusMinutes(10), story(faster, 70));
    }

    @Test
    void a_jump_moves_the_story_and_not_the_periods() {
        var jumped = Steering.jump(PLANNED, minute(30), STORY.plusYears(1)).orElseThrow();
        assertEquals(STORY.plusYears(1).plusHours(6), story(jumped, 60));
        var paused = Steering.pause(PLANNED, minute(30)).orElseThrow();
        var moved = Steering.jump(paused, minute(40), STORY.plusDays(9)).orElseThrow();
        assertEquals(STORY.plusDays(9), story(moved, 50));
        assertEquals(
                STORY.plusDays(9).plusHours(6),
                story(Steering.resume(moved, minute(60)).orElseThrow(), 90));
    }

    @Test
    void what_its_state_does_not_allow_is_refused() {
        assertTrue(Steering.pause(FictionalTime.NONE, START).isEmpty());
        assertTrue(Steering.pause(PLANNED, minute(-5)).isEmpty());
        assertTrue(Steering.resume(PLANNED, minute(5)).isEmpty());
        assertTrue(Steering.speed(PLANNED, minute(500), 2).isEmpty());
        assertTrue(Steering.stop(PLANNED, minute(-5)).isEmpty());
        assertTrue(Steering.jump(PLANNED, minute(500), STORY).isEmpty());
    }

    @Property
    void whatever_is_done_the_past_stays_as_it_was(
            @ForAll @IntRange(min = 1, max = 149) int at, @ForAll @IntRange(min = 0, max = 149) int past) {
        var before = Math.min(past, at - 1);
        for (var acted : List.of(
                Steering.pause(PLANNED, minute(at)),
                Steering.speed(PLANNED, minute(at), 7),
                Steering.jump(PLANNED, minute(at), STORY),
                Steering.stop(PLANNED, minute(at)))) {
            assertEquals(story(PLANNED, before), story(acted.orElseThrow(), before));
        }
    }

    @Property
    void a_pause_costs_the_story_nothing(
            @ForAll @IntRange(min = 1, max = 149) int at, @ForAll @IntRange(min = 1, max = 5_000) int length) {
        var resumed = Steering.pause(PLANNED, minute(at))
                .flatMap(paused -> Steering.resume(paused, minute(at + length)))
                .orElseThrow();
        for (var later : List.of(at, at + 3, 150)) {
            assertEquals(story(PLANNED, later), story(resumed, later + length));
        }
    }

    @Property
    void it_is_the_same_again_from_its_json(@ForAll @IntRange(min = 1, max = 149) int at) {
        var paused = Steering.pause(PLANNED, minute(at)).orElseThrow();
        assertEquals(paused, FictionalTime.of(paused.toJson()));
    }

    private static LocalDateTime story(FictionalTime clock, int minute) {
        return clock.at(minute(minute)).orElseThrow();
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Period period(int minutes, double speed) {
        return new Period(Duration.ofMinutes(minutes), speed);
    }
}
