package io.placard.site.articles;

import io.placard.site.mentions.Written;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A comment to be written.
 *
 * @param parent the comment that it answers
 * @param written the body, read
 * @param ref the client's name for it: sent twice, written once
 */
record NewComment(
        long article, OptionalLong parent, long author, String body, Written written, String ref, Instant at) {}
