package io.placard.site.tags;

import io.placard.site.articles.ArticleList;

/** A tag and the articles that bear it. */
public record TagPage(KnownTag tag, ArticleList articles) {}
