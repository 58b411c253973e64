package io.placard.site.articles;

import io.placard.channel.Journal;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.Markdown;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The feature's door for the others, and the place where its parts are put together. On virtual threads. */
public final class Articles {

    private static final int ON_A_PROFILE = 20;

    private final ArticleStore articles;
    private final CommentStore comments;
    private final Commenting commenting;

    public Articles(Pool pool, Journal journal, Notices notices) {
        this.articles = new ArticleStore(pool);
        this.comments = new CommentStore(pool);
        this.commenting = new Commenting(journal, comments, notices);
    }

    /** The feature's pages. */
    public ArticlePages pages(Desk desk, Markdown markdown, Clock clock, Supplier<String> refs) {
        return new ArticlePages(desk, this, markdown, clock, refs);
    }

    /** An account's articles that everybody may see, newest first. */
    public List<ArticleCard> byAuthor(long account) {
        return articles.byAuthor(account, ON_A_PROFILE);
    }

    ArticleStore articles() {
        return articles;
    }

    CommentStore comments() {
        return comments;
    }

    Commenting commenting() {
        return commenting;
    }
}
