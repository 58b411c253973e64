package io.placard.site.search;

import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import java.time.Duration;

/** The feature's door. On virtual threads. */
public final class Search {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MEMBERS_QUESTIONS = 60;

    /** More than a member's: a whole hotel may come from one address. */
    private static final int AN_ADDRESS_QUESTIONS = 180;

    private static final int PATIENCE_MILLIS = 1_000;

    private final SearchStore store;
    private final RateLimit members;
    private final RateLimit addresses;

    public Search(SiteContext context) {
        this.store = new SearchStore(context.postgres(), PATIENCE_MILLIS);
        this.members = new RateLimit(context.redis(), "search", MEMBERS_QUESTIONS, WINDOW);
        this.addresses = new RateLimit(context.redis(), "search-guest", AN_ADDRESS_QUESTIONS, WINDOW);
    }

    public SearchPages pages(Desk desk) {
        return new SearchPages(desk, store, members, addresses);
    }
}
