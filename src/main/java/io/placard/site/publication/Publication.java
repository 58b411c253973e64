package io.placard.site.publication;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.site.articles.Articles;
import io.placard.site.audit.Audit;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Publication {

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
    private static final long OFTEN = TimeUnit.SECONDS.toMillis(2);
    private static final int ACTS_A_MINUTE = 60;

    private final SiteContext context;
    private final Articles articles;
    private final PublicationStore store;
    private final Publishing publishing;
    private final RateLimit limit;

    public Publication(SiteContext context, Journal journal, Others others) {
        this.context = context;
        this.articles = others.articles;
        this.store = new PublicationStore(context.postgres());
        this.publishing = new Publishing(journal, store, others, context.clock());
        this.limit = new RateLimit(context.redis(), "publication", ACTS_A_MINUTE, Duration.ofMinutes(1));
    }

    /** The features that it stands on. */
    public record Others(Articles articles, Notices notices, Audit audit) {}

    public PublicationPages pages(Desk desk) {
        return new PublicationPages(desk, store, publishing, limit, context.clock());
    }

    /** The same for programs. */
    public PublicationResource resource() {
        return new PublicationResource(store, publishing, limit, context.clock());
    }

    /** An article that was just accepted is to wait for its time. Its row is locked by the caller, or new. */
    public void plan(Change change, Plan plan) {
        publishing.plan(change, plan);
    }

    /** What became of an article, newest first; nothing for who is neither its author nor a verifier. */
    public List<Turn> turns(long article, long account) {
        return store.turns(article, account);
    }

    /** Where what it publishes stands. */
    public Articles articles() {
        return articles;
    }

    /** From now on articles appear at their time, as long as the caller's context lasts. */
    public void keepTime() {
        context.vertx().setPeriodic(OFTEN, tick -> {
            try {
                publishing.publishDue();
            } catch (Throwable away) { // await throws whatever a future failed with, checked or not
                LOG.warn("publication.notpublished cause={}", away.toString());
            }
        });
    }
}
