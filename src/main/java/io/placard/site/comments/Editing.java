package io.placard.site.comments;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.comments.TraceStore.Held;
import io.placard.site.mentions.Mention;
import io.placard.site.mentions.Mentions;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What authors do to their own comments, each with what it tells. On virtual threads. */
final class Editing {

    private static final int LONGEST = 4_000;

    private final Journal journal;
    private final TraceStore store;
    private final Mentions mentions;

    Editing(Journal journal, TraceStore store, Mentions mentions) {
        this.journal = journal;
        this.store = store;
        this.mentions = mentions;
    }

    /** What keeps words from being a comment's, as a message key. */
    static Optional<String> error(String body) {
        if (body.isEmpty()) {
            return Optional.of("comments.error.empty");
        }
        return body.length() > LONGEST ? Optional.of("comments.error.long") : Optional.empty();
    }

    /** Gives a comment other words. The same words again are no edit, so a form that is sent twice edits once. */
    Edit.Outcome edit(Edit edit) {
        return journal.write(change -> {
            var found = store.holdOwn(change.sql(), edit.comment(), edit.author())
                    .filter(held -> held.gone().isEmpty());
            if (found.isEmpty()) {
                return Edit.Outcome.MISSING;
            }
            var held = found.get();
            if (held.body().equals(edit.body())) {
                return Edit.Outcome.DONE;
            }
            if (held.edits() != edit.edits()) {
                return Edit.Outcome.OVERTAKEN;
            }
            store.edit(change.sql(), edit);
            var mention = new Mention(edit.author(), held.article(), OptionalLong.of(edit.comment()), edit.at());
            mentions.tell(change, mention, edit.written().people());
            tell(change, store, held.article(), edit.comment());
            return Edit.Outcome.DONE;
        });
    }

    /** False when there is no such comment of this author's. Deleted again, it is deleted. */
    boolean delete(long comment, long author, Instant at) {
        return journal.write(change -> {
            var held = store.holdOwn(change.sql(), comment, author);
            held.filter(standing -> standing.gone().isEmpty()).ifPresent(standing -> {
                store.take(change.sql(), "deleted", new Removal(comment, author, "", at));
                store.count(change.sql(), standing.article(), -1);
                tell(change, store, standing.article(), comment);
            });
            return held.filter(known -> !known.gone().equals("removed")).isPresent();
        });
    }

    /** Takes one's own deletion back; false when that is not possible any more. */
    boolean undo(long comment, long author, Instant at) {
        return journal.write(change -> {
            var held = store.holdOwn(change.sql(), comment, author);
            var undone = held.filter(known -> undoable(known, at));
            undone.ifPresent(known -> {
                store.giveBack(change.sql(), comment);
                store.count(change.sql(), known.article(), 1);
                tell(change, store, known.article(), comment);
            });
            return undone.isPresent()
                    || held.filter(known -> known.gone().isEmpty()).isPresent();
        });
    }

    private static boolean undoable(Held held, Instant at) {
        return held.gone().equals("deleted")
                && at.isBefore(held.goneAt().orElseThrow().plus(Traced.UNDO));
    }

    /** Open pages draw the comment anew; the edition in which it is kept ends. */
    static void tell(Change change, TraceStore store, long article, long comment) {
        change.tell(Topic.CONFERENCE, "comment.changed", () -> new JsonObject()
                .put("article", article)
                .put("comment", comment)
                .put("comments", store.comments(change.sql(), article)));
    }
}
