package io.placard.site.conference;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.audit.Audit;
import io.placard.site.files.Files;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import java.time.Duration;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Conferences {

    /** Each makes every page be drawn anew. */
    private static final int ACTS = 120;

    private final ConferenceStore store;
    private final Configuring configuring;
    private final Files files;
    private final RateLimit limit;

    public Conferences(SiteContext context, Journal journal, Files files, Audit audit) {
        this.store = new ConferenceStore(context.postgres(), context.lookups());
        this.configuring = new Configuring(journal, store, audit, context.clock());
        this.files = files;
        this.limit = new RateLimit(context.redis(), "configure", ACTS, Duration.ofHours(1));
    }

    /** Its settings, for staff. */
    public ConferencePages pages(Desk desk) {
        return new ConferencePages(desk, this);
    }

    /** The same for programs. */
    public ConferenceResource resource() {
        return new ConferenceResource(this);
    }

    /** How it looks, for everybody's browser. */
    public LookPages lookPages() {
        return new LookPages(store);
    }

    ConferenceStore store() {
        return store;
    }

    Configuring configuring() {
        return configuring;
    }

    Files files() {
        return files;
    }

    RateLimit limit() {
        return limit;
    }
}
