package io.placard.site.clock;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import io.vertx.core.json.JsonObject;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Clocks {

    private final ClockStore store;
    private final Helm helm;

    public Clocks(SiteContext context, Journal journal) {
        this.store = new ClockStore(context.postgres());
        this.helm = new Helm(journal, store, context.clock());
    }

    public ClockPages pages(Desk desk) {
        return new ClockPages(desk, store, helm);
    }

    /** The clock as events tell of it. */
    public JsonObject json() {
        return store.read().clock().toJson();
    }
}
