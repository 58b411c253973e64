package io.placard.site;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.announcements.Announcements;
import io.placard.site.articles.Articles;
import io.placard.site.audit.Audit;
import io.placard.site.clock.Clocks;
import io.placard.site.enrolment.Enrolment;
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
import io.placard.site.roster.Roster;
import io.placard.site.settings.Settings;

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
        Clocks clocks,
        Accounts accounts,
        Settings settings,
        Audit audit,
        Roster roster,
        Enrolment enrolment,
        Announcements announcements) {

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
        var notices = new Notices(context, journal);
        var accounts = new Accounts(context, journal);
        var audit = new Audit(context);
        var roster = new Roster(context, journal, accounts, audit);
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
                new Clocks(context, journal),
                accounts,
                new Settings(context, journal, accounts),
                audit,
                roster,
                new Enrolment(context, journal, accounts, audit, roster),
                new Announcements(context, journal, audit));
    }
}
