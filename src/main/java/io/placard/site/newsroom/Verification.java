package io.placard.site.newsroom;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.site.articles.Articles;
import io.placard.site.articles.Draft;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.newsroom.RevisionStore.Decision;
import io.placard.site.notices.Notices;
import io.placard.site.publication.Plan;
import io.placard.site.publication.Publication;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Decides what was handed in: the first decision holds; the article, the notices and the events are written with it. On
 * virtual threads.
 */
final class Verification {

    private static final int LONGEST_REASON = 1_000;

    private final Journal journal;
    private final RevisionStore revisions;
    private final Articles articles;
    private final Publication publication;
    private final Notices notices;
    private final Audit audit;

    Verification(Journal journal, RevisionStore revisions, Publication publication, Notices notices, Audit audit) {
        this.journal = journal;
        this.revisions = revisions;
        this.articles = publication.articles();
        this.publication = publication;
        this.notices = notices;
        this.audit = audit;
    }

    /** What is wrong with the reason of a decision, as a message key. */
    static Optional<String> error(RevisionState state, String reason) {
        if (reason.length() > LONGEST_REASON) {
            return Optional.of("newsroom.error.reason-long");
        }
        return state == RevisionState.REJECTED && reason.isEmpty()
                ? Optional.of("newsroom.error.reason")
                : Optional.empty();
    }

    /**
     * What became of the revision: this decision's state, or the one that was there before it.
     *
     * @return empty where there is no such revision, or this account may not decide
     */
    Optional<Outcome> decide(Decision decision) {
        return journal.write(change -> {
            var found = revisions.find(change.sql(), decision.revision(), decision.verifier());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            // the article's lock first, as in filing: two who decide, or one who files meanwhile, never wait in a ring
            var locked = revisions.lock(change.sql(), found.get().article());
            var first = revisions.decide(change.sql(), decision);
            if (first) {
                carryOut(change, found.get(), locked, decision);
            }
            return revisions
                    .find(change.sql(), decision.revision(), decision.verifier())
                    .map(now -> new Outcome(first, now));
        });
    }

    private void carryOut(Change change, Revision revision, RevisionStore.Locked locked, Decision decision) {
        var article = revision.article();
        if (decision.state() == RevisionState.VERIFIED) {
            accept(change, revision, locked, decision);
        } else if (!locked.verified()) {
            articles.sendBack(change.sql(), article);
        }
        note(change, revision, decision);
        var editor = revision.editor().id();
        if (editor != decision.verifier()) {
            notices.decided(change, editor, decision.verifier(), article, decision.state() == RevisionState.VERIFIED);
        }
        notices.settleFiled(change, article);
        change.tell(Filing.TOPIC, "verification.decided", () -> new JsonObject()
                .put("revision", revision.id())
                .put("state", decision.state().word())
                .put(
                        "by",
                        revisions
                                .find(change.sql(), revision.id(), decision.verifier())
                                .flatMap(Revision::decider)
                                .orElse("")));
    }

    private void note(Change change, Revision revision, Decision decision) {
        var after = new JsonObject().put("state", decision.state().word());
        if (!decision.reason().isEmpty()) {
            after.put("reason", decision.reason());
        }
        var act = "article." + decision.state().word();
        var link = "/articles/" + revision.article() + "/";
        var before = new JsonObject().put("state", revision.state().word());
        audit.note(
                change.sql(), new Act(decision.verifier(), act, revision.title(), link, before, after, decision.at()));
    }

    /** Everybody reads it now, or when its time has come; what has appeared cannot wait again. */
    private void accept(Change change, Revision revision, RevisionStore.Locked locked, Decision decision) {
        var article = revision.article();
        var plan =
                decision.publishAt().or(locked::planned).filter(at -> !locked.verified() && at.isAfter(decision.at()));
        var content = content(revision, locked, decision, plan.isEmpty());
        if (plan.isEmpty()) {
            articles.show(change, article, content);
        } else {
            articles.replace(change.sql(), article, content);
            publication.plan(change, new Plan(article, plan.get(), decision.verifier()));
        }
    }

    private static Draft content(Revision revision, RevisionStore.Locked locked, Decision decision, boolean verified) {
        return new Draft(
                locked.author(),
                revision.title().strip(),
                revision.body(),
                revision.language(),
                revision.tags(),
                verified,
                revision.file(),
                decision.at());
    }

    /** @param first whether it was this decision that counted */
    record Outcome(boolean first, Revision revision) {}
}
