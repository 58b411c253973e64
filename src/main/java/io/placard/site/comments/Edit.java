package io.placard.site.comments;

import io.placard.site.mentions.Written;
import java.time.Instant;

/**
 * An author gives a comment other words.
 *
 * @param edits how often it had been edited when the form was drawn
 */
record Edit(long comment, long author, int edits, String body, Written written, Instant at) {

    /** What became of it. */
    enum Outcome {
        DONE,
        /** It was edited meanwhile, as in another tab. */
        OVERTAKEN,
        /** There is no such comment of this author's. */
        MISSING
    }
}
