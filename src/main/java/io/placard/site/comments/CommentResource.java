package io.placard.site.comments;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.vertx.core.json.JsonObject;
import java.util.function.BooleanSupplier;

/** One comment, and changing it, for programs. */
public final class CommentResource {

    private final Comments parts;

    CommentResource(Comments parts) {
        this.parts = parts;
    }

    /** GET /comments/ID */
    public Answer comment(Call call) {
        return parts.store()
                .find(call.id(), call.account())
                .map(comment -> Answer.of(json(comment, call), comment.edits()))
                .orElseGet(Answer::missing);
    }

    /** PUT /comments/ID: other words over those that If-Match names. */
    public Answer edit(Call call) {
        var found = parts.store().find(call.id(), call.account()).filter(Traced::own);
        if (found.isEmpty()) {
            return Answer.missing();
        }
        var unmatched = call.unmatched(found.get().edits());
        if (unmatched.isPresent()) {
            return unmatched.get();
        }
        var fields = call.fields("body");
        var body = fields.text("body").strip().replace("\r\n", "\n");
        if (fields.refusal().isEmpty()) {
            Editing.error(body).ifPresent(key -> fields.wrong("body", key));
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        if (limited(call)) {
            return tooOften();
        }
        var now = parts.clock().instant();
        var written = parts.mentions().read(body);
        return switch (parts.editing()
                .edit(new Edit(call.id(), call.account(), found.get().edits(), body, written, now))) {
            case DONE -> comment(call);
            case MISSING -> Answer.missing();
            case OVERTAKEN -> Answer.stale();
        };
    }

    /** DELETE /comments/ID: one's own. */
    public Answer delete(Call call) {
        return act(call, () -> parts.editing()
                .delete(call.id(), call.account(), parts.clock().instant()));
    }

    /** POST /comments/ID/return: undoes one's own deletion, for ten minutes. */
    public Answer undo(Call call) {
        return act(call, () -> parts.editing()
                .undo(call.id(), call.account(), parts.clock().instant()));
    }

    /** POST /comments/ID/removal */
    public Answer remove(Call call) {
        var fields = call.fields("reason");
        var reason = fields.text("reason", "").strip();
        Moderating.error(reason).ifPresent(key -> fields.wrong("reason", key));
        return fields.refusal().orElseGet(() -> act(call, () -> parts.remove(removal(call, reason))));
    }

    /** DELETE /comments/ID/removal */
    public Answer restore(Call call) {
        return act(call, () -> parts.restore(removal(call, "")));
    }

    private Answer act(Call call, BooleanSupplier act) {
        if (limited(call)) {
            return tooOften();
        }
        return act.getAsBoolean() ? Answer.done() : Answer.missing();
    }

    private boolean limited(Call call) {
        return !parts.limit().admits(call.account());
    }

    private static Answer tooOften() {
        return Answer.tooOften("comments.error.too-often", Comments.WINDOW.toSeconds());
    }

    private Removal removal(Call call, String reason) {
        return new Removal(call.id(), call.account(), reason, parts.clock().instant());
    }

    private static JsonObject json(Traced comment, Call call) {
        var gone = comment.gone();
        return new JsonObject()
                .put("id", comment.id())
                .put("article", comment.article())
                .put("author", Json.person(comment.author()))
                .put("at", Json.time(comment.at()))
                .put("body", comment.text())
                .put("html", comment.body())
                .put("edits", comment.edits())
                .put("edited_at", Json.time(comment.edited()))
                .put(
                        "state",
                        gone.map(went -> went.removed() ? "removed" : "deleted").orElse("standing"))
                .put("reason", gone.map(Traced.Gone::reason).orElse(""))
                .put("return_until", Json.time(comment.undoable(call.now())));
    }
}
