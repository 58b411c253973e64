package io.placard.site.secondstep;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Codes of 59 random bits, in letters and digits that cannot be taken for one another. */
final class RecoveryCode {

    static final int CODES = 10;

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCode() {}

    /** New ones, written in groups. */
    static List<String> fresh() {
        return Stream.generate(RecoveryCode::one).limit(CODES).toList();
    }

    /** What is kept of one, however it was typed. */
    static Buffer hash(String typed) {
        try {
            var code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            var digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.US_ASCII));
            return Buffer.buffer(digest);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }

    private static String one() {
        var letters = RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return letters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
