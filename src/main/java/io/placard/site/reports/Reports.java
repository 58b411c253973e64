package io.placard.site.reports;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.audit.Audit;
import io.placard.site.comments.Comments;
import io.placard.site.mentions.Mentions;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.Markdown;
import io.placard.site.page.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Reports {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int REPORTS_A_WINDOW = 20;

    private final ReportStore store;
    private final Reporting reporting;
    private final Markdown markdown;
    private final RateLimit limit;
    private final Clock clock;
    private final Supplier<String> refs;

    public Reports(SiteContext context, Journal journal, Others others) {
        this.store = new ReportStore(context.postgres());
        this.reporting = new Reporting(journal, store, others);
        this.markdown = others.mentions.markdown();
        this.limit = new RateLimit(context.redis(), "report", REPORTS_A_WINDOW, WINDOW);
        this.clock = context.clock();
        this.refs = context.refs();
    }

    /** The features that it stands on. */
    public record Others(Notices notices, Mentions mentions, Audit audit, Comments comments) {}

    public ReportPages pages(Desk desk) {
        return new ReportPages(desk, this);
    }

    /** The same for programs. */
    public ReportResource resource() {
        return new ReportResource(this);
    }

    ReportStore store() {
        return store;
    }

    Reporting reporting() {
        return reporting;
    }

    Markdown markdown() {
        return markdown;
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
