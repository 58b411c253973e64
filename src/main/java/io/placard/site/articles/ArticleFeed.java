package io.placard.site.articles;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The newest articles of a list, for feed readers.
 *
 * @param site by which the conference's feeds are known again
 * @param tagName of the filter's tag, where there is one
 * @param authorName of the filter's author, where there is one
 */
public record ArticleFeed(UUID site, Optional<String> tagName, Optional<String> authorName, List<FeedEntry> entries) {}
