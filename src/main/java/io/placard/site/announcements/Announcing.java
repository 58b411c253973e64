package io.placard.site.announcements;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.announcements.AnnouncementStore.Hand;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.page.Language;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is done with announcements: each act with its line in the audit log and the event by which open pages ask anew. The
 * event has no words in it, for everybody hears it. On virtual threads.
 */
final class Announcing {

    private static final JsonObject NOTHING = new JsonObject();

    private final Journal journal;
    private final AnnouncementStore store;
    private final Audit audit;
    private final Clock clock;

    Announcing(Journal journal, AnnouncementStore store, Audit audit, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** How an act went. */
    enum Outcome {
        DONE,
        /** There is none for this account. */
        NOT_FOUND,
        /** Somebody else has changed it since the page was drawn. */
        STALE,
        /** It is in no state for this, such as ended when it is to be ended. */
        TOO_LATE
    }

    /** Now, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Makes one, or finds that this form did so before; not found where this account may not. */
    Outcome make(long actor, String ref, Wording wording) {
        return journal.write(change -> {
            if (!store.mayAnnounce(change.sql(), actor)) {
                return Outcome.NOT_FOUND;
            }
            store.add(change.sql(), actor, ref, wording).ifPresent(id -> {
                tell(change, id);
                note(change, new Hand(actor, id), "announcement.made", wording, NOTHING, Trace.of(wording));
            });
            return Outcome.DONE;
        });
    }

    /** Changes one that shows or will show. */
    Outcome edit(Hand hand, int version, Wording wording) {
        return with(hand, (change, known) -> {
            if (known.version() != version) {
                return Outcome.STALE;
            }
            if (!known.canChange(now())) {
                return Outcome.TOO_LATE;
            }
            store.change(change.sql(), known.id(), wording);
            var trace = Trace.between(known.wording(), wording);
            note(change, hand, "announcement.edited", wording, trace.before(), trace.after());
            return Outcome.DONE;
        });
    }

    /** Ends one that shows: it can still be read among the past ones. */
    Outcome end(Hand hand) {
        return with(hand, (change, known) -> {
            var now = now();
            if (known.state(now) != State.SHOWING) {
                return Outcome.TOO_LATE;
            }
            store.end(change.sql(), known.id(), now);
            note(change, hand, "announcement.ended", known.wording(), NOTHING, NOTHING);
            return Outcome.DONE;
        });
    }

    /** Takes one back, whether it has shown or not: from now on nobody but staff knows of it. */
    Outcome withdraw(Hand hand) {
        return with(hand, (change, known) -> {
            if (known.withdrawn().isPresent()) {
                return Outcome.TOO_LATE;
            }
            store.withdraw(change.sql(), known.id(), now());
            note(change, hand, "announcement.withdrawn", known.wording(), NOTHING, NOTHING);
            return Outcome.DONE;
        });
    }

    /** Deletes one that nobody has seen. */
    Outcome delete(Hand hand) {
        return with(hand, (change, known) -> {
            if (known.wasShown(now())) {
                return Outcome.TOO_LATE;
            }
            store.delete(change.sql(), known.id());
            note(change, hand, "announcement.deleted", known.wording(), Trace.of(known.wording()), NOTHING);
            return Outcome.DONE;
        });
    }

    /** Puts one away for an account, on all its devices; false where there is none for it. */
    boolean dismiss(long account, long id) {
        return journal.write(change -> {
            var dismissal = store.dismiss(change.sql(), account, id, now());
            if (dismissal.made()) {
                change.tell(
                        Topic.user(account), "announcement.dismissed", () -> new JsonObject().put("announcement", id));
            }
            return dismissal.known();
        });
    }

    private Outcome with(Hand hand, Deed deed) {
        return journal.write(change -> {
            var known = store.lock(change.sql(), hand);
            var outcome = known.isEmpty() ? Outcome.NOT_FOUND : deed.on(change, known.get());
            if (outcome == Outcome.DONE) {
                tell(change, hand.announcement());
            }
            return outcome;
        });
    }

    private void tell(Change change, long id) {
        store.raise(change.sql());
        change.tell(Topic.CONFERENCE, "announcement.changed", () -> new JsonObject().put("announcement", id));
    }

    private void note(Change change, Hand hand, String act, Wording wording, JsonObject before, JsonObject after) {
        var link = act.equals("announcement.deleted") ? "" : AnnouncingPages.path(hand.announcement());
        var subject = wording.words(Language.EN);
        audit.note(change.sql(), new Act(hand.actor(), act, subject, link, before, after, clock.instant()));
    }

    /** What is done with an announcement that is locked. */
    private interface Deed {
        Outcome on(Change change, Announcement known);
    }
}
