package io.placard.site.anonymity;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Anonymity {

    private final AnonymityStore store;
    private final Anonymising anonymising;

    public Anonymity(SiteContext context, Journal journal, Audit audit) {
        this.store = new AnonymityStore(context.postgres());
        this.anonymising = new Anonymising(context, journal, store, audit);
    }

    public AnonymityPages pages(Desk desk) {
        return new AnonymityPages(desk, store, anonymising);
    }

    /** The same for programs of staff. */
    public AnonymityResource resource() {
        return new AnonymityResource(anonymising);
    }
}
