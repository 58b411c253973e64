package io.placard.site;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.articles.Articles;
import io.placard.site.files.Files;
import io.placard.site.newsroom.Newsroom;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.Layout;
import io.placard.site.page.Markdown;
import io.placard.site.page.Membership;
import io.placard.site.page.Messages;
import io.placard.site.page.Templates;
import io.placard.site.page.Times;

/** The features of one instance of the site, put together. */
record Features(
        SiteContext context,
        Desk desk,
        Journal journal,
        Membership membership,
        Notices notices,
        Files files,
        Articles articles,
        Newsroom newsroom,
        Accounts accounts) {

    static Features of(SiteContext context) {
        var loader = Features.class.getClassLoader();
        var templates = new Templates(loader);
        var layout = new Layout(
                new Messages(loader, Messages.FEATURES),
                new Times(),
                context.assets()::apply,
                templates,
                context.version());
        var journal = new Journal(context.postgres(), context.log(), context.channels(), context.clock());
        var notices = new Notices(context.postgres(), journal, context.clock());
        var files = new Files(context);
        var articles = new Articles(context, journal, notices, new Markdown());
        return new Features(
                context,
                new Desk(context, layout, templates),
                journal,
                new Membership(context.postgres()),
                notices,
                files,
                articles,
                new Newsroom(context, journal, notices, articles, files),
                new Accounts(context, journal));
    }
}
