package io.placard.site.comments;

import java.time.Instant;

/**
 * What a comment said before an edit.
 *
 * @param body safe HTML
 */
public record Version(int number, String body, Instant at) {}
