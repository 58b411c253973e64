package io.placard.site.moderation;

import io.placard.channel.Journal;
import io.placard.site.chat.Chat;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a conversation out for the record: why is noted before a word of it is read. On virtual threads. */
final class Recording {

    private final Journal journal;
    private final RecordStore store;
    private final Chat chat;

    Recording(Journal journal, RecordStore store, Chat chat) {
        this.journal = journal;
        this.store = store;
        this.chat = chat;
    }

    /** Notes who takes it out and why; empty: that is not theirs to do. */
    Optional<Kept> begin(long conversation, long staff, String format, String reason) {
        return journal.write(change -> {
            var found = store.find(change.sql(), conversation, staff);
            found.ifPresent(kept -> {
                var told = new JsonObject().put("format", format).put("reason", reason);
                chat.note(change, staff, "exported", conversation, told);
            });
            return found;
        });
    }

    /** Every message of it, one after the other. */
    void each(long conversation, long staff, Consumer<Recorded> taker) {
        store.each(conversation, staff, taker);
    }
}
