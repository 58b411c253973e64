package io.placard.site.search;

import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import java.time.Duration;

/** The feature's door. On virtual threads. */
public final class Search {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int PATIENCE_MILLIS = 1_000;

    private final SearchStore store;
    private final Admission admission;

    public Search(SiteContext context) {
        this.store = new SearchStore(context.postgres(), PATIENCE_MILLIS);
        this.admission = new Admission(context.redis());
    }

    public SearchPages pages(Desk desk) {
        return new SearchPages(desk, store, admission);
    }

    /** The same for programs. */
    public SearchResource resource() {
        return new SearchResource(store, admission);
    }
}
