package io.placard.site.chat;

import io.placard.channel.Journal.Change;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** Notes in the audit log what is decided over others in chat, in the transaction that does it. On virtual threads. */
final class Ledger {

    static final JsonObject NOTHING = new JsonObject();

    private final Audit audit;
    private final ConversationStore store;
    private final Clock clock;

    Ledger(Audit audit, ConversationStore store, Clock clock) {
        this.audit = audit;
        this.store = store;
        this.clock = clock;
    }

    /** Something that was done to a conversation or to somebody in it. */
    void note(Change change, long who, String act, long conversation, JsonObject before, JsonObject after) {
        var found = store.subject(change.sql(), conversation);
        var link = found.pair() ? "" : "/chat/" + conversation + "/details/";
        audit.note(change.sql(), new Act(who, "chat." + act, found.name(), link, before, after, clock.instant()));
    }

    /** Something that was done to somebody wherever they are. */
    void noteOf(Change change, long who, String act, long account, JsonObject after) {
        var link = "/admin/accounts/" + account + "/";
        var name = store.username(change.sql(), account);
        audit.note(change.sql(), new Act(who, "chat." + act, name, link, NOTHING, after, clock.instant()));
    }

    /** Somebody's user name, as it is noted: anonymising finds it by its sign. */
    String username(Change change, long account) {
        return store.username(change.sql(), account);
    }
}
