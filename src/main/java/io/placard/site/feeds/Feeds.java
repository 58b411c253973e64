package io.placard.site.feeds;

import io.placard.site.articles.Articles;
import io.placard.site.page.Desk;

/** The feature's door. On virtual threads. */
public final class Feeds {

    private final Articles articles;

    public Feeds(Articles articles) {
        this.articles = articles;
    }

    public FeedPages pages(Desk desk) {
        return new FeedPages(desk, articles);
    }
}
