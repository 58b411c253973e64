package io.placard.site.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Prompt;
import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account's owner decides, by the forms alone. */
@ExtendWith(Running.class)
@Prompt
class SettingsTest {

    private static final int SESSION_ENDED = 4200;
    private static final String SECURITY = "/settings/security/";

    private Running running;
    private String name;
    private Visitor owner;

    @BeforeEach
    void somebody_comes_in(Running running) {
        this.running = running;
        name = Newcomer.make(running, "delegate");
        owner = Visitor.member(running, name);
    }

    @Test
    void a_stranger_is_asked_to_sign_in() {
        assertEquals(303, Visitor.guest(running).get("/settings/").statusCode());
        assertEquals(200, owner.get("/settings/").statusCode());
    }

    @Test
    void a_new_name_stands_on_the_profile_and_the_description_below_it() {
        assertEquals(303, profile("小林 " + name, "Press.\r\nAlso tea.").statusCode());
        var page = Visitor.guest(running).get("/people/" + name + "/").body();
        assertTrue(page.contains("小林 " + name) && page.contains("Press.\nAlso tea."), page);
        assertFalse(page.contains("href=\"/settings/\""));
        assertTrue(owner.get("/people/" + name + "/").body().contains("href=\"/settings/\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FARAH %s", "ｆａｒａｈ %s", "Farah\u3000%s"})
    void a_name_that_looks_like_anothers_is_refused_and_what_was_typed_stays(String alike) {
        var other = Newcomer.make(running, "press");
        var theirs = Visitor.member(running, other);
        var tail = other.substring(5);
        theirs.post("/settings/", "/settings/profile", Map.of("nickname", "Farah " + tail, "description", ""));
        var answer = profile(alike.formatted(tail), "kept <words>");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Somebody has this name already"), answer.body());
        assertTrue(answer.body().contains("kept &lt;words&gt;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\u202eb", "\u200b", "\u200d", "a\u2028b", "...", "\ue000"})
    void a_name_that_cannot_be_read_is_refused(String nickname) {
        assertEquals(422, profile(nickname, "").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"𝕯𝖊𝖑 ", "مريم ", "𠮷野 ", "👩‍💻 ", "Zoë O’Hara "})
    void a_name_in_any_script_is_taken(String nickname) {
        assertEquals(303, profile(nickname + name.substring(5), "").statusCode());
        assertTrue(owner.get("/settings/").body().contains(nickname + name.substring(5)));
    }

    @Test
    void forty_letters_of_four_bytes_fit_and_one_more_does_not() {
        assertEquals(303, profile("𠮷".repeat(28) + name.substring(5), "").statusCode());
        assertEquals(422, profile("𠮷".repeat(41), "").statusCode());
        assertEquals(303, profile(name, "界".repeat(2_000)).statusCode());
        assertEquals(422, profile(name, "界".repeat(2_001)).statusCode());
    }

    @Test
    void times_are_told_in_ones_own_zone() {
        var before = owner.get("/settings/reading/").body();
        assertTrue(before.contains("data-zone=\"Asia/Shanghai\""));
        assertEquals(303, reading("en", "zh-Hans", "America/New_York").statusCode());
        var after = owner.get("/settings/reading/").body();
        assertTrue(after.contains("data-zone=\"America/New_York\""), after);
        assertTrue(after.contains("value=\"zh-Hans\" checked"));
        assertTrue(after.contains("Times: Eastern Time"), after);
        assertTrue(Visitor.guest(running).get("/").body().contains("data-zone=\"Asia/Shanghai\""));
        assertEquals(303, reading("zh-Hans", "all", "").statusCode());
        assertTrue(
                owner.get("/settings/reading/").body().contains("<html lang=\"zh-Hans\" data-zone=\"Asia/Shanghai\""));
    }

    @ParameterizedTest
    @CsvSource({"en,all,Mars/Olympus", "en,all,+08:00", "fr,all,''", "en,fr,''", "'','',''"})
    void what_is_no_choice_is_not_taken(String language, String content, String zone) {
        assertEquals(400, reading(language, content, zone).statusCode());
    }

    @Test
    void a_new_password_signs_all_others_out_within_a_second_and_not_this_browser() {
        var elsewhere = Visitor.member(running, name);
        try (var line = elsewhere.openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(303, password(Visitor.PASSWORD, "a better password").statusCode());
            var begun = System.nanoTime();
            assertEquals(SESSION_ENDED, line.awaitClose());
            assertTrue(System.nanoTime() - begun < 1_000_000_000L);
        }
        assertEquals(303, elsewhere.get("/settings/").statusCode());
        var page = owner.get(SECURITY + "?done=password").body();
        assertTrue(page.contains("Your password is changed"), page);
        assertFalse(page.contains("name=\"session\""), "only this session is left");
        assertEquals(422, Visitor.guest(running).signIn(name, Visitor.PASSWORD).statusCode());
        assertEquals(
                303, Visitor.guest(running).signIn(name, "a better password").statusCode());
    }

    @Test
    void the_present_password_is_asked_for_and_guesses_are_slowed() {
        var wrong = password("not my password", "a better password");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("This is not your password"));
        assertEquals(422, password(Visitor.PASSWORD, "short").statusCode());
        assertEquals(422, password(Visitor.PASSWORD, Visitor.PASSWORD).statusCode());
        var unlike = Map.of("current", Visitor.PASSWORD, "password", "a better password", "repeat", "another password");
        assertEquals(422, owner.post(SECURITY, "/settings/password", unlike).statusCode());
        for (var guess = 0; guess < 9; guess++) {
            assertEquals(
                    422, password("guess number " + guess, "a better password").statusCode());
        }
        assertEquals(429, password(Visitor.PASSWORD, "a better password").statusCode());
        assertEquals(200, owner.get("/settings/").statusCode());
    }

    @Test
    void one_sees_ones_sessions_and_ends_one() {
        var phone = Visitor.guest(running);
        var csrf = phone.csrf("/sign-in");
        phone.postForm(
                "/sign-in",
                Map.of("username", name, "password", Visitor.PASSWORD, "next", "/", "_csrf", csrf),
                "User-Agent",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1 <b>");
        var page = owner.get(SECURITY).body();
        assertTrue(page.contains("Safari on iPhone"), page);
        assertTrue(page.contains("This one") && page.contains("127.0.0.1"));
        var session = Visitor.find(Pattern.compile("name=\"session\" value=\"([0-9a-zA-Z_-]{20,})\""), page);
        try (var line = phone.openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(303, end(owner, session).statusCode());
            assertEquals(SESSION_ENDED, line.awaitClose());
        }
        assertEquals(303, phone.get("/settings/").statusCode());
        assertFalse(owner.get(SECURITY).body().contains("iPhone"));
    }

    @Test
    void nobody_ends_a_session_of_somebody_else() {
        var stranger = Visitor.member(running, Newcomer.make(running, "superuser"));
        Visitor.member(running, name);
        var session = Visitor.find(
                Pattern.compile("name=\"session\" value=\"([0-9a-zA-Z_-]{20,})\""),
                owner.get(SECURITY).body());
        assertEquals(303, end(stranger, session).statusCode());
        assertTrue(owner.get(SECURITY).body().contains(session));
        assertEquals(303, end(owner, "others").statusCode());
        assertFalse(owner.get(SECURITY).body().contains(session));
        assertEquals(200, owner.get("/settings/").statusCode());
    }

    @Test
    void a_session_key_is_never_among_the_sessions_shown() {
        var id = owner.cookie("placard").orElseThrow();
        assertFalse(owner.get(SECURITY).body().contains(id));
    }

    @Test
    void of_very_many_sessions_the_oldest_end() {
        var logins = running.logins();
        var account = Long.parseLong(Visitor.find(
                Pattern.compile("name=\"account\" content=\"(\\d+)\""),
                owner.get("/settings/").body()));
        for (var time = 0; time < 50; time++) {
            logins.begin(account, 0).toCompletionStage().toCompletableFuture().join();
        }
        assertEquals(303, owner.get("/settings/").statusCode());
    }

    private HttpResponse<String> profile(String nickname, String description) {
        return owner.post("/settings/", "/settings/profile", Map.of("nickname", nickname, "description", description));
    }

    private HttpResponse<String> reading(String language, String content, String zone) {
        return owner.post(
                "/settings/reading/",
                "/settings/reading",
                Map.of("language", language, "content", content, "zone", zone));
    }

    private HttpResponse<String> password(String current, String fresh) {
        return owner.post(
                SECURITY, "/settings/password", Map.of("current", current, "password", fresh, "repeat", fresh));
    }

    private static HttpResponse<String> end(Visitor visitor, String session) {
        return visitor.post(SECURITY, "/settings/sessions/ended", Map.of("session", session));
    }
}
