package io.placard.site.tags;

import io.placard.channel.SiteContext;
import io.placard.site.articles.Articles;
import io.placard.site.page.Desk;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Tags {

    private final TagStore store;
    private final Articles articles;

    public Tags(SiteContext context, Articles articles) {
        this.store = new TagStore(context.postgres());
        this.articles = articles;
    }

    public TagPages pages(Desk desk) {
        return new TagPages(desk, store, articles);
    }
}
