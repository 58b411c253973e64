package io.placard.site.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A comment by itself, with all that its reader may do about it.
 *
 * @param versions the earlier ones, newest first; none for who may not see them
 * @param older where the next page of versions begins, if there is one
 * @param undo until when its deletion can be undone
 */
public record CommentPage(
        Traced comment, List<Version> versions, OptionalLong older, Optional<Instant> undo, Typed typed) {

    /**
     * What was typed and refused.
     *
     * @param edit a message key: what is wrong with the edit
     * @param removal a message key: what is wrong with the removal
     */
    public record Typed(String text, int edits, String reason, Optional<String> edit, Optional<String> removal) {

        /** Nothing was: the form shows the comment as it is. */
        public static Typed nothing(Traced comment) {
            return new Typed(comment.text(), comment.edits(), "", Optional.empty(), Optional.empty());
        }

        static Typed edit(String text, int edits, String error) {
            return new Typed(text, edits, "", Optional.of(error), Optional.empty());
        }

        static Typed removal(Traced comment, String reason, String error) {
            return new Typed(comment.text(), comment.edits(), reason, Optional.empty(), Optional.of(error));
        }
    }

    public String text() {
        return typed.text;
    }

    /** The version that the form changes: a newer one is not overwritten unseen. */
    public int edits() {
        return typed.edits;
    }

    public String reason() {
        return typed.reason;
    }

    public Optional<String> editError() {
        return typed.edit;
    }

    public Optional<String> removalError() {
        return typed.removal;
    }
}
