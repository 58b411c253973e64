package io.placard.site.articles;

/**
 * An article with its comments, and the form for another.
 *
 * @param parts what stands above the form, drawn
 */
public record ArticlePage(ArticleParts parts, CommentForm form) {}
