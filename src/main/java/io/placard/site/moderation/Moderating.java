package io.placard.site.moderation;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.site.chat.Chat;
import io.placard.site.chat.Mute;
import io.placard.site.moderation.ReportStore.NewReport;
import io.placard.site.moderation.ReportStore.Open;
import io.placard.site.notices.MessageHappening;
import io.placard.site.notices.Notices;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes reports of messages and decides them, each with what follows from it in one transaction. On virtual threads. */
final class Moderating {

    private final Journal journal;
    private final ReportStore store;
    private final KeptFileStore kept = new KeptFileStore();
    private final Chat chat;
    private final Notices notices;
    private final Clock clock;

    Moderating(Journal journal, ReportStore store, Chat chat, Notices notices, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.chat = chat;
        this.notices = notices;
        this.clock = clock;
    }

    /** Takes a report. The same person's of the same message is taken once while it is open, however often it is sent. */
    void report(NewReport report, long author) {
        journal.write(change -> {
            var id = store.add(change.sql(), report);
            id.ifPresent(written -> store.staffBut(change.sql(), report.reporter(), author)
                    .forEach(staff -> notices.happened(
                            change,
                            new MessageHappening(
                                    MessageHappening.Kind.REPORTED,
                                    staff,
                                    report.reporter(),
                                    report.conversation(),
                                    report.seq(),
                                    "/admin/chat/reports/" + written + "/",
                                    report.at()))));
            return id;
        });
    }

    /** A report with what was said around it; that it was read is noted. */
    Optional<Looked> look(long report, long reader) {
        return journal.write(change -> store.find(change.sql(), report, reader).map(found -> {
            var place = found.place();
            note(change, reader, "report-read", place, new JsonObject());
            return new Looked(found, store.context(change.sql(), report, reader));
        }));
    }

    /** Decides what nobody has decided, where this account may. */
    Outcome decide(Decision decision) {
        var looked = new long[1];
        var outcome = journal.write(change -> {
            var open = store.hold(change.sql(), decision.report());
            // behind the lock, so that it says what the one before has decided
            var found = store.find(change.sql(), decision.report(), decision.staff());
            if (found.isEmpty()) {
                return Outcome.MISSING;
            }
            if (open.stream().noneMatch(one -> one.id() == decision.report())) {
                return Outcome.LATE;
            }
            looked[0] = found.get().place().conversation();
            if (!act(change, found.get(), decision)) {
                return Outcome.FORBIDDEN;
            }
            answer(change, found.get(), open, decision);
            return Outcome.DONE;
        });
        if (outcome == Outcome.DONE && decision.deletes()) {
            chat.tally(looked[0]);
        }
        return outcome;
    }

    /** Takes somebody's word everywhere, or gives it back; false where that is not theirs to do. */
    boolean mute(Mute mute) {
        return journal.write(change -> chat.muteEverywhere(change, mute));
    }

    /** What is done to the message and its author; false where that is not theirs to do, and then nothing is. */
    private boolean act(Change change, MessageReport report, Decision decision) {
        if (decision.outcome().equals("left")) {
            return true;
        }
        var place = report.place();
        var mute = new Mute(decision.staff(), report.author().id(), decision.span(), decision.reason());
        var muted = decision.muted()
                .map(where -> where.equals("here")
                        ? chat.muteHere(change, mute, place.conversation())
                        : chat.muteEverywhere(change, mute));
        if (muted.equals(Optional.of(false))) {
            return false;
        }
        if (decision.deletes()) {
            chat.remove(change, decision.staff(), place.conversation(), place.seq());
        }
        return true;
    }

    /** What is acted on answers every report of the message; what is left answers the one that was read. */
    private void answer(Change change, MessageReport report, List<Open> open, Decision decision) {
        var upheld = decision.outcome().equals("upheld");
        var answered = upheld
                ? open
                : open.stream().filter(one -> one.id() == decision.report()).toList();
        store.decide(change.sql(), answered, decision, clock.instant());
        kept.drop(change.sql(), report.place());
        var told = new JsonObject();
        if (!decision.reason().isEmpty()) {
            told.put("reason", decision.reason());
        }
        note(change, decision.staff(), "report-" + decision.outcome(), report.place(), told);
        var kind = upheld ? MessageHappening.Kind.UPHELD : MessageHappening.Kind.LEFT;
        answered.stream()
                .sorted(Comparator.comparing(Open::reporter))
                .filter(one -> one.within() && one.reporter() != decision.staff())
                .forEach(one -> notices.happened(change, happening(kind, one.reporter(), decision.staff(), report)));
        if (answered.size() == open.size()) {
            notices.settle(change, happening(MessageHappening.Kind.REPORTED, 0, 0, report));
        }
    }

    private MessageHappening happening(MessageHappening.Kind kind, long account, long actor, MessageReport report) {
        var place = report.place();
        var link = "/chat/" + place.conversation() + "/?at=" + place.seq() + "#m-" + place.seq();
        return new MessageHappening(kind, account, actor, place.conversation(), place.seq(), link, clock.instant());
    }

    private void note(Change change, long who, String act, MessageReport.Place place, JsonObject told) {
        chat.note(change, who, act, place.conversation(), told.put("number", place.seq()));
    }

    /** A report and what was said around it. */
    record Looked(MessageReport report, List<Said> context) {}

    /** What became of a decision. */
    enum Outcome {
        DONE,
        /** Somebody was first. */
        LATE,
        /** There is no such report, or this account may not decide. */
        MISSING,
        /** Its author's word is not theirs to take. */
        FORBIDDEN
    }
}
