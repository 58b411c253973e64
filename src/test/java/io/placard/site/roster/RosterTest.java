package io.placard.site.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Prompt;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff do to accounts, by the forms alone. */
@ExtendWith(Running.class)
@Prompt
class RosterTest {

    private static final int SESSION_ENDED = 4200;
    private static final String LIST = "/admin/accounts/";
    private static final Pattern PASSWORD = Pattern.compile("<dd>([a-z2-9]{3}(?:-[a-z2-9]{3}){3})</dd>");

    private Running running;
    private Visitor root;
    private Visitor secretary;
    private String name;
    private String account;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        root = Visitor.member(running, Newcomer.make(running, "superuser"));
        secretary = Visitor.member(running, Newcomer.make(running, "secretariat"));
        name = Newcomer.make(running, "verifier");
        account = path(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier", "chair", "press", "delegate", "observer"})
    void who_is_not_staff_sees_and_does_nothing(String role) {
        var other = Visitor.member(running, Newcomer.make(running, role));
        for (var page : List.of(LIST, LIST + "new/", account, "/admin/audit/", "/admin/slips/x/")) {
            assertEquals(403, other.get(page).statusCode(), page);
        }
        assertEquals(
                403,
                other.post("/", "/admin/accounts", fields("x-" + role, "X", "press"))
                        .statusCode());
        assertEquals(
                403, other.post("/", account + "role", Map.of("role", "chair")).statusCode());
        assertEquals(
                403,
                other.post("/", account + "state", Map.of("active", "false")).statusCode());
        assertEquals(403, other.post("/", account + "password", Map.of()).statusCode());
        assertEquals(303, Visitor.guest(running).get(LIST).statusCode());
        assertEquals(200, secretary.get(LIST).statusCode());
    }

    @Test
    void nobody_below_a_superuser_touches_one_or_makes_one() {
        var boss = path(Newcomer.make(running, "superuser"));
        assertEquals(
                403, secretary.post("/", boss + "role", Map.of("role", "press")).statusCode());
        assertEquals(
                403,
                secretary.post("/", boss + "state", Map.of("active", "false")).statusCode());
        assertEquals(403, secretary.post("/", boss + "password", Map.of()).statusCode());
        assertEquals(
                403,
                secretary
                        .post("/", account + "role", Map.of("role", "superuser"))
                        .statusCode());
        assertEquals(422, make(secretary, fresh(), "superuser").statusCode());
        assertFalse(secretary.get(boss).body().contains("<select"));
        assertEquals(303, root.post("/", boss + "role", Map.of("role", "press")).statusCode());
        assertEquals(303, make(root, fresh(), "superuser").statusCode());
    }

    @Test
    void nobody_acts_on_themselves() {
        var own = Newcomer.make(running, "superuser");
        var visitor = Visitor.member(running, own);
        assertEquals(
                403,
                visitor.post("/", path(own) + "state", Map.of("active", "false"))
                        .statusCode());
        assertEquals(
                403,
                visitor.post("/", path(own) + "role", Map.of("role", "press")).statusCode());
        assertEquals(403, visitor.post("/", path(own) + "password", Map.of()).statusCode());
        assertEquals(200, visitor.get(LIST).statusCode());
    }

    @Test
    void staff_say_in_which_committee_somebody_sits_and_everybody_reads_it() {
        var sits = Map.of("committee", " Security   Council ");
        assertEquals(303, secretary.post("/", account + "committee", sits).statusCode());
        assertTrue(secretary.get(account).body().contains("value=\"Security Council\""));
        var press = Visitor.member(running, Newcomer.make(running, "press"));
        assertTrue(press.get("/people/" + name + "/").body().contains("Security Council"));
        assertEquals(403, press.post("/", account + "committee", sits).statusCode());
        var tooLong = Map.of("committee", "x".repeat(81));
        assertEquals(403, secretary.post("/", account + "committee", tooLong).statusCode());
        assertTrue(secretary.get("/admin/audit/").body().contains("changed the committee of"));
    }

    @Test
    void a_role_that_was_taken_away_a_moment_ago_opens_nothing() {
        var former = Newcomer.make(running, "secretariat");
        var visitor = Visitor.member(running, former);
        assertEquals(200, visitor.get(LIST).statusCode());
        root.post("/", path(former) + "role", Map.of("role", "press"));
        assertEquals(
                403,
                visitor.post("/", account + "state", Map.of("active", "false")).statusCode());
    }

    @Test
    void a_verifier_who_is_none_any_more_stops_hearing_what_waits() {
        try (var line = Visitor.member(running, name).openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(
                    "done", line.ask("verification", "join", new JsonObject()).getString("status"));
            assertEquals(
                    303,
                    secretary
                            .post("/", account + "role", Map.of("role", "press"))
                            .statusCode());
            assertEquals(
                    "verification",
                    line.awaitEvent("topic.revoked").getJsonObject("payload").getString("topic"));
            assertEquals(
                    "refused",
                    line.ask("verification", "join", new JsonObject()).getString("status"));
        }
    }

    @Test
    void who_is_deactivated_is_out_within_a_second_and_back_when_activated() {
        var visitor = Visitor.member(running, name);
        try (var line = visitor.openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(
                    303,
                    secretary
                            .post("/", account + "state", Map.of("active", "false"))
                            .statusCode());
            var begun = System.nanoTime();
            assertEquals(SESSION_ENDED, line.awaitClose());
            assertTrue(System.nanoTime() - begun < 1_000_000_000L);
        }
        assertEquals(303, visitor.get("/notices/").statusCode());
        assertEquals(422, Visitor.guest(running).signIn(name, Visitor.PASSWORD).statusCode());
        assertTrue(secretary.get(LIST + "?q=" + name + "&state=inactive").body().contains(name));
        assertFalse(secretary.get(LIST + "?q=" + name + "&state=active").body().contains(account));
        assertEquals(
                303,
                secretary.post("/", account + "state", Map.of("active", "true")).statusCode());
        assertEquals(303, Visitor.guest(running).signIn(name, Visitor.PASSWORD).statusCode());
    }

    @Test
    void a_new_account_has_a_first_password_that_opens_nothing_but_its_own_change() {
        var username = fresh();
        var made = make(secretary, username, "press");
        assertEquals(303, made.statusCode(), made::body);
        var slips = made.headers().firstValue("Location").orElseThrow();
        assertEquals(404, root.get(slips).statusCode(), "they are shown to whoever made them");
        var shown = secretary.get(slips);
        assertEquals("no-store", shown.headers().firstValue("Cache-Control").orElseThrow());
        mustBeChanged(username, Visitor.find(PASSWORD, shown.body()));
        assertTrue(secretary.get(slips + "passwords.csv").body().contains("\"" + username + "\""));
        assertEquals(404, root.get(slips + "passwords.csv").statusCode());
        root.post("/", slips + "deletion", Map.of());
        assertEquals(200, secretary.get(slips).statusCode());
        secretary.post(slips, slips + "deletion", Map.of());
        assertEquals(404, secretary.get(slips).statusCode());
    }

    @Test
    void a_reset_password_ends_all_logins_and_must_be_changed() {
        var visitor = Visitor.member(running, name);
        try (var line = visitor.openSocket()) {
            line.awaitEvent("welcome");
            var answer = secretary.post("/", account + "password", Map.of());
            assertEquals(303, answer.statusCode());
            assertEquals(SESSION_ENDED, line.awaitClose());
            var slips = answer.headers().firstValue("Location").orElseThrow();
            mustBeChanged(name, Visitor.find(PASSWORD, secretary.get(slips).body()));
        }
    }

    private void mustBeChanged(String username, String first) {
        assertEquals(
                422, Visitor.guest(running).signIn(username, Visitor.PASSWORD).statusCode());
        var visitor = Visitor.guest(running);
        assertEquals(303, visitor.signIn(username, first).statusCode());
        for (var page : List.of("/", "/notices/", "/articles/1/", "/settings/", "/people/ada/")) {
            assertEquals(
                    "/settings/security/",
                    visitor.get(page).headers().firstValue("Location").orElse(page));
        }
        var security = visitor.get("/settings/security/").body();
        assertTrue(security.contains("Somebody else has seen your password"), security);
        assertTrue(security.contains("name=\"session-key\" content=\"\""), "no socket is opened");
        var key = visitor.send(visitor.request("/session-key")
                        .header("X-CSRF-Token", visitor.csrf("/settings/security/"))
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .body();
        assertEquals(403, refusal(new JsonObject(key).getString("session_key")));
        var fields = Map.of("current", first, "password", Visitor.PASSWORD, "repeat", Visitor.PASSWORD);
        var changed = visitor.post("/settings/security/", "/settings/password", fields);
        assertEquals("/", changed.headers().firstValue("Location").orElse(changed.body()));
        assertEquals(200, visitor.get("/notices/").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "-x,Good %s,press,422",
        "a b,Good %s,press,422",
        "'',Good %s,press,422",
        "good-%s,'',press,422",
        "good-%s,Good %s,queen,422",
        "ada,Good %s,press,422",
        "good-%s,ADA whitfield,press,422",
        "Good-%s,Гостья 👩‍💻 %s,press,303"
    })
    void what_is_typed_wrong_stays_to_be_mended(String username, String nickname, String role, int status) {
        var tail = UUID.randomUUID().toString().substring(0, 8);
        var answer = secretary.post(
                LIST + "new/", "/admin/accounts", fields(username.formatted(tail), nickname.formatted(tail), role));
        assertEquals(status, answer.statusCode(), answer::body);
        assertTrue(status == 303 || answer.body().contains("field-error"));
    }

    @Test
    void every_act_is_in_the_log_with_who_and_what_it_was_before_and_no_secret() {
        secretary.post("/", account + "role", Map.of("role", "chair"));
        secretary.post("/", account + "role", Map.of("role", "chair"));
        var slips = secretary
                .post("/", account + "password", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var password = Visitor.find(PASSWORD, secretary.get(slips).body());
        secretary.post("/", account + "state", Map.of("active", "false"));
        var log = secretary.get("/admin/audit/").body();
        var ours = log.split("href=\"" + account + "\"", -1).length - 1;
        assertEquals(3, ours, "the second change of role changed nothing");
        assertTrue(log.contains("<del>Verifier</del>") && log.contains("<span>Chair</span>"), log);
        assertTrue(log.contains("reset the password of") && log.contains("deactivated"));
        assertFalse(log.contains(password));
    }

    @Test
    void the_log_goes_back_page_by_page() {
        for (var time = 0; time < 26; time++) {
            secretary.post("/", account + "state", Map.of("active", "false"));
            secretary.post("/", account + "state", Map.of("active", "true"));
        }
        var newest = secretary.get("/admin/audit/").body();
        var older = Visitor.find(Pattern.compile("href=\"(/admin/audit/\\?before=\\d+)\""), newest);
        var page = secretary.get(older).body();
        assertTrue(page.contains(account), page);
        assertEquals(
                200, secretary.get("/admin/audit/?before=99999999999999999999").statusCode());
    }

    @Test
    void the_list_is_searched_and_gone_through_page_by_page() {
        var tail = UUID.randomUUID().toString().substring(0, 6);
        for (var number = 10; number < 62; number++) {
            var sql = "INSERT INTO account (username, nickname, role, password, created_at)"
                    + " VALUES ('p-%1$s-%2$d', 'ＰＡＧＥＲ %1$s %2$d 100%%', 'observer', '', now())".formatted(tail, number);
            running.database()
                    .query(sql)
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        var first = secretary.get(LIST + "?q=pager+" + tail + "&role=observer").body();
        assertTrue(first.contains("52 accounts") && first.contains("p-" + tail + "-10"), first);
        var more = Visitor.find(Pattern.compile("href=\"([^\"]+after=[^\"]+)\" rel=\"next\""), first);
        var second = secretary.get(more.replace("&amp;", "&")).body();
        assertTrue(second.contains("p-" + tail + "-61") && !second.contains("p-" + tail + "-10"), second);
        assertTrue(secretary.get(LIST + "?q=" + tail + "+10+100%25").body().contains("1 account<"));
        assertTrue(secretary
                .get(LIST + "?q=%25" + tail + "&role=queen&state=x")
                .body()
                .contains("Nobody fits"));
        assertEquals(400 / 100, secretary.get(LIST + "?q=%00").statusCode() / 100);
        assertEquals(
                200, secretary.get(LIST + "?q=" + "%F0%A0%AE%B7".repeat(60)).statusCode());
    }

    private HttpResponse<String> make(Visitor by, String username, String role) {
        return by.post(LIST + "new/", "/admin/accounts", fields(username, "=1+1 " + username, role));
    }

    private static Map<String, String> fields(String username, String nickname, String role) {
        return Map.of("username", username, "nickname", nickname, "role", role);
    }

    private static String fresh() {
        return "new-" + UUID.randomUUID().toString().substring(0, 12);
    }

    private int refusal(String key) {
        return io.placard.Line.refusal(running, key);
    }

    private String path(String username) {
        return LIST + Newcomer.id(running, username) + "/";
    }
}
