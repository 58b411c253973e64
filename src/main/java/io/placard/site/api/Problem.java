package io.placard.site.api;

import io.placard.site.page.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * Why a call is refused, as RFC 9457 tells it.
 *
 * @param detail a message key
 * @param arguments of the detail
 * @param faults what is wrong with which field
 */
public record Problem(Kind kind, String detail, List<Object> arguments, List<Fault> faults) {

    /** What a program can tell apart. */
    public enum Kind {
        UNREADABLE(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        OUT_OF_SCOPE(403),
        NOT_FOUND(404),
        WRONG_METHOD(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        CHANGED_MEANWHILE(412),
        TOO_LARGE(413),
        WRONG_TYPE(415),
        UNFIT(422),
        UNCONDITIONAL(428),
        TOO_OFTEN(429),
        FAULT(500),
        BUSY(503),
        FULL(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The word in message keys and in the problem's type. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String title() {
            return "api.problem." + word();
        }
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer RFC 6901, such as {@code /title}
     * @param message a message key
     */
    public record Fault(String pointer, String message, List<Object> arguments) {}

    static Problem of(Kind kind) {
        return new Problem(kind, kind.title() + ".detail", List.of(), List.of());
    }

    /** A problem with a sentence of its own. */
    static Problem of(Kind kind, String detail, Object... arguments) {
        return new Problem(kind, detail, List.of(arguments), List.of());
    }

    /** The problem in the reader's language. */
    JsonObject json(Page page, String path) {
        var json = new JsonObject()
                .put("type", "/api/#problem-" + kind.word())
                .put("title", page.t(kind.title()))
                .put("status", kind.status)
                .put("detail", page.t(detail, arguments.toArray()));
        if (!path.isEmpty()) {
            json.put("instance", path);
        }
        if (!faults.isEmpty()) {
            var errors = new JsonArray();
            faults.forEach(fault -> errors.add(new JsonObject()
                    .put("pointer", fault.pointer)
                    .put("detail", page.t(fault.message, fault.arguments.toArray()))));
            json.put("errors", errors);
        }
        return json;
    }
}
