package io.placard.site.comments;

import io.placard.channel.Journal.Change;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.comments.TraceStore.Held;
import io.placard.site.notices.Happening;
import io.placard.site.notices.Notices;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;

/** What moderators do to comments: each act with what it tells and its line in the audit log. On virtual threads. */
final class Moderating {

    private static final int LONGEST_REASON = 1_000;

    private final TraceStore store;
    private final Notices notices;
    private final Audit audit;

    Moderating(TraceStore store, Notices notices, Audit audit) {
        this.store = store;
        this.notices = notices;
        this.audit = audit;
    }

    /** What is wrong with the reason of a removal, as a message key. */
    static Optional<String> error(String reason) {
        if (reason.isEmpty()) {
            return Optional.of("comments.error.reason");
        }
        return reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0
                ? Optional.of("comments.error.reason-unfit")
                : Optional.empty();
    }

    /** False when this is not theirs to do. Removed again, it is removed; what its author has deleted is left at that. */
    boolean remove(Change change, Removal removal) {
        var held = store.holdAny(change.sql(), removal.comment(), removal.verifier());
        held.filter(standing -> standing.gone().isEmpty()).ifPresent(standing -> {
            store.take(change.sql(), "removed", removal);
            store.count(change.sql(), standing.article(), -1);
            tell(change, standing, removal, Happening.Kind.REMOVED);
        });
        return held.isPresent();
    }

    /** Takes a removal back; false when this is not theirs to do. */
    boolean restore(Change change, Removal undone) {
        var held = store.holdAny(change.sql(), undone.comment(), undone.verifier());
        held.filter(known -> known.gone().equals("removed")).ifPresent(known -> {
            store.giveBack(change.sql(), undone.comment());
            store.count(change.sql(), known.article(), 1);
            tell(change, known, undone, Happening.Kind.RESTORED);
        });
        return held.filter(known -> !known.gone().equals("deleted")).isPresent();
    }

    private void tell(Change change, Held held, Removal act, Happening.Kind kind) {
        var comment = act.comment();
        var removed = kind == Happening.Kind.REMOVED;
        var after = removed ? new JsonObject().put("reason", act.reason()) : new JsonObject();
        audit.note(
                change.sql(),
                new Act(
                        act.verifier(),
                        removed ? "comment.removed" : "comment.restored",
                        held.title(),
                        "/comments/" + comment + "/",
                        new JsonObject(),
                        after,
                        act.at()));
        if (held.author() != act.verifier()) {
            notices.happened(
                    change,
                    new Happening(
                            kind, held.author(), act.verifier(), held.article(), OptionalLong.of(comment), act.at()));
        }
        Editing.tell(change, store, held.article(), comment);
    }
}
