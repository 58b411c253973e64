package io.placard.site.secondstep;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A telephone with an authenticator program, written from RFC 4226 and RFC 6238 alone. */
public record Phone(byte[] key) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** One that was given this key in groups of letters. */
    public static Phone given(String secret) {
        var letters = secret.replace(" ", "");
        var key = new byte[letters.length() * 5 / 8];
        var bits = 0;
        var held = 0;
        var at = 0;
        for (var letter : letters.toCharArray()) {
            bits = bits << 5 | LETTERS.indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                key[at++] = (byte) (bits >> held);
            }
        }
        return new Phone(key);
    }

    /** What it shows so many half minutes from now. */
    public String code(int stepsFromNow) {
        return codeAt(Instant.now().getEpochSecond() / 30 + stepsFromNow);
    }

    String codeAt(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var digest = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            var offset = digest[digest.length - 1] & 0xf;
            var number = ByteBuffer.wrap(digest).getInt(offset) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
