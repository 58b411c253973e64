package io.placard.site.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in by the sign-in page, and how they leave. */
@ExtendWith(Running.class)
class SignInTest {

    private static final String SESSION = "placard";
    private static final Pattern SAID = Pattern.compile("<p class=\"say say-wrong\" role=\"alert\">([^<]+)</p>");

    @Test
    void the_right_password_opens_the_door_in_any_case_of_the_name(Running running) {
        var vera = Visitor.guest(running);
        var answer = vera.signIn(" Vera ", Visitor.PASSWORD);
        assertEquals(303, answer.statusCode());
        assertTrue(vera.get("/notices/").body().contains("Vera Lindqvist"));
    }

    @Test
    void a_wrong_password_an_unknown_name_and_a_switched_off_account_get_one_answer(Running running) {
        var wrong = Visitor.guest(running).signIn("olive", "not the password");
        assertEquals(422, wrong.statusCode());
        var sentence = Visitor.find(SAID, wrong.body());
        var unknown = Visitor.guest(running).signIn("nobody", Visitor.PASSWORD);
        var off = Visitor.guest(running).signIn("max", Visitor.PASSWORD);
        for (var answer : new HttpResponse<?>[] {unknown, off}) {
            assertEquals(422, answer.statusCode());
            assertEquals(sentence, Visitor.find(SAID, (String) answer.body()));
        }
    }

    @Test
    void a_refused_name_is_kept_in_the_form_and_the_password_is_not(Running running) {
        var page = Visitor.guest(running).signIn("olive", "not the password").body();
        assertTrue(page.contains("value=\"olive\""));
        assertFalse(page.contains("not the password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "a\0b", "%00", "'; DROP TABLE account; --", "𝒶𝒹𝒶"})
    void a_name_that_nobody_can_have_is_refused_and_not_a_fault(String name, Running running) {
        assertEquals(422, Visitor.guest(running).signIn(name, "whatever").statusCode());
    }

    @Test
    void a_very_long_password_is_refused_and_not_a_fault(Running running) {
        assertEquals(
                422, Visitor.guest(running).signIn("ada", "x".repeat(8_000)).statusCode());
    }

    @Test
    void signing_in_gives_a_new_session_and_ends_the_old_one(Running running) {
        var vera = Visitor.member(running, "vera");
        var first = vera.cookie(SESSION).orElseThrow();
        assertTrue(isSignedIn(running, first));
        var csrf = vera.csrf("/about/");
        vera.postForm("/sign-in", Map.of("username", "vera", "password", Visitor.PASSWORD, "next", "/", "_csrf", csrf));
        var second = vera.cookie(SESSION).orElseThrow();
        assertNotEquals(first, second);
        assertFalse(isSignedIn(running, first));
        assertTrue(isSignedIn(running, second));
    }

    @Test
    void signing_out_ends_the_session_wherever_its_cookie_is(Running running) {
        var vera = Visitor.member(running, "vera");
        var cookie = vera.cookie(SESSION).orElseThrow();
        assertTrue(isSignedIn(running, cookie));
        assertEquals(303, vera.signOut().statusCode());
        assertFalse(isSignedIn(running, cookie));
    }

    @Test
    void a_session_that_nobody_was_given_is_nobodys(Running running) {
        assertFalse(isSignedIn(running, "A".repeat(32)));
        assertFalse(isSignedIn(running, "x"));
        assertFalse(isSignedIn(running, "x".repeat(3_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "evil.example",
                "",
            })
    void a_way_on_that_leads_elsewhere_is_not_taken(String next, Running running) {
        var visitor = Visitor.guest(running);
        var answer = visitor.post(
                "/sign-in", "/sign-in", Map.of("username", "vera", "password", Visitor.PASSWORD, "next", next));
        assertEquals("/", answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void a_guest_comes_back_to_where_the_door_was_shut(Running running) {
        var visitor = Visitor.guest(running);
        var shut = visitor.get("/notices/?older=7");
        assertEquals(303, shut.statusCode());
        var door = shut.headers().firstValue("Location").orElseThrow();
        assertEquals("/sign-in?next=%2Fnotices%2F%3Folder%3D7", door);
        assertTrue(visitor.get(door).body().contains("name=\"next\" value=\"/notices/?older=7\""));
    }

    private static boolean isSignedIn(Running running, String session) {
        var guest = Visitor.guest(running);
        var answer = guest.send(guest.request("/about/").header("Cookie", SESSION + "=" + session));
        return answer.body().contains("name=\"session-key\"");
    }
}
