package io.placard.site.comments;

import io.placard.site.comments.CommentPage.Typed;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** A comment by itself, and changing it: by its author, by a moderator. */
public final class CommentPages {

    private static final int VERSIONS = 20;

    private final Desk desk;
    private final Comments parts;

    CommentPages(Desk desk, Comments parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /** GET /comments/ID/ */
    public void comment(Request request) {
        var found = find(request);
        if (found.isEmpty()) {
            desk.error(request, 404);
        } else {
            show(request, 200, found.get(), Typed.nothing(found.get()));
        }
    }

    /** POST /comments/ID/ */
    public void edit(Request request) {
        var body = request.form("body").strip().replace("\r\n", "\n");
        var edits = (int) request.number(request.form("edits")).orElse(0);
        var error = error(request, body).or(() -> tooOften(request, "comments.error.too-often"));
        if (error.isPresent()) {
            again(request, status(error.get()), Typed.edit(body, edits, error.get()));
            return;
        }
        var id = request.pathNumber("id");
        var written = parts.mentions().read(body);
        var edit = new Edit(
                id, request.account(), edits, body, written, parts.clock().instant());
        switch (parts.editing().edit(edit)) {
            case DONE -> back(request);
            case MISSING -> desk.error(request, 404);
            case OVERTAKEN -> overtaken(request, body);
        }
    }

    /** POST /comments/ID/deletion: the page then says until when that can be undone. */
    public void delete(Request request) {
        var id = request.pathNumber("id");
        act(
                request,
                () -> parts.editing()
                        .delete(id, request.account(), parts.clock().instant()),
                "/comments/" + id + "/");
    }

    /** POST /comments/ID/return: undoes the deletion, as long as the page says. */
    public void undo(Request request) {
        var id = request.pathNumber("id");
        if (limited(request)) {
            return;
        }
        if (parts.editing().undo(id, request.account(), parts.clock().instant())) {
            back(request);
        } else {
            desk.error(request, 404);
        }
    }

    /** POST /comments/ID/removal */
    public void remove(Request request) {
        var reason = request.form("reason").strip();
        var found = find(request);
        var error = Moderating.error(reason);
        if (found.isEmpty()) {
            desk.error(request, 404);
        } else if (error.isPresent()) {
            show(request, 422, found.get(), Typed.removal(found.get(), reason, error.get()));
        } else {
            var removal = removal(request, reason);
            act(request, () -> parts.remove(removal), "/comments/" + removal.comment() + "/");
        }
    }

    /** POST /comments/ID/restoration */
    public void restore(Request request) {
        var undone = removal(request, "");
        act(request, () -> parts.restore(undone), "/comments/" + undone.comment() + "/");
    }

    private void act(Request request, BooleanSupplier act, String path) {
        if (limited(request)) {
            return;
        }
        if (act.getAsBoolean()) {
            desk.redirect(request, path);
        } else {
            desk.error(request, 404);
        }
    }

    private boolean limited(Request request) {
        var error = tooOften(request, "");
        error.ifPresent(key -> desk.error(request, 429));
        return error.isPresent();
    }

    private Optional<String> tooOften(Request request, String key) {
        if (parts.limit().admits(request.account())) {
            return Optional.empty();
        }
        request.routing().response().putHeader("Retry-After", Long.toString(Comments.WINDOW.toSeconds()));
        return Optional.of(key);
    }

    private static Optional<String> error(Request request, String body) {
        var error = Editing.error(body);
        if (error.isPresent()) {
            return error;
        }
        return body.indexOf('\0') >= 0 || request.number(request.form("edits")).isEmpty()
                ? Optional.of("comments.error.unreadable")
                : Optional.empty();
    }

    private static int status(String error) {
        return error.equals("comments.error.too-often") ? 429 : 422;
    }

    /** Another tab was first: what was typed stays, beside what stands there now, and may be saved over it. */
    private void overtaken(Request request, String body) {
        find(request)
                .ifPresentOrElse(
                        now -> show(request, 409, now, Typed.edit(body, now.edits(), "comments.error.overtaken")),
                        () -> desk.error(request, 404));
    }

    private void again(Request request, int status, Typed typed) {
        find(request)
                .filter(Traced::own)
                .ifPresentOrElse(comment -> show(request, status, comment, typed), () -> desk.error(request, 404));
    }

    private void back(Request request) {
        find(request)
                .ifPresentOrElse(
                        comment ->
                                desk.redirect(request, "/articles/" + comment.article() + "/#comment-" + comment.id()),
                        () -> desk.error(request, 404));
    }

    private Optional<Traced> find(Request request) {
        return parts.store().find(request.pathNumber("id"), request.account());
    }

    private Removal removal(Request request, String reason) {
        return new Removal(
                request.pathNumber("id"),
                request.account(),
                reason,
                parts.clock().instant());
    }

    private void show(Request request, int status, Traced comment, Typed typed) {
        var before = request.number(request.query("before").orElse(""));
        var versions = comment.edits() == 0
                ? List.<Version>of()
                : parts.store().versions(comment.id(), request.account(), before, VERSIONS + 1);
        var shown = versions.subList(0, Math.min(VERSIONS, versions.size()));
        var older = versions.size() > VERSIONS ? OptionalLong.of(shown.getLast().number()) : OptionalLong.empty();
        var undo = comment.undoable(parts.clock().instant());
        desk.show(request, status, "comments/comment", new CommentPage(comment, shown, older, undo, typed));
    }
}
