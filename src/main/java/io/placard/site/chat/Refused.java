package io.placard.site.chat;

import io.placard.channel.Reply;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Why somebody may not do something in a conversation.
 *
 * @param reason a word that programs can read; {@code chat_refusal} and {@code chat_write} say which there are
 * @param until when it ends by itself, where it does
 */
record Refused(String reason, Optional<Instant> until) {

    static final Refused NOT_FOUND = new Refused("not_found", Optional.empty());

    /** There are no words, and nothing else either. */
    static final Refused WRONG_LENGTH = new Refused("wrong_length", Optional.empty());

    /** As a frame is answered. */
    Reply reply(Instant now) {
        var payload = new JsonObject().put("reason", reason);
        return switch (reason) {
            case "wrong_length" -> Reply.refused(reason, "payload.body");
            case "no_such_reply" -> Reply.refused("not_found", "payload.reply");
            case "no_such_file" -> Reply.refused("no_file", "payload.files");
            case "muted" -> refused(payload.put("until", until.orElse(now).toString()));
            case "slow" -> refused(payload.put("retry_after_ms", now.until(until.orElse(now), ChronoUnit.MILLIS)));
            default -> refused(payload);
        };
    }

    private static Reply refused(JsonObject payload) {
        return new Reply(Reply.Status.REFUSED, payload);
    }
}
