package io.placard.site.publication;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.audit.Act;
import io.placard.site.notices.Happening;
import io.placard.site.publication.PublicationStore.Found;
import io.placard.site.publication.PublicationStore.NewTurn;
import io.placard.site.publication.PublicationStore.Shown;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** Publishes, takes back, pins: each with its turn, its line in the audit log and all that tells of it. On virtual threads. */
final class Publishing {

    /** How many articles stand on top of the front page. */
    static final int MOST_PINNED = 3;

    private static final int LONGEST_REASON = 1_000;
    private static final JsonObject NOTHING = new JsonObject();

    private final Journal journal;
    private final PublicationStore store;
    private final Publication.Others others;
    private final Clock clock;

    Publishing(Journal journal, PublicationStore store, Publication.Others others, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.others = others;
        this.clock = clock;
    }

    /** How it went. */
    enum Outcome {
        DONE,
        /** There is no such article, or this is not theirs to do with it as it stands. */
        MISSING,
        /** As many are pinned as may be. */
        FULL
    }

    /** Whether an article can be taken back for it. */
    static boolean isReason(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_REASON && text.indexOf('\0') < 0;
    }

    /** Makes a just accepted article wait for its time. */
    void plan(Change change, Plan plan) {
        store.plan(change.sql(), plan);
        store.add(
                change.sql(),
                new NewTurn(plan.article(), "planned", plan.by(), "", Optional.of(plan.at()), clock.instant()));
    }

    /** Gives an article that waits for its time another one; to a verifier, also one that was taken back. */
    Outcome replan(Plan plan) {
        return act(plan.article(), plan.by(), (change, found) -> {
            var standing = found.article().standing();
            if (!standing.scheduled() && !(standing.withdrawn() && found.verifies())) {
                return Outcome.MISSING;
            }
            plan(change, plan);
            var before = standing.publishAt().map(Publishing::time).orElse(NOTHING);
            note(change, found, plan.by(), "article.planned", before, time(plan.at()));
            return Outcome.DONE;
        });
    }

    /** Takes a published article back, or one that waits for its time. */
    Outcome withdraw(long article, long actor, String reason) {
        return act(article, actor, (change, found) -> {
            var standing = found.article().standing();
            if (!standing.published() && !standing.scheduled()) {
                return Outcome.MISSING;
            }
            store.withdraw(change.sql(), article);
            turn(change, article, actor, "withdrawn", reason);
            note(change, found, actor, "article.withdrawn", NOTHING, new JsonObject().put("reason", reason));
            tellAuthor(change, found, actor, Happening.Kind.WITHDRAWN);
            if (standing.published()) {
                change.tell(Topic.CONFERENCE, "article.withdrawn", () -> new JsonObject().put("article", article));
            }
            return Outcome.DONE;
        });
    }

    /** Publishes at once what was taken back or waits for its time. */
    Outcome giveBack(long article, long actor) {
        return act(article, actor, (change, found) -> {
            var standing = found.article().standing();
            if (!found.verifies() || !standing.withdrawn() && !standing.scheduled()) {
                return Outcome.MISSING;
            }
            var shown = store.giveBack(change.sql(), article, clock.instant());
            turn(change, article, actor, "returned", "");
            note(change, found, actor, "article.returned", NOTHING, NOTHING);
            tellAuthor(change, found, actor, Happening.Kind.RETURNED);
            others.articles().tellPublished(change, article, shown.content());
            return Outcome.DONE;
        });
    }

    /** Pins a published article to the top of the front page, or takes it from there. */
    Outcome pin(long article, long actor, boolean pinned) {
        return act(article, actor, (change, found) -> {
            var standing = found.article().standing();
            if (!found.verifies() || !standing.published()) {
                return Outcome.MISSING;
            }
            if (standing.pinned() == pinned) {
                return Outcome.DONE;
            }
            if (!pinned) {
                store.unpin(change.sql(), article);
            } else if (!store.pin(change.sql(), article, clock.instant(), MOST_PINNED)) {
                return Outcome.FULL;
            }
            note(change, found, actor, pinned ? "article.pinned" : "article.unpinned", NOTHING, NOTHING);
            change.tell(Topic.CONFERENCE, "article.pinned", () -> new JsonObject()
                    .put("article", article)
                    .put("pinned", pinned));
            return Outcome.DONE;
        });
    }

    /** Publishes all whose time has come, each in a transaction of its own, whichever node finds it first. */
    void publishDue() {
        while (journal.write(this::publishOne)) {
            // the next one
        }
    }

    private boolean publishOne(Change change) {
        var now = clock.instant();
        var due = store.appear(change.sql(), now);
        due.ifPresent(shown -> appeared(change, shown, now));
        return due.isPresent();
    }

    private void appeared(Change change, Shown shown, Instant now) {
        var author = shown.content().author();
        long planner = shown.plannedBy().orElse(author);
        turn(change, shown.article(), planner, "appeared", "");
        others.articles().tellPublished(change, shown.article(), shown.content());
        var kind = Happening.Kind.APPEARED;
        others.notices()
                .happened(change, new Happening(kind, author, planner, shown.article(), OptionalLong.empty(), now));
    }

    private Outcome act(long article, long actor, BiFunction<Change, Found, Outcome> does) {
        return journal.write(change -> store.lock(change.sql(), article, actor)
                .map(found -> does.apply(change, found))
                .orElse(Outcome.MISSING));
    }

    private void turn(Change change, long article, long actor, String word, String reason) {
        store.add(change.sql(), new NewTurn(article, word, actor, reason, Optional.empty(), clock.instant()));
    }

    private void tellAuthor(Change change, Found found, long actor, Happening.Kind kind) {
        var article = found.article();
        if (article.author() != actor) {
            others.notices()
                    .happened(
                            change,
                            new Happening(
                                    kind,
                                    article.author(),
                                    actor,
                                    article.id(),
                                    OptionalLong.empty(),
                                    clock.instant()));
        }
    }

    private void note(Change change, Found found, long actor, String act, JsonObject before, JsonObject after) {
        var article = found.article();
        var link = "/articles/" + article.id() + "/";
        others.audit().note(change.sql(), new Act(actor, act, article.title(), link, before, after, clock.instant()));
    }

    private static JsonObject time(Instant at) {
        return new JsonObject().put("time", at.toString());
    }
}
