package io.placard.site.articles;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A comment to be written.
 *
 * @param parent the comment that it answers
 * @param html the body, safe to show
 * @param ref the client's name for it: sent twice, written once
 */
record NewComment(long article, OptionalLong parent, long author, String body, String html, String ref, Instant at) {}
