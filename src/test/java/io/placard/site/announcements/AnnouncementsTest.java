package io.placard.site.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff announce: who sees it and when, who may do what with it, and what is kept of that. */
@ExtendWith(Running.class)
class AnnouncementsTest {

    private static final String LIST = "/admin/announcements/";
    private static final String FORM = LIST + "new/";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern REF = Pattern.compile("name=\"ref\" value=\"([^\"]+)\"");

    private Running running;
    private Visitor ada;
    private Visitor delegate;
    private Visitor press;
    private String words;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        ada = Visitor.member(running, Newcomer.make(running, "secretariat"));
        delegate = Visitor.member(running, Newcomer.make(running, "delegate"));
        press = Visitor.member(running, Newcomer.make(running, "press"));
        words = "Announced " + UUID.randomUUID();
    }

    /** All pages show them, so other tests must not find them. */
    @AfterEach
    void nothing_shows_any_more() {
        sql("UPDATE announcement SET withdrawn_at = now() WHERE withdrawn_at IS NULL", Tuple.tuple());
        sql("UPDATE announcement_edition SET number = number + 1", Tuple.tuple());
    }

    @Test
    void who_is_not_staff_makes_none_and_sees_no_list() {
        for (var page : new String[] {LIST, FORM}) {
            assertEquals(403, delegate.get(page).statusCode());
            assertEquals(200, ada.get(page).statusCode());
        }
        assertEquals(
                403,
                delegate.post("/", "/admin/announcements", fields(Map.of())).statusCode());
        assertFalse(sees(delegate));
        announce(Map.of());
        assertTrue(sees(delegate));
        var id = id();
        for (var act : new String[] {"", "end", "withdrawal", "deletion"}) {
            assertEquals(
                    403,
                    delegate.post("/", LIST + id + "/" + act, fields(Map.of())).statusCode(),
                    act);
        }
        assertTrue(sees(delegate));
    }

    @Test
    void each_audience_sees_what_is_for_it_and_nobody_else_does() {
        announce(Map.of("audience", "role:delegate"));
        assertTrue(sees(delegate));
        assertFalse(sees(press));
        assertFalse(sees(Visitor.guest(running)));
        assertFalse(press.get("/announcements/").body().contains(words));
        assertTrue(delegate.get("/announcements/").body().contains(words));
    }

    @Test
    void everybody_includes_guests_and_members_do_not() {
        announce(Map.of("audience", "members"));
        assertTrue(sees(press));
        assertFalse(sees(Visitor.guest(running)));
        words = "Announced " + UUID.randomUUID();
        announce(Map.of("audience", "all"));
        assertTrue(sees(press));
        assertTrue(sees(Visitor.guest(running)));
    }

    @Test
    void a_language_of_articles_concerns_those_who_read_in_it_or_in_all() {
        announce(Map.of("audience", "content:zh-Hans"));
        assertTrue(sees(delegate));
        reads(delegate, "en");
        assertFalse(sees(delegate));
        reads(delegate, "zh-Hans");
        assertTrue(sees(delegate));
    }

    @Test
    void readers_get_their_language_or_else_the_other() {
        announce(Map.of("chinese", "中文" + words));
        assertTrue(delegate.get("/").body().contains(">" + words));
        delegate.post("/", "/language", Map.of("language", "zh-Hans", "next", "/"));
        assertTrue(delegate.get("/").body().contains("lang=\"zh-Hans\">中文" + words));
        words = "Announced " + UUID.randomUUID();
        announce(Map.of());
        assertTrue(delegate.get("/").body().contains("lang=\"en\">" + words));
    }

    @Test
    void what_is_scheduled_is_not_told_before_its_start_but_when_that_is() {
        announce(Map.of("starts", local(3600)));
        assertFalse(sees(delegate));
        assertFalse(delegate.get("/announcements/").body().contains(words));
        assertTrue(ada.get(LIST).body().contains(words));
        var next = Pattern.compile("data-next=\"(\\d+)\"");
        var at = Long.parseLong(Visitor.find(next, delegate.get("/").body()));
        assertTrue(Math.abs(at - Instant.now().plusSeconds(3600).toEpochMilli()) < 60_000);
        move("starts_at = now() - interval '1 second'");
        assertTrue(sees(delegate));
        move("ends_at = now()");
        assertFalse(sees(delegate));
        assertTrue(delegate.get("/announcements/").body().contains(words), "it can be read again");
    }

    @Test
    void it_is_put_away_for_one_account_on_all_its_devices() {
        var username = Newcomer.make(running, "delegate");
        var phone = Visitor.member(running, username);
        var desk = Visitor.member(running, username);
        announce(Map.of());
        assertTrue(sees(phone));
        try (var line = desk.openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(303, dismiss(phone).statusCode());
            line.awaitEvent("announcement.dismissed");
        }
        assertFalse(sees(phone));
        assertFalse(sees(desk));
        assertTrue(sees(delegate));
        assertTrue(phone.get("/announcements/").body().contains(words));
        assertEquals(303, dismiss(phone).statusCode(), "again, it stays away");
    }

    @Test
    void what_does_not_concern_me_is_not_there_to_be_put_away() {
        announce(Map.of("audience", "role:delegate"));
        assertEquals(404, dismiss(press).statusCode());
        assertEquals(303, dismiss(delegate).statusCode());
    }

    @Test
    void a_guest_puts_it_away_in_their_browser() {
        announce(Map.of("audience", "all"));
        var guest = Visitor.guest(running);
        assertTrue(sees(guest));
        assertEquals(303, dismiss(guest).statusCode());
        assertFalse(sees(guest));
        assertTrue(sees(Visitor.guest(running)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1.x.-3",
                "99999999999999999999",
                ".",
                "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20.21.22"
            })
    void a_browser_that_kept_nonsense_is_served_all_the_same(String cookie) {
        var guest = Visitor.guest(running);
        var answer = guest.send(
                guest.request("/").header("Cookie", "dismissed=" + cookie).GET());
        assertEquals(200, answer.statusCode());
    }

    @Test
    void a_change_is_told_without_words_and_at_once() {
        try (var line = press.openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(
                    "done",
                    line.ask("conference", "join", new io.vertx.core.json.JsonObject())
                            .getString("status"));
            announce(Map.of("audience", "role:delegate"));
            var event = line.awaitEvent("announcement.changed");
            assertFalse(event.encode().contains(words));
        }
    }

    @Test
    void the_same_form_sent_twice_makes_one() {
        var ref = Visitor.find(REF, ada.get(FORM).body());
        for (var time = 0; time < 2; time++) {
            var answer = ada.post(FORM, "/admin/announcements", fields(Map.of("ref", ref)));
            assertEquals(303, answer.statusCode(), answer::body);
        }
        assertEquals(1, count("SELECT count(*) FROM announcement WHERE english = $1"));
    }

    @Test
    void it_is_ended_and_withdrawn_and_every_act_is_in_the_audit_log() {
        announce(Map.of());
        assertEquals(303, act("end").statusCode());
        assertFalse(sees(delegate));
        assertEquals(409, act("end").statusCode());
        assertEquals(409, act("deletion").statusCode(), "somebody has seen it");
        assertTrue(delegate.get("/announcements/").body().contains(words));
        assertEquals(303, act("withdrawal").statusCode());
        assertFalse(delegate.get("/announcements/").body().contains(words));
        assertTrue(ada.get(LIST).body().contains("Withdrawn"));
        assertEquals(
                3,
                count("SELECT count(*) FROM audit WHERE act IN "
                        + "('announcement.made', 'announcement.ended', 'announcement.withdrawn') AND subject = $1"));
        assertTrue(ada.get("/admin/audit/").body().contains("withdrew the announcement"));
    }

    @Test
    void what_nobody_has_seen_can_be_deleted() {
        announce(Map.of("starts", local(3600)));
        assertEquals(303, act("deletion").statusCode());
        assertFalse(ada.get(LIST).body().contains("row-title\">" + words));
        assertEquals(0, count("SELECT count(*) FROM announcement WHERE english = $1"));
        assertEquals(1, count("SELECT count(*) FROM audit WHERE act = 'announcement.deleted' AND subject = $1"));
    }

    @Test
    void it_is_changed_and_the_second_of_two_is_told() {
        announce(Map.of());
        var path = LIST + id() + "/";
        var form = ada.get(path).body();
        assertFalse(form.contains("name=\"starts\""), "it shows already");
        var before = words;
        words = "Announced " + UUID.randomUUID();
        assertEquals(
                303,
                ada.post(path, path, fields(Map.of("version", "0", "level", "urgent")))
                        .statusCode());
        assertTrue(sees(delegate));
        assertTrue(delegate.get("/").body().contains("announced is-urgent"));
        assertFalse(delegate.get("/").body().contains(before));
        var second = ada.post(path, path, fields(Map.of("version", "0")));
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "english, '', Write it in at least one language",
        "english, LONG, At most 500 characters",
        "english, NUL, without control characters",
        "audience, role:king, Choose whom it is for",
        "link, javascript:alert(1), This is no link",
        "link, //elsewhere.example, This is no link",
        "link, https:, This is no link",
        "starts, yesterday, cannot be read as a date",
        "starts, 2020-01-01T00:00, This has passed",
        "starts, 9999-01-01T00:00, more than a year ahead",
        "ends, 2020-01-01T00:00, The end must come after the start",
        "ends, +999999999-01-01T00:00, cannot be read as a date"
    })
    void what_cannot_be_announced_is_refused_with_what_was_typed(String field, String value, String said) {
        var typed = value.replace("LONG", "x".repeat(501)).replace("NUL", "a\0b");
        var fields = fields(Map.of("chinese", "", field, typed));
        var answer = ada.post(FORM, "/admin/announcements", fields);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains(said), answer.body());
        assertFalse(sees(delegate));
    }

    @Test
    void no_more_than_three_show_at_once_the_newest_first() {
        for (var number = 1; number <= 4; number++) {
            words = "Announced " + number + " " + UUID.randomUUID();
            announce(Map.of("audience", "role:delegate"));
        }
        var page = delegate.get("/about/").body();
        var shown = Pattern.compile("data-announced=\"\\d+\"[\\s\\S]*?Announced (\\d)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(java.util.List.of("4", "3", "2"), shown);
        assertTrue(page.contains("data-more><a"), "and says that there are more");
    }

    @Test
    void past_ones_come_in_pages_without_gap_or_repetition() {
        sql("""
                INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ends_at, ref)
                SELECT (SELECT min(id) FROM account), $1, '', 'role:observer', false, '', now() - interval '1 hour',
                       now(), $1 || n
                FROM generate_series(1, 25) n
                """, Tuple.of(words.substring(0, 40)));
        var olive = Visitor.member(running, Newcomer.make(running, "observer"));
        var first = olive.get("/announcements/").body();
        var older = Visitor.find(Pattern.compile("href=\"([^\"]+)\" rel=\"next\""), first);
        var seen = new java.util.HashSet<String>();
        var number = Pattern.compile("data-announcement=\"(\\d+)\"");
        for (var page : new String[] {first, olive.get(older).body()}) {
            number.matcher(page).results().forEach(found -> assertTrue(seen.add(found.group(1))));
        }
        assertTrue(seen.size() >= 25);
    }

    private HttpResponse<String> act(String act) {
        return ada.post(LIST, LIST + id() + "/" + act, Map.of());
    }

    private void announce(Map<String, String> more) {
        var answer = ada.post(FORM, "/admin/announcements", fields(more));
        assertEquals(303, answer.statusCode(), answer::body);
    }

    private Map<String, String> fields(Map<String, String> more) {
        var fields = new HashMap<String, String>();
        fields.put("english", words);
        fields.put("audience", "members");
        fields.put("ref", UUID.randomUUID().toString());
        fields.putAll(more);
        return fields;
    }

    private boolean sees(Visitor visitor) {
        var page = visitor.get("/about/").body();
        assertEquals(
                page.contains(words),
                visitor.get("/announcements/current").body().contains(words));
        return page.contains(words);
    }

    private HttpResponse<String> dismiss(Visitor visitor) {
        return visitor.post("/about/", "/announcements/" + id() + "/dismissal", Map.of("next", "/about/"));
    }

    private static void reads(Visitor visitor, String content) {
        var fields = Map.of("language", "en", "content", content, "zone", "");
        assertEquals(303, visitor.post("/", "/settings/reading", fields).statusCode());
    }

    private static String local(long secondsAhead) {
        return LocalDateTime.now(ZONE)
                .plusSeconds(secondsAhead)
                .withSecond(0)
                .withNano(0)
                .toString();
    }

    private long id() {
        return count("SELECT id AS count FROM announcement WHERE english = $1");
    }

    private void move(String what) {
        sql("UPDATE announcement SET " + what + " WHERE english = $1", Tuple.of(words));
        sql("UPDATE announcement_edition SET number = number + 1", Tuple.tuple());
    }

    private long count(String statement) {
        return sql(statement, Tuple.of(words)).iterator().next().getLong("count");
    }

    private io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row> sql(String statement, Tuple values) {
        return running.database()
                .preparedQuery(statement)
                .execute(values)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
