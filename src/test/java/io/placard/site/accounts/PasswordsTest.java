package io.placard.site.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the time of an answer tells of a password, which is nothing. */
class PasswordsTest {

    private static final int TIMES = 9;

    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_first_password_is_refused_no_quicker_than_ones_own() {
        var first = passwords.hashRandom("a first password").await();
        var own = passwords.hash("a password of one's own");
        assertTrue(passwords.fits(Optional.of(first), "a first password").orElseThrow());
        assertTrue(passwords.fits(Optional.of(own), "a password of one's own").orElseThrow());
        assertTrue(nanosToRefuse(first) > nanosToRefuse(own) / 2);
    }

    @Test
    void where_there_is_no_account_it_costs_as_much() {
        assertEquals(costs(passwords.hash("a password of one's own")), costs(Passwords.NOBODYS));
        assertFalse(passwords.fits(Optional.empty(), "any").orElseThrow());
    }

    private static String costs(String hash) {
        return hash.split("\\$")[2];
    }

    /** The middle of some. */
    private long nanosToRefuse(String hash) {
        return LongStream.range(0, TIMES)
                .map(time -> {
                    var begun = System.nanoTime();
                    assertFalse(passwords.fits(Optional.of(hash), "a wrong one").orElseThrow());
                    return System.nanoTime() - begun;
                })
                .sorted()
                .skip(TIMES / 2)
                .findFirst()
                .orElseThrow();
    }
}
