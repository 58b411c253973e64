package io.placard.site.chat;

import io.placard.channel.Journal;
import io.placard.channel.Reply;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * What those do who keep a discussion, but for who is in it: under its lock, told to all who are in it, and noted. On
 * virtual threads.
 */
final class Keeping {

    private final Journal journal;
    private final ConversationStore conversations;
    private final KeepingStore store = new KeepingStore();
    private final Ledger ledger;
    private final Tallies tallies;
    private final Clock clock;

    Keeping(Journal journal, ConversationStore conversations, Ledger ledger, Tallies tallies, Clock clock) {
        this.journal = journal;
        this.conversations = conversations;
        this.ledger = ledger;
        this.tallies = tallies;
        this.clock = clock;
    }

    /**
     * Gives a discussion other rules.
     *
     * @param wanted makes them of those that hold, under the lock
     */
    Reply change(Speaker who, long conversation, UnaryOperator<Rules> wanted) {
        var reply = journal.write(change -> {
            MessageStore.lock(change.sql(), conversation);
            if (!conversations.keeps(change.sql(), conversation, who.account())) {
                return Reply.refused("not_found");
            }
            var before = store.rules(change.sql(), conversation);
            var after = wanted.apply(before);
            if (!after.equals(before)) {
                store.change(change.sql(), conversation, after, clock.instant());
                Chat.tellChanged(change, conversation);
                var act =
                        before.archived() == after.archived() ? "changed" : after.archived() ? "archived" : "reopened";
                ledger.note(change, who.account(), act, conversation, told(before, after), told(after, before));
            }
            return Reply.done();
        });
        if (reply.status() == Reply.Status.DONE) {
            // its name stands in everybody's list
            tallies.changed(conversation);
        }
        return reply;
    }

    /** Names a member as a keeper, or takes that from them; one keeper stays, unless staff do it. */
    Reply setKeeper(Speaker who, long conversation, long account, boolean keeper) {
        return journal.write(change -> {
            MessageStore.lock(change.sql(), conversation);
            if (!conversations.keeps(change.sql(), conversation, who.account())) {
                return Reply.refused("not_found");
            }
            return switch (store.setKeeper(change.sql(), conversation, who.account(), account, keeper)) {
                case NOT_FOUND -> Reply.refused("not_found");
                case LAST -> Reply.refused("last_keeper");
                case AS_BEFORE -> Reply.done();
                case DONE -> {
                    Chat.tellChanged(change, conversation);
                    var named = new JsonObject().put("members", ledger.username(change, account));
                    var act = keeper ? "keeper" : "no-keeper";
                    ledger.note(change, who.account(), act, conversation, Ledger.NOTHING, named);
                    yield Reply.done();
                }
            };
        });
    }

    /** What the first says otherwise than the second. */
    private static JsonObject told(Rules rules, Rules other) {
        var told = new JsonObject();
        if (!rules.name().equals(other.name())) {
            told.put("english", rules.name().english())
                    .put("chinese", rules.name().chinese());
        }
        if (rules.announcing() != other.announcing()) {
            told.put("announcing", rules.announcing());
        }
        if (rules.slowSeconds() != other.slowSeconds()) {
            told.put("slow", rules.slowSeconds());
        }
        return told;
    }
}
