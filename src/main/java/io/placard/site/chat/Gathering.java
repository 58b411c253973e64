package io.placard.site.chat;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Reply;
import io.placard.channel.Topic;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes conversations, takes people in and out. Each change holds the conversation's lock, so it stands before or behind
 * every message. On virtual threads.
 */
final class Gathering {

    private final Journal journal;
    private final ConversationStore store;
    private final NoticedStore noticed = new NoticedStore();
    private final Ledger ledger;
    private final Tallies tallies;
    private final Clock clock;

    Gathering(Journal journal, ConversationStore store, Ledger ledger, Tallies tallies, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.ledger = ledger;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** The conversation of two people, begun where there was none; done with {@code conversation}. */
    Reply open(Speaker who, long other) {
        return journal.write(change -> {
            var known = store.pair(change.sql(), who.account(), other);
            if (known.isPresent()) {
                return done(known.getAsLong());
            }
            return switch (store.reach(change.sql(), who.account(), other)) {
                case NOBODY -> Reply.refused("not_found");
                case BLOCKED -> Reply.refused("blocked");
                case WELCOME -> done(store.begin(change.sql(), who.account(), other, clock.instant()));
            };
        });
    }

    /** A discussion with these people, kept by its maker; done with {@code conversation}. */
    Reply make(Speaker who, NewDiscussion discussion, Invited invited) {
        var reply = journal.write(change -> {
            if (!store.known(change.sql(), invited)) {
                return Reply.refused("unknown", "members");
            }
            var made = store.make(change.sql(), who.account(), discussion, clock.instant());
            if (made.isPresent()) {
                ledger.note(change, who.account(), "made", made.getAsLong(), Ledger.NOTHING, told(invited));
            } else {
                made = store.made(change.sql(), who.account(), discussion.ref());
            }
            if (made.isEmpty()) {
                return Reply.refused("not_found");
            }
            store.keep(change.sql(), made.getAsLong(), who.account(), clock.instant());
            store.add(change.sql(), made.getAsLong(), invited, clock.instant());
            return done(made.getAsLong());
        });
        tally(reply);
        return reply;
    }

    /** Takes people in, by whoever keeps it; who is in stays as they are. Done with {@code added}, how many came in. */
    Reply add(Speaker who, long conversation, Invited invited) {
        var reply = journal.write(change -> {
            MessageStore.lock(change.sql(), conversation);
            if (!store.keeps(change.sql(), conversation, who.account())) {
                return Reply.refused("not_found");
            }
            if (!store.known(change.sql(), invited)) {
                return Reply.refused("unknown", "members");
            }
            var added = store.add(change.sql(), conversation, invited, clock.instant());
            if (added > 0) {
                Chat.tellChanged(change, conversation);
                var noted = told(invited).put("count", added);
                ledger.note(change, who.account(), "joined", conversation, Ledger.NOTHING, noted);
            }
            return Reply.done(new JsonObject().put("conversation", conversation).put("added", added));
        });
        tally(reply);
        return reply;
    }

    /** Takes somebody out of a discussion: by whoever keeps it, or by themselves. Their sockets leave the topic behind this. */
    Reply remove(Speaker who, long conversation, long account) {
        return journal.write(change -> {
            MessageStore.lock(change.sql(), conversation);
            var notices = noticed.held(change.sql(), conversation, account);
            return switch (store.remove(change.sql(), conversation, who.account(), account)) {
                case NOT_FOUND -> Reply.refused("not_found");
                case LAST_KEEPER -> Reply.refused("last_keeper");
                case GONE -> {
                    tellGone(change, conversation, account);
                    notices.removeAll(noticed.notices(change.sql(), conversation, account));
                    tellNotices(change, notices, account);
                    var was = new JsonObject().put("members", ledger.username(change, account));
                    ledger.note(change, who.account(), "left", conversation, was, Ledger.NOTHING);
                    yield done(conversation);
                }
            };
        });
    }

    private static void tellGone(Change change, long conversation, long account) {
        var topic = Chat.topic(conversation);
        change.tell(topic, "topic.left", () -> new JsonObject().put("account", account));
        Chat.tellChanged(change, conversation);
        change.tell(Topic.user(account), "topic.revoked", () -> new JsonObject().put("topic", topic.name()));
    }

    /** The notices that went with the membership: the bell counts them no more. */
    private void tellNotices(Change change, List<Long> notices, long account) {
        if (!notices.isEmpty()) {
            change.tell(Topic.user(account), "notice.read", () -> new JsonObject()
                    .put("notices", new JsonArray(notices))
                    .put("unread", noticed.unread(change.sql(), account)));
        }
    }

    private void tally(Reply reply) {
        if (reply.status() == Reply.Status.DONE) {
            tallies.changed(reply.payload().getLong("conversation"));
        }
    }

    private static JsonObject told(Invited invited) {
        var names = Stream.of(
                        invited.usernames().stream().map(username -> "@" + username),
                        invited.roles().stream().map(Role::word).sorted(),
                        invited.committees().stream().sorted())
                .flatMap(all -> all)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? new JsonObject() : new JsonObject().put("members", names);
    }

    private static Reply done(long conversation) {
        return Reply.done(new JsonObject().put("conversation", conversation));
    }
}
