package io.placard.site.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.CapturedLog;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens: made, shown once, used, ended. */
@ExtendWith(Running.class)
class TokensTest {

    private static final String PAGE = "/settings/tokens/";
    private static final Pattern REVOKE = Pattern.compile("action=\"(/settings/tokens/\\d+/revocation)\"");

    private Running running;
    private String name;
    private Visitor owner;

    @BeforeEach
    void somebody_comes(Running running) {
        this.running = running;
        name = Newcomer.make(running, "delegate");
        owner = Visitor.member(running, name);
    }

    @Test
    void a_token_is_shown_once_and_kept_as_its_hash() {
        var token = Program.token(owner, "read");
        assertFalse(owner.get(PAGE).body().contains(token));
        assertEquals(200, Program.with(running, token).get("/articles").status());
        var kept = query("SELECT hash FROM api_token WHERE account = $1");
        assertEquals(64, kept.length());
        assertFalse(kept.contains(token));
        assertTrue(token.length() > 30);
    }

    @Test
    void a_revoked_token_opens_nothing_from_that_moment() {
        var program = Program.with(running, Program.token(owner, "read"));
        assertEquals(200, program.get("/articles").status());
        var path = Visitor.find(REVOKE, owner.get(PAGE).body());
        assertEquals(
                404,
                Visitor.member(running, Newcomer.make(running, "press"))
                        .post("/", path, Map.of())
                        .statusCode());
        assertEquals(200, program.get("/articles").status());
        assertEquals(303, owner.post(PAGE, path, Map.of()).statusCode());
        var refused = program.get("/articles");
        assertEquals(401, refused.status());
        assertEquals("/api/#problem-unauthenticated", refused.json().getString("type"));
    }

    @Test
    void a_change_of_the_password_ends_all_tokens() {
        var program = Program.with(running, Program.token(owner, "read"));
        assertEquals(200, program.get("/articles").status());
        var changed = owner.post(
                "/settings/security/",
                "/settings/password",
                Map.of("current", Visitor.PASSWORD, "password", "another-long-one", "repeat", "another-long-one"));
        assertEquals(303, changed.statusCode());
        assertEquals(401, program.get("/articles").status());
    }

    @Test
    void a_deactivation_ends_all_tokens_for_good() {
        var program = Program.with(running, Program.token(owner, "read"));
        var staff = Visitor.member(running, Newcomer.make(running, "secretariat"));
        var state = "/admin/accounts/" + Newcomer.id(running, name) + "/state";
        assertEquals(303, staff.post("/", state, Map.of("active", "false")).statusCode());
        assertEquals(401, program.get("/articles").status());
        assertEquals(303, staff.post("/", state, Map.of("active", "true")).statusCode());
        assertEquals(401, program.get("/articles").status());
    }

    @Test
    void a_token_that_has_run_out_opens_nothing_and_is_still_listed() {
        var program = Program.with(running, Program.token(owner, "read"));
        query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE account = $1 RETURNING name");
        assertEquals(401, program.get("/articles").status());
        assertTrue(owner.get(PAGE).body().contains("state-withdrawn"));
    }

    @Test
    void a_token_opens_no_more_than_its_scopes() {
        var reader = Program.with(running, Program.token(owner, "read"));
        var path = "/articles/" + article(reader) + "/comments";
        var refused = reader.post(path, new JsonObject().put("body", "No."));
        assertEquals(403, refused.status());
        assertEquals("/api/#problem-out-of-scope", refused.json().getString("type"));
        assertTrue(refused.header("WWW-Authenticate").contains("insufficient_scope"));
        var writer = Program.with(running, Program.token(owner, "write"));
        assertEquals(
                201, writer.post(path, new JsonObject().put("body", "Yes.")).status());
    }

    @Test
    void nobody_makes_a_token_for_what_their_role_does_not_open() {
        var refused = make(Map.of("name", "x", "days", "7", "scope-staff", "1"));
        assertEquals(422, refused);
        assertFalse(owner.get(PAGE).body().contains("scope-staff"));
        assertTrue(Visitor.member(running, Newcomer.make(running, "secretariat"))
                .get(PAGE)
                .body()
                .contains("scope-staff"));
    }

    @Test
    void a_name_a_scope_and_a_time_are_needed() {
        assertEquals(422, make(Map.of("name", " ", "days", "7", "scope-read", "1")));
        assertEquals(422, make(Map.of("name", "x".repeat(61), "days", "7", "scope-read", "1")));
        assertEquals(422, make(Map.of("name", "x", "days", "7")));
        assertEquals(422, make(Map.of("name", "x", "days", "365", "scope-read", "1")));
        assertEquals(422, make(Map.of("name", "x", "scope-read", "1")));
        assertEquals(201, make(Map.of("name", "x", "days", "90", "scope-read", "1")));
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_token() {
        var fields = Map.of("name", "Twice", "days", "7", "scope-read", "1", "ref", "ref-" + name);
        assertEquals(201, owner.post(PAGE, "/settings/tokens", fields).statusCode());
        var again = owner.post(PAGE, "/settings/tokens", fields);
        assertEquals(303, again.statusCode());
        assertEquals("1", query("SELECT count(*)::text FROM api_token WHERE account = $1"));
    }

    @Test
    void an_account_has_twenty_tokens_and_no_more() {
        for (var number = 0; number < Tokens.MOST; number++) {
            assertEquals(201, make(Map.of("name", "n" + number, "days", "7", "scope-read", "1")));
        }
        assertEquals(422, make(Map.of("name", "more", "days", "7", "scope-read", "1")));
    }

    @Test
    void staff_read_in_the_audit_log_who_made_and_revoked_a_token() {
        Program.token(owner, "read");
        owner.post(PAGE, Visitor.find(REVOKE, owner.get(PAGE).body()), Map.of());
        var log = Visitor.member(running, Newcomer.make(running, "secretariat"))
                .get("/admin/audit/")
                .body();
        assertTrue(log.contains("made the access token"));
        assertTrue(log.contains("revoked the access token"));
    }

    @Test
    void no_log_has_a_token_in_it() {
        try (var log = new CapturedLog()) {
            var token = Program.token(owner, "read");
            var program = Program.with(running, token);
            assertEquals(200, program.get("/me").status());
            assertEquals(403, program.post("/notices/read", new JsonObject()).status());
            Visitor.member(running, name);
            assertTrue(log.text().contains("account.signedin"), "an empty sink proves nothing");
            var told = log.text().lines().filter(line -> line.contains(token)).toList();
            assertEquals(List.of(), told);
        }
    }

    @Test
    void a_guest_is_asked_to_sign_in() {
        assertEquals(303, Visitor.guest(running).get(PAGE).statusCode());
    }

    private int make(Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("ref", java.util.UUID.randomUUID().toString());
        return owner.post(PAGE, "/settings/tokens", all).statusCode();
    }

    private static long article(Program program) {
        return program.get("/articles?limit=1")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getLong("id");
    }

    private String query(String sql) {
        return running.database()
                .preparedQuery(sql)
                .execute(Tuple.of(Newcomer.id(running, name)))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .iterator()
                .next()
                .getString(0);
    }
}
