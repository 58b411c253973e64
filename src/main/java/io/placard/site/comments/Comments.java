package io.placard.site.comments;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.site.audit.Audit;
import io.placard.site.mentions.Mentions;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import java.time.Clock;
import java.time.Duration;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Comments {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int CHANGES_A_WINDOW = 60;

    private final Journal journal;
    private final TraceStore store;
    private final Editing editing;
    private final Moderating moderating;
    private final Mentions mentions;
    private final RateLimit limit;
    private final Clock clock;

    public Comments(SiteContext context, Journal journal, Others others) {
        this.journal = journal;
        this.store = new TraceStore(context.postgres());
        this.editing = new Editing(journal, store, others.mentions);
        this.moderating = new Moderating(store, others.notices, others.audit);
        this.mentions = others.mentions;
        this.limit = new RateLimit(context.redis(), "comment-change", CHANGES_A_WINDOW, WINDOW);
        this.clock = context.clock();
    }

    /** The features that it stands on. */
    public record Others(Notices notices, Mentions mentions, Audit audit) {}

    public CommentPages pages(Desk desk) {
        return new CommentPages(desk, this);
    }

    /** The same for programs. */
    public CommentResource resource() {
        return new CommentResource(this);
    }

    /** Takes a comment away within a transaction; false when that is not this account's to do. */
    public boolean remove(Change change, Removal removal) {
        return moderating.remove(change, removal);
    }

    boolean remove(Removal removal) {
        return journal.write(change -> moderating.remove(change, removal));
    }

    boolean restore(Removal undone) {
        return journal.write(change -> moderating.restore(change, undone));
    }

    TraceStore store() {
        return store;
    }

    Editing editing() {
        return editing;
    }

    Mentions mentions() {
        return mentions;
    }

    RateLimit limit() {
        return limit;
    }

    Clock clock() {
        return clock;
    }
}
