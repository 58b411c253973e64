package io.placard.site.chat;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Reply;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * Makes conversations, takes people in and out. Each change holds the conversation's lock, so it stands before or behind
 * every message. On virtual threads.
 */
final class Gathering {

    private final Journal journal;
    private final ConversationStore store;
    private final Tallies tallies;
    private final Clock clock;

    Gathering(Journal journal, ConversationStore store, Tallies tallies, Clock clock) {
        this.journal = journal;
        this.store = store;
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

    /** Takes people in, by a keeper; who is in stays as they are. */
    Reply add(Speaker who, long conversation, Invited invited) {
        var reply = journal.write(change -> {
            MessageStore.lock(change.sql(), conversation);
            if (!store.keeps(change.sql(), conversation, who.account())) {
                return Reply.refused("not_found");
            }
            if (!store.known(change.sql(), invited)) {
                return Reply.refused("unknown", "members");
            }
            if (store.add(change.sql(), conversation, invited, clock.instant()) > 0) {
                tellChanged(change, conversation);
            }
            return done(conversation);
        });
        tally(reply);
        return reply;
    }

    /** Takes somebody out of a discussion: by a keeper, or by themselves. Their sockets leave the topic behind this event. */
    Reply remove(Speaker who, long conversation, long account) {
        return journal.write(change -> {
            MessageStore.lock(change.sql(), conversation);
            return switch (store.remove(change.sql(), conversation, who.account(), account)) {
                case NOT_FOUND -> Reply.refused("not_found");
                case LAST_KEEPER -> Reply.refused("last_keeper");
                case GONE -> {
                    var topic = Chat.topic(conversation);
                    change.tell(topic, "topic.left", () -> new JsonObject().put("account", account));
                    tellChanged(change, conversation);
                    change.tell(
                            Topic.user(account), "topic.revoked", () -> new JsonObject().put("topic", topic.name()));
                    yield done(conversation);
                }
            };
        });
    }

    private static void tellChanged(Change change, long conversation) {
        change.tell(Chat.topic(conversation), "conversation.changed", () -> new JsonObject()
                .put("conversation", conversation));
    }

    private void tally(Reply reply) {
        if (reply.status() == Reply.Status.DONE) {
            tallies.changed(reply.payload().getLong("conversation"));
        }
    }

    private static Reply done(long conversation) {
        return Reply.done(new JsonObject().put("conversation", conversation));
    }
}
