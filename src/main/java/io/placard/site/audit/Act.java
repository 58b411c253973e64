package io.placard.site.audit;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Something that staff did.
 *
 * @param actor whose account did it; empty: nobody's, on the command line
 * @param act what, such as {@code account.role}; its words are {@code audit.act.ACT}
 * @param subject to whom or what, in words
 * @param link the path where that is; empty: nowhere
 * @param before the fields that were changed; the words of each are {@code audit.field.FIELD}. No secrets.
 */
public record Act(
        OptionalLong actor, String act, String subject, String link, JsonObject before, JsonObject after, Instant at) {

    /** What somebody with an account did. */
    public Act(long actor, String act, String subject, String link, JsonObject before, JsonObject after, Instant at) {
        this(OptionalLong.of(actor), act, subject, link, before, after, at);
    }

    /** What was done on the command line. */
    public static Act ofCommand(
            String act, String subject, String link, JsonObject before, JsonObject after, Instant at) {
        return new Act(OptionalLong.empty(), act, subject, link, before, after, at);
    }
}
