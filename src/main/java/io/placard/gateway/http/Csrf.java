package io.placard.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that prove that a form is one of our own pages'. A token is derived from a secret that only this browser sends
 * (its session id, or for guests the guest cookie), so nothing is kept. It is masked with fresh random bytes, so that a
 * compressed page does not give it away byte by byte. Thread-safe.
 */
final class Csrf {

    private static final int LENGTH = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "csrf".getBytes(StandardCharsets.US_ASCII);

    private final Secrets secrets;

    Csrf(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Another spelling of the token of this browser secret. */
    String token(String secret) {
        var mask = secrets.bytes(LENGTH);
        var bytes = new byte[2 * LENGTH];
        var plain = plain(secret);
        for (var i = 0; i < LENGTH; i++) {
            bytes[i] = mask[i];
            bytes[LENGTH + i] = (byte) (plain[i] ^ mask[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether this is a spelling of the token of this browser secret; at equal cost either way. */
    boolean matches(String secret, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        if (bytes.length != 2 * LENGTH) {
            return false;
        }
        var plain = new byte[LENGTH];
        for (var i = 0; i < LENGTH; i++) {
            plain[i] = (byte) (bytes[i] ^ bytes[LENGTH + i]);
        }
        return MessageDigest.isEqual(plain, plain(secret));
    }

    private static byte[] plain(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Arrays.copyOf(mac.doFinal(PURPOSE), LENGTH);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, fault);
        }
    }
}
