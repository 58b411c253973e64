package io.placard.site.secondstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by a password and a code, by the forms alone. */
@ExtendWith(Running.class)
class SecondStepTest {

    private static final String PAGE = "/settings/second-step/";
    private static final String DOOR = "/sign-in/code";
    private static final Pattern SECRET = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<");
    private static final Pattern CODE = Pattern.compile("<li>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</li>");

    private Running running;
    private String name;
    private Visitor owner;
    private Phone phone;
    private List<String> recovery;

    @BeforeEach
    void somebody_has_a_second_step(Running running) {
        this.running = running;
        name = Newcomer.make(running, "verifier");
        owner = Visitor.member(running, name);
        phone = begin();
        recovery = codes(confirm(phone.code(0)));
    }

    /** The test vectors of RFC 6238, appendix B, in six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "20000000000, 353130"})
    void the_telephone_of_these_tests_shows_what_the_standard_says(long second, String code) {
        var standard = new Phone("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
        assertEquals(code, standard.codeAt(second / 30));
    }

    @Test
    void the_secret_has_160_bits_as_the_standard_wants() {
        assertEquals(20, phone.key().length);
    }

    @Test
    void the_password_alone_opens_nothing() {
        var visitor = half();
        assertEquals(303, visitor.get("/settings/").statusCode());
        assertFalse(visitor.get("/").body().contains("session-key"));
        var answer = code(visitor, phone.code(1));
        assertEquals(303, answer.statusCode());
        assertEquals("/settings/", answer.headers().firstValue("Location").orElseThrow());
        assertEquals(200, visitor.get("/settings/").statusCode());
    }

    @Test
    void the_code_alone_opens_nothing_either() {
        var answer = Visitor.guest(running).post("/sign-in", DOOR, Map.of("code", phone.code(1), "next", "/"));
        assertEquals(
                "/sign-in?next=%2F", answer.headers().firstValue("Location").orElseThrow());
        assertEquals(303, Visitor.guest(running).get(DOOR).statusCode());
    }

    @Test
    void a_code_opens_once() {
        assertEquals(422, code(half(), phone.code(0)).statusCode(), "it was taken when it was set up");
        var next = phone.code(1);
        assertEquals(303, code(half(), next).statusCode());
        assertEquals(422, code(half(), next).statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {-40, -5, 5, 40})
    void a_telephone_whose_clock_is_minutes_off_opens_nothing(int steps) {
        assertEquals(422, code(half(), phone.code(steps)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "'; DROP TABLE account", "\u0000", "１２３４５６"})
    void what_is_no_code_opens_nothing(String typed) {
        var visitor = half();
        var answer = code(visitor, typed);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("This code does not fit"));
        assertEquals(303, visitor.get("/settings/").statusCode());
    }

    @Test
    void each_recovery_code_opens_once_however_it_is_typed() {
        assertEquals(10, recovery.size());
        var typed = " " + recovery.getFirst().toUpperCase().replace("-", " ") + " ";
        assertEquals(303, code(half(), typed).statusCode());
        assertEquals(422, code(half(), recovery.getFirst()).statusCode());
        assertEquals(303, code(half(), recovery.getLast()).statusCode());
        assertTrue(owner.get("/settings/security/").body().contains("8 recovery codes left"));
    }

    @Test
    void new_recovery_codes_make_the_old_ones_worthless() {
        var fresh = codes(owner.post(PAGE, "/settings/second-step/codes", secrets(recovery.get(0))));
        assertEquals(10, fresh.size());
        assertEquals(422, code(half(), recovery.get(1)).statusCode());
        assertEquals(303, code(half(), fresh.getFirst()).statusCode());
    }

    @Test
    void a_code_that_is_guessed_at_is_asked_for_no_more_for_a_while() {
        var visitor = half();
        for (var guess = 0; guess < 9; guess++) {
            assertEquals(422, code(visitor, "00000" + guess).statusCode());
        }
        var refused = code(visitor, phone.code(1));
        assertEquals(429, refused.statusCode(), refused.body());
        assertEquals("900", refused.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void a_new_password_ends_what_was_half_way() {
        var visitor = half();
        assertEquals(
                303,
                owner.post(
                                "/settings/security/",
                                "/settings/password",
                                Map.of(
                                        "current",
                                        Visitor.PASSWORD,
                                        "password",
                                        "another password",
                                        "repeat",
                                        "another password"))
                        .statusCode());
        code(visitor, phone.code(1));
        assertEquals(303, visitor.get("/settings/").statusCode(), "the login is of an epoch that has passed");
    }

    @Test
    void it_ends_by_password_and_code_and_by_nothing_less() {
        var end = "/settings/second-step/end";
        assertEquals(
                422,
                owner.post(PAGE, end, Map.of("password", Visitor.PASSWORD, "code", "000000"))
                        .statusCode());
        assertEquals(
                422,
                owner.post(PAGE, end, Map.of("password", "not the password", "code", recovery.getFirst()))
                        .statusCode());
        assertEquals(303, owner.post(PAGE, end, secrets(recovery.getFirst())).statusCode());
        assertEquals(200, Visitor.member(running, name).get("/settings/").statusCode());
    }

    @Test
    void staff_end_it_for_whoever_lost_the_telephone_and_that_is_noted() {
        var account = "/admin/accounts/" + Newcomer.id(running, name) + "/";
        assertEquals(403, owner.post("/", account + "second-step", Map.of()).statusCode());
        var ada = Visitor.member(running, "ada");
        assertTrue(ada.get(account).body().contains("Turn off two-step sign-in"));
        assertEquals(303, ada.post(account, account + "second-step", Map.of()).statusCode());
        assertTrue(ada.get("/admin/audit/").body().contains("turned off two-step sign-in of"));
        assertEquals(200, Visitor.member(running, name).get("/settings/").statusCode());
        assertFalse(ada.get(account).body().contains("Turn off two-step sign-in"));
    }

    @Test
    void a_secret_that_was_never_confirmed_asks_for_nothing_and_can_be_had_anew() {
        name = Newcomer.make(running, "chair");
        owner = Visitor.member(running, name);
        var first = begin();
        assertEquals(200, Visitor.member(running, name).get("/settings/").statusCode());
        assertEquals(422, confirm("000000").statusCode());
        var second = begin();
        assertEquals(422, confirm(first.code(0)).statusCode());
        assertEquals(200, confirm(second.code(0)).statusCode());
    }

    @Test
    void what_is_in_use_is_not_replaced_by_setting_up_again() {
        owner.post("/settings/security/", "/settings/second-step", Map.of());
        assertFalse(SECRET.matcher(owner.get(PAGE).body()).find());
        assertEquals(303, code(half(), phone.code(1)).statusCode());
    }

    private Phone begin() {
        assertEquals(
                303,
                owner.post("/settings/security/", "/settings/second-step", Map.of())
                        .statusCode());
        return Phone.given(Visitor.find(SECRET, owner.get(PAGE).body()));
    }

    private HttpResponse<String> confirm(String code) {
        return owner.post(PAGE, "/settings/second-step/confirmation", secrets(code));
    }

    private static Map<String, String> secrets(String code) {
        return Map.of("password", Visitor.PASSWORD, "code", code);
    }

    /** Somebody who has given the password. */
    private Visitor half() {
        var visitor = Visitor.guest(running);
        var answer = visitor.post(
                "/sign-in", "/sign-in", Map.of("username", name, "password", Visitor.PASSWORD, "next", "/settings/"));
        assertEquals(
                "/sign-in/code?next=%2Fsettings%2F",
                answer.headers().firstValue("Location").orElseThrow());
        return visitor;
    }

    private static HttpResponse<String> code(Visitor visitor, String code) {
        return visitor.post("/sign-in/code", DOOR, Map.of("code", code, "next", "/settings/"));
    }

    private static List<String> codes(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return CODE.matcher(answer.body())
                .results()
                .map(MatchResult::group)
                .map(SecondStepTest::inner)
                .toList();
    }

    private static String inner(String item) {
        return item.replaceAll("</?li>", "");
    }
}
