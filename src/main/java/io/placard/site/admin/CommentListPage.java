package io.placard.site.admin;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Comments, those that are gone too.
 *
 * @param older behind which the next page begins
 */
public record CommentListPage(ContentFilter filter, List<Entry> entries, OptionalLong older) {

    /**
     * A comment.
     *
     * @param article on which it stands
     * @param state {@code standing}, {@code deleted} or {@code removed}
     */
    public record Entry(long id, String body, String state, Person author, long article, String title, Instant at) {

        private static final int SHOWN = 200;

        /** Its beginning. */
        public String beginning() {
            return body.codePointCount(0, body.length()) <= SHOWN
                    ? body
                    : body.substring(0, body.offsetByCodePoints(0, SHOWN)) + "…";
        }
    }
}
