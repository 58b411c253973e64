package io.placard.site.newsroom;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.articles.Articles;
import io.placard.site.articles.Draft;
import io.placard.site.files.Files;
import io.placard.site.mentions.Mentions;
import io.placard.site.newsroom.RevisionStore.NewRevision;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.Margin;
import io.placard.site.page.Membership;
import io.placard.site.page.Part;
import io.placard.site.page.Permission;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.OptionalLong;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Newsroom {

    private final Stores stores;
    private final Articles articles;
    private final Filing filing;
    private final Verification verification;
    private final Mentions mentions;
    private final Clock clock;

    public Newsroom(SiteContext context, Journal journal, Notices notices, Articles articles, Files files) {
        this.stores = new Stores(new DraftStore(context.postgres()), new RevisionStore(context.postgres()), files);
        this.articles = articles;
        this.mentions = articles.mentions();
        this.clock = context.clock();
        this.filing = new Filing(journal, stores, articles, notices, clock);
        this.verification = new Verification(journal, stores.revisions(), articles, notices);
    }

    public DraftPages draftPages(Desk desk) {
        return new DraftPages(desk, stores, filing, mentions, clock);
    }

    public VerificationPages verificationPages(Desk desk) {
        return new VerificationPages(desk, stores, verification, mentions.markdown(), clock);
    }

    public HistoryPages historyPages(Desk desk) {
        return new HistoryPages(desk, stores.revisions());
    }

    /** What stands above an article for those who may change it; others cost no question. */
    public Margin margin(Desk desk) {
        return (request, article, author) -> {
            var verifier = request.may(Permission.VERIFY_ARTICLES);
            if (request.account() == 0 || !verifier && request.account() != author) {
                return Part.NONE;
            }
            return stores.revisions().history(article, request.account(), 1).stream()
                    .findFirst()
                    .map(newest -> desk.draw(request, "newsroom/margin", new MarginPart(newest, verifier)))
                    .orElse(Part.NONE);
        };
    }

    /** The verifiers' frames. */
    public Channel channel(Membership membership) {
        return new VerificationChannel(membership, stores.revisions());
    }

    /** Writes an article that is decided already, or waits, such as one of a demo; its number. */
    public long write(SqlClient sql, Draft draft) {
        var article = articles.write(sql, draft);
        var text = new Manuscript(
                draft.title(), draft.body(), draft.language(), String.join(", ", draft.tags()), draft.file());
        var state = draft.verified() ? RevisionState.VERIFIED : RevisionState.PENDING;
        stores.revisions()
                .add(sql, new NewRevision(article, 1, draft.author(), text, state, OptionalLong.empty(), draft.at()));
        return article;
    }

    record Stores(DraftStore drafts, RevisionStore revisions, Files files) {}
}
