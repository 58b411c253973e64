package io.placard.site.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.ext.auth.hashing.HashString;
import io.vertx.ext.auth.hashing.HashingStrategy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Passwords are hashed as everybody else's Argon2id does it. */
class Argon2idTest {

    private final Argon2id argon2id = new Argon2id();

    /** From test.c of the reference implementation of RFC 9106: the RFC's own vector has a secret, which we do not use. */
    @Test
    void it_gives_what_the_reference_implementation_gives() {
        assertEquals(
                "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
                hex(Map.of("v", "19", "m", "65536", "t", "2", "p", "1"), "somesalt", "password"));
        assertEquals(
                "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
                hex(Map.of("v", "19", "m", "256", "t", "2", "p", "1"), "somesalt", "password"));
        assertEquals(
                "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
                hex(Map.of("v", "19", "m", "256", "t", "2", "p", "2"), "somesalt", "password"));
    }

    @Test
    void a_letter_with_its_accent_apart_is_the_same_password() {
        var strategy = HashingStrategy.load();
        strategy.put(Argon2id.ID, argon2id);
        var salt = Base64.getEncoder()
                .withoutPadding()
                .encodeToString("a salt of 16 byt".getBytes(StandardCharsets.UTF_8));
        var kept = strategy.hash(
                Argon2id.ID, Map.of("v", "19", "m", "256", "t", "1", "p", "1"), salt, "caf\u00e9 au lait");
        assertTrue(strategy.verify(kept, "cafe\u0301 au lait"));
        assertFalse(strategy.verify(kept, "cafe au lait"));
    }

    private String hex(Map<String, String> costs, String salt, String password) {
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(salt.getBytes(StandardCharsets.UTF_8));
        var hash = argon2id.hash(new HashString(Argon2id.ID, costs, encoded), password);
        return HexFormat.of().formatHex(Base64.getDecoder().decode(hash));
    }
}
