package io.placard.site.articles;

import io.placard.site.page.Part;

/**
 * An article with its comments, and the form for another.
 *
 * @param parts what stands above the form, drawn
 * @param margin what there is to do for those who may change it
 */
public record ArticlePage(ArticleParts parts, CommentForm form, Part margin) {}
