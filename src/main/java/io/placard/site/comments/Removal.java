package io.placard.site.comments;

import java.time.Instant;

/** A moderator takes a comment away. */
public record Removal(long comment, long verifier, String reason, Instant at) {}
