package io.placard.site.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guessing passwords is slow, and locks nobody out. */
@ExtendWith(Running.class)
class SignInThrottleTest {

    private static final int LIMIT = 5;

    private String address;

    @BeforeEach
    void a_hotel() {
        var random = ThreadLocalRandom.current();
        address = "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    @Test
    void past_five_wrong_passwords_the_next_waits_even_if_it_is_right(Running running) {
        guess(running, "olive");
        var answer = signIn(Visitor.guest(running), "olive", Visitor.PASSWORD);
        assertEquals(429, answer.statusCode());
        var wait = Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait > 0 && wait <= 15, "Retry-After: " + wait);
        assertTrue(answer.body().contains("Too many wrong passwords."));
    }

    @Test
    void another_account_still_signs_in_from_that_address(Running running) {
        guess(running, "olive");
        assertEquals(
                303, signIn(Visitor.guest(running), "marta", Visitor.PASSWORD).statusCode());
    }

    @Test
    void the_same_account_still_signs_in_from_another_address(Running running) {
        guess(running, "olive");
        address = "192.0.2.1";
        assertEquals(
                303, signIn(Visitor.guest(running), "olive", Visitor.PASSWORD).statusCode());
    }

    @Test
    void its_owner_still_signs_in_from_that_address_with_a_browser_that_is_known(Running running) {
        var olive = Visitor.guest(running);
        assertEquals(303, signIn(olive, "olive", Visitor.PASSWORD).statusCode());
        olive.signOut();
        guess(running, "olive");
        assertEquals(
                429, signIn(Visitor.guest(running), "olive", Visitor.PASSWORD).statusCode());
        assertEquals(303, signIn(olive, "olive", Visitor.PASSWORD).statusCode());
    }

    @Test
    void a_name_is_guessed_at_once_however_it_is_spelled(Running running) {
        for (var name : new String[] {"olive", "Olive", " OLIVE ", "oLIVE", "olive "}) {
            assertEquals(422, signIn(Visitor.guest(running), name, "wrong").statusCode());
        }
        assertEquals(
                429, signIn(Visitor.guest(running), "olive", Visitor.PASSWORD).statusCode());
    }

    private void guess(Running running, String username) {
        for (var guess = 0; guess < LIMIT; guess++) {
            assertEquals(
                    422,
                    signIn(Visitor.guest(running), username, "guess " + guess).statusCode());
        }
    }

    private HttpResponse<String> signIn(Visitor visitor, String username, String password) {
        var fields = Map.of("username", username, "password", password, "next", "/", "_csrf", visitor.csrf("/sign-in"));
        return visitor.postForm("/sign-in", fields, "X-Forwarded-For", address);
    }
}
