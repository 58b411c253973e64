package io.placard.site.articles;

/**
 * What an article is about.
 *
 * @param slug its name in URLs
 */
public record Tag(String name, String slug) {}
