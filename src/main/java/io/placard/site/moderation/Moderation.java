package io.placard.site.moderation;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.chat.Chat;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Moderation {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int REPORTS_A_WINDOW = 20;

    private final ReportStore store;
    private final RecordStore records;
    private final Moderating moderating;
    private final Recording recording;
    private final RateLimit limit;
    private final Clock clock;
    private final Supplier<String> refs;

    public Moderation(SiteContext context, Journal journal, Chat chat, Notices notices) {
        this.store = new ReportStore(context.postgres());
        this.records = new RecordStore(context.postgres());
        this.clock = context.clock();
        this.moderating = new Moderating(journal, store, chat, notices, clock);
        this.recording = new Recording(journal, records, chat);
        this.limit = new RateLimit(context.redis(), "message-report", REPORTS_A_WINDOW, WINDOW);
        this.refs = context.refs();
    }

    /** What staff see and decide. */
    public ModerationPages pages(Desk desk) {
        return new ModerationPages(desk, this);
    }

    /** Reporting a message. */
    public ReportPages reportPages(Desk desk) {
        return new ReportPages(desk, this);
    }

    /** Conversations taken out for the record. */
    public RecordPages recordPages(Desk desk) {
        return new RecordPages(desk, records, recording);
    }

    /** The same for programs. */
    public ModerationResource resource() {
        return new ModerationResource(this);
    }

    ReportStore store() {
        return store;
    }

    RecordStore records() {
        return records;
    }

    Moderating moderating() {
        return moderating;
    }

    RateLimit limit() {
        return limit;
    }

    Clock clock() {
        return clock;
    }

    Supplier<String> refs() {
        return refs;
    }
}
