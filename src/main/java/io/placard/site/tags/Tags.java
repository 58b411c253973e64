package io.placard.site.tags;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.articles.Articles;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Tags {

    private final TagStore store;
    private final TendStore tended;
    private final Articles articles;
    private final Tending tending;

    public Tags(SiteContext context, Journal journal, Articles articles, Audit audit) {
        this.store = new TagStore(context.postgres());
        this.tended = new TendStore(context.postgres());
        this.articles = articles;
        this.tending = new Tending(journal, tended, audit, context.clock());
    }

    public TagPages pages(Desk desk) {
        return new TagPages(desk, store, articles);
    }

    /** Both for programs. */
    public TagResource resource() {
        return new TagResource(store, tended, tending);
    }

    /** The pages of those who tend the tags. */
    public TendPages tendPages(Desk desk) {
        return new TendPages(desk, tended, tending);
    }
}
