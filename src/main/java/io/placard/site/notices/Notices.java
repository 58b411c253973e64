package io.placard.site.notices;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.page.Desk;
import io.placard.site.page.Membership;
import io.placard.site.page.RateLimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The feature's door: how others give notice of something, in the transaction in which it happens. On virtual threads. */
public final class Notices {

    /** Each makes all tabs and devices count anew. */
    private static final int CHANGES = 60;

    private final SiteContext context;
    private final Journal journal;
    private final NoticeStore store;
    private final Reading reading;
    private final Clock clock;

    public Notices(SiteContext context, Journal journal) {
        this.context = context;
        this.journal = journal;
        this.clock = context.clock();
        this.store = new NoticeStore(context.postgres());
        this.reading = new Reading(journal, store, clock);
    }

    /** The feature's pages. */
    public NoticePages pages(Desk desk) {
        return new NoticePages(desk, store, reading);
    }

    /** The settings of each account. */
    public NoticeSettingsPages settingsPages(Desk desk) {
        return new NoticeSettingsPages(desk, levels(), changes());
    }

    /** Both for programs. */
    public NoticeResource resource() {
        return new NoticeResource(store, reading, levels(), changes());
    }

    private Levels levels() {
        return new Levels(journal, new NoticeSettingsStore(context.postgres()), store);
    }

    private RateLimit changes() {
        return new RateLimit(context.redis(), "notice-settings", CHANGES, Duration.ofHours(1));
    }

    /** The feature's frames. */
    public Channel channel(Membership membership) {
        return new NoticeChannel(membership, reading);
    }

    /** Tells an article's author of a comment on it. */
    public void commented(Change change, long account, long actor, long article, long comment, Instant at) {
        give(
                change,
                new NewNotice(
                        account,
                        Category.COMMENTS,
                        "comment",
                        "comment:" + article,
                        actor,
                        article,
                        0,
                        link(article, comment),
                        at));
    }

    /** Tells a comment's author of a reply to it. */
    public void replied(Change change, long account, long actor, long article, long parent, long comment, Instant at) {
        give(
                change,
                new NewNotice(
                        account,
                        Category.COMMENTS,
                        "reply",
                        "reply:" + parent,
                        actor,
                        article,
                        0,
                        link(article, comment),
                        at));
    }

    /** Tells a verifier of an article that waits for a decision. */
    public void filed(Change change, long verifier, long editor, long article, Instant at) {
        give(
                change,
                new NewNotice(
                        verifier,
                        Category.VERIFICATION,
                        "filed",
                        filedKeyword(article),
                        editor,
                        article,
                        0,
                        "/verification/",
                        at));
    }

    /** Tells whoever handed an article in what became of it. */
    public void decided(Change change, long editor, long verifier, long article, boolean accepted) {
        give(
                change,
                new NewNotice(
                        editor,
                        Category.VERIFICATION,
                        accepted ? "accepted" : "rejected",
                        "decided:" + article,
                        verifier,
                        article,
                        0,
                        "/articles/" + article + "/",
                        clock.instant()));
    }

    /** The article waits no more, so nobody need read that it does. */
    public void settleFiled(Change change, long article) {
        settle(change, filedKeyword(article));
    }

    /** Tells of something else that happened at an article. */
    public void happened(Change change, Happening happening) {
        give(change, happening.notice());
    }

    /** Tells of something that happened to a message. */
    public void happened(Change change, MessageHappening happening) {
        give(change, happening.notice());
    }

    /** Nobody need read of it any more. */
    public void settle(Change change, MessageHappening happening) {
        settle(change, happening.keyword());
    }

    /** It needs nobody any more, so nobody need read of it. */
    public void settle(Change change, Happening happening) {
        settle(change, happening.keyword());
    }

    private void settle(Change change, String keyword) {
        store.settle(change.sql(), keyword, clock.instant())
                .forEach((account, notice) -> change.tell(Topic.user(account), "notice.read", () -> new JsonObject()
                        .put("notices", new JsonArray().add(notice))
                        .put("unread", store.unread(change.sql(), account))));
    }

    private void give(Change change, NewNotice notice) {
        store.give(change.sql(), notice)
                .ifPresent(id -> change.tell(Topic.user(notice.account()), "notice.created", () -> new JsonObject()
                        .put("notice", NoticeJson.of(store.find(change.sql(), id)))
                        .put("unread", store.unread(change.sql(), notice.account()))));
    }

    private static String filedKeyword(long article) {
        return "filed:" + article;
    }

    private static String link(long article, long comment) {
        return "/articles/" + article + "/#comment-" + comment;
    }
}
