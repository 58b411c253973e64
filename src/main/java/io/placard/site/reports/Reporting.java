package io.placard.site.reports;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.audit.Act;
import io.placard.site.comments.Removal;
import io.placard.site.notices.Happening;
import io.placard.site.reports.ReportStore.Decision;
import io.placard.site.reports.ReportStore.NewReport;
import io.placard.site.reports.ReportStore.Open;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes reports and decides them, each with its notices and events, in one transaction. On virtual threads. */
final class Reporting {

    /** What the verifiers follow. */
    static final Topic TOPIC = new Topic("verification");

    static final int LONGEST_REASON = 1_000;

    private final Journal journal;
    private final ReportStore store;
    private final Reports.Others others;

    Reporting(Journal journal, ReportStore store, Reports.Others others) {
        this.journal = journal;
        this.store = store;
        this.others = others;
    }

    /** What is wrong with the reason of a report, as a message key. */
    static Optional<String> error(String reason) {
        if (reason.isEmpty()) {
            return Optional.of("reports.error.empty");
        }
        return reason.length() > LONGEST_REASON ? Optional.of("reports.error.long") : Optional.empty();
    }

    /** Takes a report. The same person's of the same thing is taken once while it is open, however often it is sent. */
    void report(NewReport report, Subject subject) {
        journal.write(change -> {
            var id = store.add(change.sql(), report);
            id.ifPresent(written -> {
                store.verifiers(change.sql(), report.reporter()).forEach(verifier -> others.notices()
                        .happened(
                                change,
                                happening(Happening.Kind.REPORTED, verifier, report.reporter(), subject, report.at())));
                change.tell(TOPIC, "report.filed", () -> new JsonObject().put("report", written));
            });
            return id;
        });
    }

    /** Decides what nobody has decided, where this account may. */
    Outcome decide(Decision decision) {
        return journal.write(change -> {
            var sql = change.sql();
            var open = store.hold(sql, decision.report());
            // behind the lock, so that it says what the one before has decided
            var found = store.find(sql, decision.report(), decision.verifier());
            if (found.isEmpty()) {
                return Outcome.MISSING;
            }
            if (open.stream().noneMatch(one -> one.id() == decision.report())) {
                return Outcome.LATE;
            }
            var removes = removes(found.get(), decision);
            if (removes && decision.reason().isEmpty()) {
                return Outcome.UNREASONED;
            }
            if (removes) {
                var comment = found.get().subject().comment().getAsLong();
                var removal = new Removal(comment, decision.verifier(), decision.reason(), decision.at());
                others.comments().remove(change, removal);
            }
            carryOut(change, found.get().subject(), open, decision);
            return Outcome.DONE;
        });
    }

    private static boolean removes(Report report, Decision decision) {
        return decision.outcome().equals("upheld") && report.subject().comment().isPresent() && !report.gone();
    }

    /** What is removed answers every report of it; what is left answers the one that was read. */
    private void carryOut(Change change, Subject subject, List<Open> open, Decision decision) {
        var upheld = decision.outcome().equals("upheld");
        var answered = upheld
                ? open
                : open.stream().filter(one -> one.id() == decision.report()).toList();
        store.decide(change.sql(), answered, decision);
        note(change, subject, decision);
        var kind = upheld ? Happening.Kind.UPHELD : Happening.Kind.LEFT;
        answered.stream()
                .sorted(Comparator.comparing(Open::reporter))
                .filter(one -> one.reporter() != decision.verifier())
                .forEach(one -> others.notices()
                        .happened(
                                change, happening(kind, one.reporter(), decision.verifier(), subject, decision.at())));
        if (answered.size() == open.size()) {
            others.notices().settle(change, happening(Happening.Kind.REPORTED, 0, 0, subject, decision.at()));
        }
        answered.forEach(one -> tellDecided(change, one, decision));
    }

    private void tellDecided(Change change, Open report, Decision decision) {
        change.tell(TOPIC, "report.decided", () -> new JsonObject()
                .put("report", report.id())
                .put("state", decision.outcome())
                .put(
                        "by",
                        store.find(change.sql(), report.id(), decision.verifier())
                                .flatMap(Report::decider)
                                .orElse("")));
    }

    private void note(Change change, Subject subject, Decision decision) {
        others.audit()
                .note(
                        change.sql(),
                        new Act(
                                decision.verifier(),
                                "report." + decision.outcome(),
                                subject.title(),
                                subject.link(),
                                new JsonObject(),
                                new JsonObject(),
                                decision.at()));
    }

    private static Happening happening(Happening.Kind kind, long account, long actor, Subject subject, Instant at) {
        return new Happening(kind, account, actor, subject.article(), subject.comment(), at);
    }

    /** What became of a decision. */
    enum Outcome {
        DONE,
        /** A comment is removed for a reason, and none was given. */
        UNREASONED,
        /** Somebody was first. */
        LATE,
        /** There is no such report, or this account may not decide. */
        MISSING
    }
}
