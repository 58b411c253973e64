package io.placard.deploy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One commit that was pushed to be deployed, as its {@code release.json} tells it.
 *
 * @param subject first line of the commit's message, fit for a terminal
 * @param at when it was pushed last, or failed
 * @param cause why it failed, else empty
 */
record Release(String commit, String subject, State state, Instant at, String cause) {

    private static final int SHORT = 7;
    private static final Set<String> FIELDS = Set.of("commit", "subject", "state", "at", "cause");

    /** What is known of a release. */
    enum State {
        /** Built, never served. */
        BUILT,
        /** Served, or serves. */
        GOOD,
        /** Served, and was rolled back from. */
        LEFT,
        /** Was not built, or did not start. */
        FAILED
    }

    /** @return empty for a file that is not of ours */
    static Optional<Release> read(String text) {
        try {
            var json = new JsonObject(text);
            if (!json.fieldNames().containsAll(FIELDS)) {
                return Optional.empty();
            }
            return Optional.of(new Release(
                    json.getString("commit"),
                    json.getString("subject"),
                    State.valueOf(json.getString("state").toUpperCase(Locale.ROOT)),
                    json.getInstant("at"),
                    json.getString("cause")));
        } catch (DecodeException | ClassCastException | DateTimeException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    String text() {
        return new JsonObject()
                .put("commit", commit)
                .put("subject", subject)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("at", at)
                .put("cause", cause)
                .encodePrettily();
    }

    Release become(State next, Instant when, String why) {
        return new Release(commit, subject, next, when, why);
    }

    String shortCommit() {
        return shorten(commit);
    }

    static String shorten(String commit) {
        return commit.substring(0, SHORT);
    }
}
