package io.placard.site.audit;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Something that staff did.
 *
 * @param actor whose account did it
 * @param act what, such as {@code account.role}; its words are {@code audit.act.ACT}
 * @param subject to whom or what, in words
 * @param link the path where that is; empty: nowhere
 * @param before the fields that were changed; the words of each are {@code audit.field.FIELD}. No secrets.
 */
public record Act(
        long actor, String act, String subject, String link, JsonObject before, JsonObject after, Instant at) {}
