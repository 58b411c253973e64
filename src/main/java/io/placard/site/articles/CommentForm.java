package io.placard.site.articles;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The form for a new comment, empty or as it was refused.
 *
 * @param ref unique to this drawing of the form: posted twice, written once
 * @param parent the comment to answer
 * @param error a message key
 */
public record CommentForm(String ref, OptionalLong parent, String body, Optional<String> error) {
    /** Of a comment, in characters. */
    public static final int MAX_LENGTH = 4000;

    public static final String EMPTY = "articles.comments.error.empty";
    public static final String TOO_LONG = "articles.comments.error.long";
    public static final String TOO_OFTEN = "articles.comments.error.too-often";
    public static final String UNREADABLE = "articles.comments.error.unreadable";

    /** What keeps a comment's text from being written, as a message key. */
    static Optional<String> error(String body) {
        if (body.isEmpty()) {
            return Optional.of(EMPTY);
        }
        return body.length() > MAX_LENGTH ? Optional.of(TOO_LONG) : Optional.empty();
    }

    /** Whether it stands below this comment. */
    public boolean answers(long comment) {
        return parent.isPresent() && parent.getAsLong() == comment;
    }
}
