package io.placard.site.admin;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.audit.Audit;
import io.placard.site.files.Files;
import io.placard.site.page.Desk;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Admin {

    private final SiteContext context;
    private final Files files;
    private final Discarding discarding;

    public Admin(SiteContext context, Journal journal, Files files, Audit audit) {
        this.context = context;
        this.files = files;
        this.discarding = new Discarding(journal, files, audit, context.clock());
    }

    /** The overview. */
    public OverviewPages overviewPages(Desk desk) {
        return new OverviewPages(desk, faring());
    }

    /** The list of articles. */
    public ArticleListPages articlePages(Desk desk) {
        return new ArticleListPages(desk, new ArticleListStore(context.postgres()));
    }

    /** The list of comments. */
    public CommentListPages commentPages(Desk desk) {
        return new CommentListPages(desk, new CommentListStore(context.postgres()));
    }

    /** The list of files. */
    public FileListPages filePages(Desk desk) {
        return new FileListPages(desk, new FileListStore(context.postgres()), discarding);
    }

    /** The overview for programs. */
    public OverviewResource overviewResource() {
        return new OverviewResource(faring());
    }

    /** The lists for programs. */
    public AdminResource resource() {
        return new AdminResource(
                new ArticleListStore(context.postgres()),
                new CommentListStore(context.postgres()),
                new FileListStore(context.postgres()),
                discarding);
    }

    private Faring faring() {
        return new Faring(new OverviewStore(context.postgres()), context, files);
    }
}
