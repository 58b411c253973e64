package io.placard.site.articles;

import java.time.Instant;

/**
 * An article in a feed.
 *
 * @param body safe HTML
 * @param updated when what everybody reads was changed last
 */
public record FeedEntry(ArticleCard card, String body, Instant updated) {}
