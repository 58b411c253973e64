package io.placard.site.secondstep;

import static io.vertx.core.Future.await;

import io.vertx.core.Future;
import io.vertx.ext.auth.otp.Authenticator;
import io.vertx.ext.auth.otp.OtpCredentials;
import io.vertx.ext.auth.otp.hotp.HotpAuth;
import io.vertx.ext.auth.otp.hotp.HotpAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Codes by time (RFC 6238). A code by time is a code by counter whose counter is the number of the half minute. Vert.x's own
 * check by time knows neither the half minutes beside this one nor which code was taken already, so its check by counter is
 * given that number: it begins behind the last one that was taken. On virtual threads.
 */
final class Totp {

    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;

    /** A telephone's clock may be one step off either way. */
    private static final int TOLERANCE = 1;

    private static final String ALGORITHM = "SHA1";

    /** Whose code it is matters only to the store. */
    private static final String NOBODY = "account";

    private Totp() {}

    /**
     * The step whose code was typed; empty where it fits none, or one that is not behind the last.
     *
     * @param secret in the 32 letters that authenticator programs take
     * @param last the step whose code was taken last
     */
    static Optional<Long> step(String secret, String typed, long last, Instant now) {
        var code = typed.replaceAll("\\s", "");
        if (!code.matches("[0-9]{" + DIGITS + "}")) {
            return Optional.empty();
        }
        var newest = now.getEpochSecond() / STEP.toSeconds() + TOLERANCE;
        var before = Math.max(last, newest - 2 * TOLERANCE - 1);
        return before < newest ? step(secret, code, before, (int) (newest - before - 1)) : Optional.empty();
    }

    /**
     * The same of those behind a step.
     *
     * @param ahead how many steps behind the next one fit as well
     */
    private static Optional<Long> step(String secret, String code, long before, int ahead) {
        var authenticator = new Authenticator()
                .setIdentifier(NOBODY)
                .setKey(secret)
                .setAlgorithm(ALGORITHM)
                .setCounter(before);
        var options = new HotpAuthOptions().setPasswordLength(DIGITS).setLookAheadWindow(ahead);
        var check = HotpAuth.create(options)
                .authenticatorFetcher(asked -> Future.succeededFuture(authenticator))
                .authenticatorUpdater(found -> Future.succeededFuture());
        return await(check.authenticate(new OtpCredentials(NOBODY, code))
                .map(user -> Optional.of(user.principal().getLong("counter")))
                .otherwise(Optional.empty()));
    }
}
