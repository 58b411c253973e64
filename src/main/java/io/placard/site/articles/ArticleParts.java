package io.placard.site.articles;

import io.placard.site.page.Part;

/**
 * An article and its comments, drawn.
 *
 * @param story the article itself
 * @param thread the comments
 */
public record ArticleParts(long id, String title, Part story, Part thread) {}
