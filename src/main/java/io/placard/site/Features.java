package io.placard.site;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.admin.Admin;
import io.placard.site.announcements.Announcements;
import io.placard.site.anonymity.Anonymity;
import io.placard.site.archive.Archive;
import io.placard.site.articles.Articles;
import io.placard.site.audit.Audit;
import io.placard.site.chat.Chat;
import io.placard.site.clock.Clocks;
import io.placard.site.comments.Comments;
import io.placard.site.completion.Completion;
import io.placard.site.conference.Conferences;
import io.placard.site.enrolment.Enrolment;
import io.placard.site.files.Files;
import io.placard.site.mentions.Mentions;
import io.placard.site.moderation.Moderation;
import io.placard.site.newsroom.Newsroom;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.Layout;
import io.placard.site.page.Markdown;
import io.placard.site.page.Membership;
import io.placard.site.page.Messages;
import io.placard.site.page.Templates;
import io.placard.site.page.Times;
import io.placard.site.publication.Publication;
import io.placard.site.reports.Reports;
import io.placard.site.roster.Roster;
import io.placard.site.secondstep.SecondStep;
import io.placard.site.settings.Settings;
import io.placard.site.tags.Tags;
import io.placard.site.tokens.Tokens;

/** The features of one instance of the site, put together. */
record Features(
        SiteContext context,
        Desk desk,
        Journal journal,
        Membership membership,
        Notices notices,
        Mentions mentions,
        Files files,
        Articles articles,
        Comments comments,
        Reports reports,
        Tags tags,
        Completion completion,
        Publication publication,
        Newsroom newsroom,
        Clocks clocks,
        SecondStep secondStep,
        Accounts accounts,
        Settings settings,
        Audit audit,
        Roster roster,
        Enrolment enrolment,
        Announcements announcements,
        Conferences conferences,
        Admin admin,
        Tokens tokens,
        Archive archive,
        Chat chat) {

    static Features of(SiteContext context) {
        return of(context, new Journal(context.postgres(), context.log(), context.channels(), context.clock()));
    }

    private static Features of(SiteContext context, Journal journal) {
        var notices = new Notices(context, journal);
        var mentions = new Mentions(context, new Markdown(), notices);
        var secondStep = new SecondStep(context);
        var audit = new Audit(context);
        var accounts = new Accounts(context, journal, secondStep, audit);
        var roster = new Roster(context, journal, accounts, audit);
        var files = new Files(context);
        var articles = new Articles(context, journal, notices, mentions);
        var comments = new Comments(context, journal, new Comments.Others(notices, mentions, audit));
        var publication = new Publication(context, journal, new Publication.Others(articles, notices, audit));
        return new Features(
                context,
                desk(context),
                journal,
                new Membership(context.postgres()),
                notices,
                mentions,
                files,
                articles,
                comments,
                new Reports(context, journal, new Reports.Others(notices, mentions, audit, comments)),
                new Tags(context, journal, articles, audit),
                new Completion(context),
                publication,
                new Newsroom(context, journal, notices, publication, files),
                new Clocks(context, journal),
                secondStep,
                accounts,
                new Settings(context, journal, accounts, secondStep, files),
                audit,
                roster,
                new Enrolment(context, journal, accounts, audit, roster),
                new Announcements(context, journal, audit),
                new Conferences(context, journal, files, audit),
                new Admin(context, journal, files, audit),
                new Tokens(context, accounts, audit),
                new Archive(context, new Archive.Others(files, accounts, audit)),
                new Chat(context, journal, new Chat.Others(mentions, audit, files)));
    }

    Moderation moderation() {
        return new Moderation(context, journal, chat, notices);
    }

    Anonymity anonymity() {
        return new Anonymity(context, journal, audit);
    }

    private static Desk desk(SiteContext context) {
        var loader = Features.class.getClassLoader();
        var templates = new Templates(loader);
        var messages = new Messages(loader, Messages.FEATURES);
        var assets = context.assets();
        return new Desk(
                context, new Layout(messages, new Times(), assets::apply, templates, context.version()), templates);
    }
}
