package io.placard.site.tags;

import io.placard.site.articles.Tag;

/**
 * A tag in a list.
 *
 * @param articles how many articles bear it, of those that are counted
 */
public record UsedTag(long id, Tag tag, int articles) {}
