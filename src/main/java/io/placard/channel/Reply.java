package io.placard.channel;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * The one answer to a client's frame.
 *
 * @param payload never null
 */
public record Reply(Status status, JsonObject payload) {

    /** How it went. */
    public enum Status {
        /** The frame did what it asks for. */
        DONE,
        /** The frame may not do that, or cannot; sent again it would fare no better. Nothing changed. */
        REFUSED,
        /** The server could not do it; the same frame may be sent again. */
        FAILED;

        /** The word on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Done, with nothing to add. */
    public static Reply done() {
        return done(new JsonObject());
    }

    /** Done, with a result. */
    public static Reply done(JsonObject payload) {
        return new Reply(Status.DONE, payload);
    }

    /** Refused, for a reason that a program can read, such as {@code not_found}. */
    public static Reply refused(String reason) {
        return new Reply(Status.REFUSED, new JsonObject().put("reason", reason));
    }

    /** Refused because of one part of the frame, named by its path, such as {@code payload.notice}. */
    public static Reply refused(String reason, String field) {
        return new Reply(Status.REFUSED, new JsonObject().put("reason", reason).put("field", field));
    }

    /** Failed, for a reason that a program can read. */
    public static Reply failed(String reason) {
        return new Reply(Status.FAILED, new JsonObject().put("reason", reason));
    }

    JsonObject toJson() {
        return new JsonObject().put("status", status.name()).put("payload", payload);
    }

    static Reply of(JsonObject json) {
        return new Reply(Status.valueOf(json.getString("status")), json.getJsonObject("payload"));
    }
}
