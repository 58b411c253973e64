package io.placard.site.notices;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.page.Desk;
import io.placard.site.page.Membership;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;

/** The feature's door: how others give notice of something, in the transaction in which it happens. On virtual threads. */
public final class Notices {

    private final NoticeStore store;
    private final Reading reading;

    public Notices(Pool pool, Journal journal, Clock clock) {
        this.store = new NoticeStore(pool);
        this.reading = new Reading(journal, store, clock);
    }

    /** The feature's pages. */
    public NoticePages pages(Desk desk) {
        return new NoticePages(desk, store, reading);
    }

    /** The feature's frames. */
    public Channel channel(Membership membership) {
        return new NoticeChannel(membership, reading);
    }

    /** Tells an article's author of a comment on it. */
    public void commented(Change change, long account, long actor, long article, long comment, Instant at) {
        give(
                change,
                new NewNotice(account, "comment", "comment:" + article, actor, article, link(article, comment), at));
    }

    /** Tells a comment's author of a reply to it. */
    public void replied(Change change, long account, long actor, long article, long parent, long comment, Instant at) {
        give(change, new NewNotice(account, "reply", "reply:" + parent, actor, article, link(article, comment), at));
    }

    private void give(Change change, NewNotice notice) {
        var id = store.give(change.sql(), notice);
        change.tell(Topic.user(notice.account()), "notice.created", () -> new JsonObject()
                .put("notice", NoticeJson.of(store.find(change.sql(), id)))
                .put("unread", store.unread(change.sql(), notice.account())));
    }

    private static String link(long article, long comment) {
        return "/articles/" + article + "/#comment-" + comment;
    }
}
