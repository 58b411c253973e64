package io.placard.site.publication;

import java.time.Instant;

/**
 * When an article is to appear by itself.
 *
 * @param by who says so
 */
public record Plan(long article, Instant at, long by) {}
