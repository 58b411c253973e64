package io.placard.site.articles;

import io.placard.site.files.Attachment;
import io.placard.site.page.Language;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article with its comments.
 *
 * @param body safe HTML
 * @param edited when it was changed after it had appeared
 * @param files those that its text does not show already
 * @param comments those that answer no other, oldest first; the answers are inside
 */
public record ArticleStory(
        long id,
        String title,
        String body,
        Language language,
        Person author,
        Instant at,
        Optional<Instant> edited,
        List<Tag> tags,
        List<Attachment> files,
        List<Comment> comments,
        CommentForm form) {

    /** How many comments stand there, answers included. */
    public int commentCount() {
        return count(comments);
    }

    private static int count(List<Comment> comments) {
        return comments.stream()
                .mapToInt(comment -> (comment.fate().stands() ? 1 : 0) + count(comment.replies()))
                .sum();
    }
}
