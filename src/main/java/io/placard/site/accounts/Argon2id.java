package io.placard.site.accounts;

import io.vertx.ext.auth.hashing.HashString;
import io.vertx.ext.auth.hashing.HashingAlgorithm;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) behind Vert.x Auth's interface. Costs tens of milliseconds and {@code m} KiB a call, so it is called
 * on a worker. Thread-safe.
 */
final class Argon2id implements HashingAlgorithm {

    static final String ID = "argon2id";

    private static final int BYTES = 32;

    @Override
    public String id() {
        return ID;
    }

    /** {@code m}: memory in KiB; {@code t}: passes; {@code p}: lanes; {@code v}: 19, the only version. */
    @Override
    public Set<String> params() {
        return new LinkedHashSet<>(List.of("v", "m", "t", "p"));
    }

    @Override
    public String hash(HashString with, String password) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Integer.parseInt(with.param("v")))
                .withMemoryAsKB(Integer.parseInt(with.param("m")))
                .withIterations(Integer.parseInt(with.param("t")))
                .withParallelism(Integer.parseInt(with.param("p")))
                .withSalt(Base64.getDecoder().decode(with.salt()))
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[BYTES];
        generator.generateBytes(composed(password).getBytes(StandardCharsets.UTF_8), hash);
        return Base64.getEncoder().withoutPadding().encodeToString(hash);
    }

    /** Keyboards spell one accented letter in two ways; both are the same password. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
