package io.placard.site.newsroom;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.articles.Articles;
import io.placard.site.articles.Draft;
import io.placard.site.audit.Audit;
import io.placard.site.files.Files;
import io.placard.site.mentions.Mentions;
import io.placard.site.newsroom.RevisionStore.Decision;
import io.placard.site.newsroom.RevisionStore.NewRevision;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.Margin;
import io.placard.site.page.Membership;
import io.placard.site.page.Part;
import io.placard.site.page.Permission;
import io.placard.site.publication.Publication;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Newsroom {

    private final Stores stores;
    private final MarginStore margins;
    private final Publication publication;
    private final Articles articles;
    private final Filing filing;
    private final Verification verification;
    private final Mentions mentions;
    private final Clock clock;

    public Newsroom(SiteContext context, Journal journal, Notices notices, Publication publication, Files files) {
        var pool = context.postgres();
        this.stores = new Stores(new DraftStore(pool), new RevisionStore(pool), new QueueStore(pool), files);
        this.margins = new MarginStore(pool);
        this.publication = publication;
        this.articles = publication.articles();
        this.mentions = articles.mentions();
        this.clock = context.clock();
        this.filing = new Filing(journal, stores, publication, notices, clock);
        this.verification = new Verification(journal, stores.revisions(), publication, notices, new Audit(context));
    }

    public DraftPages draftPages(Desk desk) {
        return new DraftPages(desk, stores, filing, mentions, clock);
    }

    public VerificationPages verificationPages(Desk desk) {
        return new VerificationPages(desk, stores, verification, mentions.markdown(), clock);
    }

    /** Drafts for programs. */
    public DraftResource draftResource() {
        return new DraftResource(stores, filing, clock);
    }

    /** What waits, for programs. */
    public VerificationResource verificationResource() {
        return new VerificationResource(stores, verification, clock);
    }

    public HistoryPages historyPages(Desk desk) {
        return new HistoryPages(desk, stores.revisions(), publication);
    }

    /** What stands above an article for those who may change it; others cost no question. */
    public Margin margin(Desk desk) {
        return (request, article, author) -> {
            var verifier = request.may(Permission.VERIFY_ARTICLES);
            if (request.account() == 0 || !verifier && request.account() != author) {
                return Part.NONE;
            }
            return margins.margin(article, request.account(), verifier)
                    .map(part -> desk.draw(request, "newsroom/margin", part))
                    .orElse(Part.NONE);
        };
    }

    /** The verifiers' frames. */
    public Channel channel(Membership membership) {
        return new VerificationChannel(membership, stores.revisions());
    }

    /** Writes an article that is decided already, or waits, such as one of a demo. */
    public Written write(SqlClient sql, Draft draft) {
        var article = articles.write(sql, draft);
        var text = new Manuscript(
                draft.title(), draft.body(), draft.language(), String.join(", ", draft.tags()), draft.file(), "");
        var state = draft.verified() ? RevisionState.VERIFIED : RevisionState.PENDING;
        var revision = stores.revisions()
                .add(
                        sql,
                        new NewRevision(
                                article,
                                1,
                                draft.author(),
                                text,
                                state,
                                OptionalLong.empty(),
                                draft.at(),
                                Optional.empty()));
        return new Written(article, revision);
    }

    /** Sends an article back that waits. */
    public void sendBack(SqlClient sql, Written written, long verifier, String reason, Instant at) {
        stores.revisions()
                .decide(
                        sql,
                        new Decision(
                                written.revision(), verifier, RevisionState.REJECTED, reason, at, Optional.empty()));
        articles.sendBack(sql, written.article());
    }

    /** An article and its version. */
    public record Written(long article, long revision) {}

    record Stores(DraftStore drafts, RevisionStore revisions, QueueStore queue, Files files) {}
}
