package io.placard.site.chat;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.site.chat.EditStore.Note;
import io.placard.site.chat.EditStore.Place;
import io.placard.site.mentions.Written;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes messages that were sent: under the lock of their conversation, so in one order with all that is said there. */
final class Editing {

    private final Journal journal;
    private final EditStore store = new EditStore();
    private final Ledger ledger;
    private final Clock clock;

    Editing(Journal journal, Ledger ledger, Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Gives an own message other words; those that it has already change nothing. Answers why not, if not. */
    Optional<Refused> edit(Speaker who, Place place, String body, Written written, String excerpt) {
        return journal.write(change -> {
            MessageStore.lock(change.sql(), place.conversation());
            var found = store.editable(change.sql(), place, who, clock.instant());
            if (found.isEmpty()) {
                return Optional.of(Refused.NOT_FOUND);
            }
            if (found.get().refused().isEmpty()
                    && body.isEmpty()
                    && !found.get().carries()) {
                return Optional.of(Refused.WRONG_LENGTH);
            }
            if (found.get().refused().isEmpty() && !body.equals(found.get().body())) {
                store.edit(change.sql(), place, body, written, new Note(excerpt, clock.instant()));
                change.tell(Chat.topic(place.conversation()), "message.edited", told(change, place));
            }
            return found.get().refused();
        });
    }

    /** Takes a message's words away; its place stays. Answers why not, if not. */
    Optional<Refused> delete(Speaker who, Place place) {
        return journal.write(change -> {
            MessageStore.lock(change.sql(), place.conversation());
            var found = store.deletable(change.sql(), place, who);
            if (found.isEmpty()) {
                return Optional.of(Refused.NOT_FOUND);
            }
            if (found.get().refused().isEmpty() && !found.get().gone()) {
                delete(change, place, who.account(), found.get().own() ? Deleted.AUTHOR : Deleted.STAFF);
            }
            return found.get().refused();
        });
    }

    /** Takes it away for staff who have decided so, and whose right to that was asked already; false: it was gone. */
    boolean remove(Change change, long staff, Place place) {
        MessageStore.lock(change.sql(), place.conversation());
        if (!store.stands(change.sql(), place)) {
            return false;
        }
        delete(change, place, staff, Deleted.STAFF);
        return true;
    }

    private void delete(Change change, Place place, long account, Deleted by) {
        store.delete(change.sql(), place, by, account, clock.instant());
        change.tell(Chat.topic(place.conversation()), "message.deleted", told(change, place));
        if (by == Deleted.STAFF) {
            var author = new JsonObject()
                    .put("members", store.author(change.sql(), place))
                    .put("number", place.seq());
            ledger.note(change, account, "message-deleted", place.conversation(), author, Ledger.NOTHING);
        }
    }

    private Supplier<JsonObject> told(Change change, Place place) {
        return () -> new JsonObject().put("message", store.told(change.sql(), place));
    }
}
