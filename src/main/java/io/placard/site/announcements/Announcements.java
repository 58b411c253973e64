package io.placard.site.announcements;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import java.time.Duration;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Announcements {

    /** Each makes every open page ask anew. */
    private static final int ACTS = 120;

    private final SiteContext context;
    private final AnnouncementStore store;
    private final Announcing announcing;

    public Announcements(SiteContext context, Journal journal, Audit audit) {
        this.context = context;
        this.store = new AnnouncementStore(context.postgres());
        this.announcing = new Announcing(journal, store, audit, context.clock());
    }

    /** For those who read them. */
    public AnnouncementPages pages(Desk desk) {
        return new AnnouncementPages(desk, store, announcing);
    }

    /** For those who make them. */
    public AnnouncingPages staffPages(Desk desk) {
        return new AnnouncingPages(desk, store, announcing, context.refs(), limit());
    }

    /** For programs of those who read them. */
    public AnnouncementResource resource() {
        return new AnnouncementResource(store, announcing);
    }

    /** For programs of those who make them. */
    public AnnouncingResource staffResource() {
        return new AnnouncingResource(store, announcing, limit());
    }

    private RateLimit limit() {
        return new RateLimit(context.redis(), "announce", ACTS, Duration.ofHours(1));
    }
}
