package io.placard.site.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock as staff steer it and everybody reads it. */
@ExtendWith(Running.class)
class ClockTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern PERIODS = Pattern.compile("(?s)<textarea id=\"periods\"[^>]*>(.*?)</textarea>");
    private static final String START = "2026-01-01T00:00";

    private Running running;
    private Visitor ada;

    @BeforeEach
    void ada_plans_the_clock(Running running) {
        this.running = running;
        ada = Visitor.member(running, "ada");
        assertEquals(303, plan("720:00 2").statusCode());
    }

    @Test
    void every_page_shows_the_time_of_the_story() {
        assertTrue(Visitor.guest(running).get("/about/").body().contains("data-clock-time"));
        assertTrue(Visitor.guest(running).get("/clock/").body().contains("16 October 1962 at 08:45"));
    }

    @Test
    void open_pages_are_told_at_once_and_can_ask_what_time_it_is() {
        try (var line = Visitor.member(running, "farah").openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(
                    "done", line.ask("conference", "join", new JsonObject()).getString("status"));
            plan("700:00 3");
            var told = line.awaitEvent("time.changed");
            assertEquals(3.0, anchor(told.getJsonObject("payload")).getDouble("speed"));
            var answer = line.ask("conference", "time.read", new JsonObject()).getJsonObject("payload");
            assertEquals(3.0, anchor(answer).getDouble("speed"));
            assertTrue(Math.abs(answer.getLong("now") - System.currentTimeMillis()) < 5_000);
        }
    }

    @Test
    void only_staff_steer_it() {
        var farah = Visitor.member(running, "farah");
        assertFalse(farah.get("/clock/").body().contains("name=\"act\""));
        assertEquals(
                403,
                farah.post("/about/", "/clock", Map.of("act", "stop", "version", version()))
                        .statusCode());
        assertEquals(
                303,
                Visitor.guest(running)
                        .post("/sign-in", "/clock", Map.of("act", "stop"))
                        .statusCode());
    }

    @Test
    void of_two_who_steer_at_once_the_second_is_told() {
        var version = version();
        assertEquals(
                303,
                steer(Map.of(
                                "act",
                                "plan",
                                "start",
                                START,
                                "fictional",
                                "1962-10-16T08:45",
                                "periods",
                                "1:00 1",
                                "version",
                                version))
                        .statusCode());
        var late = steer(Map.of(
                "act",
                "plan",
                "start",
                START,
                "fictional",
                "1950-01-01T00:00",
                "periods",
                "1:00 1",
                "version",
                version));
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("Somebody else has changed the clock"));
        assertTrue(late.body().contains("1950-01-01T00:00"), "what was typed is kept");
    }

    @Test
    void a_clock_that_was_paused_can_be_planned_anew_from_its_form() {
        assertEquals(
                303,
                steer(Map.of(
                                "act",
                                "plan",
                                "start",
                                anHourAgo(),
                                "fictional",
                                "1962-10-16T08:45",
                                "periods",
                                "719:00 2",
                                "version",
                                version()))
                        .statusCode());
        var planned = Visitor.find(PERIODS, ada.get("/clock/").body());
        for (var act : List.of("pause", "resume")) {
            steer(Map.of("act", act, "version", version()));
        }
        var shown = Visitor.find(PERIODS, ada.get("/clock/").body());
        assertEquals("719:00 2", planned);
        assertEquals(303, plan(shown).statusCode(), shown);
    }

    @Test
    void what_was_done_is_kept() {
        assertTrue(ada.get("/clock/").body().contains("Set the plan"));
        var audited = Visitor.member(running, "ada").get("/admin/audit/").body();
        assertTrue(audited.contains("planned the clock"), audited);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "1:60 2", "0:00 1", "1:00 0", "1:00 -1", "1:00 100001", "999:00 1", "1:00 1\n2:00"})
    void periods_that_cannot_be_are_told_and_change_nothing(String periods) {
        var before = version();
        var refused = plan(periods);
        assertEquals(422, refused.statusCode(), periods);
        assertTrue(refused.body().contains("Write one period a line"), refused.body());
        assertEquals(before, version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30T10:00", "99999-01-01T00:00", "-5-01-01T00:00"})
    void a_start_that_is_no_time_is_told(String fictional) {
        var refused = steer(Map.of(
                "act", "plan", "start", START, "fictional", fictional, "periods", "1:00 1", "version", version()));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Give a date and time of the story"));
    }

    private HttpResponse<String> plan(String periods) {
        return steer(Map.of(
                "act",
                "plan",
                "start",
                START,
                "fictional",
                "1962-10-16T08:45",
                "periods",
                periods,
                "version",
                version()));
    }

    private HttpResponse<String> steer(Map<String, String> fields) {
        return ada.post("/clock/", "/clock", new HashMap<>(fields));
    }

    /** In the demo conference's zone. */
    private static String anHourAgo() {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                .minusHours(1)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private String version() {
        return Visitor.find(VERSION, ada.get("/clock/").body());
    }

    private static JsonObject anchor(JsonObject payload) {
        return payload.getJsonObject("clock").getJsonArray("anchors").getJsonObject(0);
    }
}
