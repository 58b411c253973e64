package io.placard.site.newsroom;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.articles.Articles;
import io.placard.site.articles.Draft;
import io.placard.site.files.Files;
import io.placard.site.files.HandIn;
import io.placard.site.newsroom.RevisionStore.Locked;
import io.placard.site.newsroom.RevisionStore.NewRevision;
import io.placard.site.notices.Notices;
import io.placard.site.publication.Plan;
import io.placard.site.publication.Publication;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hands a draft in: the draft becomes a revision, and the revision appears at once or waits for a verifier; in one
 * transaction with everything that tells of it. On virtual threads.
 */
final class Filing {

    /** What the verifiers follow. */
    static final Topic TOPIC = new Topic("verification");

    private final Journal journal;
    private final DraftStore drafts;
    private final RevisionStore revisions;
    private final Files files;
    private final QueueStore queue;
    private final Articles articles;
    private final Publication publication;
    private final Notices notices;
    private final Clock clock;

    Filing(Journal journal, Newsroom.Stores stores, Publication publication, Notices notices, Clock clock) {
        this.journal = journal;
        this.drafts = stores.drafts();
        this.revisions = stores.revisions();
        this.files = stores.files();
        this.queue = stores.queue();
        this.articles = publication.articles();
        this.publication = publication;
        this.notices = notices;
        this.clock = clock;
    }

    /** How it went. */
    sealed interface Filed {
        /** It stands under this article; handed in twice, it stands there once. */
        record Done(long article) implements Filed {}

        /** There is no such draft of this account's, or it may not write any more. */
        record Missing() implements Filed {}

        /** Another revision was handed in since the draft was begun. */
        record Overtaken() implements Filed {}
    }

    /** Hands in what was saved last, to appear at that time where it has not appeared yet. */
    Filed file(long draft, long author, Optional<Instant> publishAt) {
        return journal.write(change -> {
            var found = drafts.find(change.sql(), draft, author);
            var locked = found.filter(open -> open.article().isPresent())
                    .map(open -> revisions.lock(change.sql(), open.article().getAsLong()));
            // behind the lock: of two who hand in the same draft at once the second finds it done
            var known = revisions.byDraft(change.sql(), draft, author);
            var rights = revisions.rights(change.sql(), author);
            if (known.isPresent()) {
                return new Filed.Done(known.getAsLong());
            }
            if (found.isEmpty() || !rights.writes()) {
                return new Filed.Missing();
            }
            if (locked.isPresent() && locked.get().latest() > found.get().base()) {
                return new Filed.Overtaken();
            }
            if (!drafts.drop(change.sql(), draft, author)) {
                return again(change, draft, author);
            }
            var state = rights.verifies() ? RevisionState.VERIFIED : RevisionState.PENDING;
            var editor = new Editor(author, state, publishAt);
            return locked.isEmpty()
                    ? first(change, found.get(), editor)
                    : next(change, found.get(), locked.get(), editor);
        });
    }

    private Filed again(Change change, long draft, long author) {
        var known = revisions.byDraft(change.sql(), draft, author);
        return known.isPresent() ? new Filed.Done(known.getAsLong()) : new Filed.Missing();
    }

    private Filed first(Change change, OpenDraft draft, Editor editor) {
        var plan = editor.plan(clock.instant());
        var content = content(draft.manuscript(), editor.account, editor.verifies() && plan.isEmpty());
        var article = articles.write(change.sql(), content);
        add(change, draft, new Place(article, 1), editor);
        if (content.verified()) {
            articles.tellPublished(change, article, content);
        }
        plan.ifPresent(at -> publication.plan(change, new Plan(article, at, editor.account)));
        return new Filed.Done(article);
    }

    private Filed next(Change change, OpenDraft draft, Locked locked, Editor editor) {
        var article = draft.article().getAsLong();
        revisions.supersede(change.sql(), article).forEach(id -> tellDecided(change, id));
        add(change, draft, new Place(article, locked.latest() + 1), editor);
        // what has appeared cannot be planned; what waits for its time keeps it
        var plan = locked.verified()
                ? Optional.<Instant>empty()
                : editor.plan(clock.instant()).or(() -> locked.planned().filter(at -> editor.verifies()));
        if (plan.isPresent()) {
            articles.replace(change.sql(), article, content(draft.manuscript(), locked.author(), false));
            publication.plan(change, new Plan(article, plan.get(), editor.account));
        } else if (editor.verifies()) {
            articles.show(change, article, content(draft.manuscript(), locked.author(), true));
        } else if (!locked.verified() && locked.planned().isEmpty()) {
            articles.replace(change.sql(), article, content(draft.manuscript(), locked.author(), false));
        }
        return new Filed.Done(article);
    }

    private void add(Change change, OpenDraft draft, Place place, Editor editor) {
        var author = editor.account;
        var id = revisions.add(
                change.sql(),
                new NewRevision(
                        place.article,
                        place.number,
                        author,
                        draft.manuscript(),
                        editor.state,
                        OptionalLong.of(draft.id()),
                        clock.instant(),
                        editor.publishAt));
        files.handIn(change.sql(), new HandIn(draft.id(), author, place.article, id));
        if (editor.state == RevisionState.PENDING) {
            queue.verifiers(change.sql(), author)
                    .forEach(verifier -> notices.filed(change, verifier, author, place.article, clock.instant()));
            change.tell(TOPIC, "verification.filed", () -> new JsonObject().put("revision", id));
        }
    }

    private static void tellDecided(Change change, long revision) {
        change.tell(TOPIC, "verification.decided", () -> new JsonObject()
                .put("revision", revision)
                .put("state", RevisionState.SUPERSEDED.word()));
    }

    private Draft content(Manuscript text, long author, boolean verified) {
        return new Draft(
                author,
                text.title().strip(),
                text.body(),
                text.language(),
                text.tagNames(),
                verified,
                text.file(),
                clock.instant());
    }

    /**
     * @param state of what they hand in
     * @param publishAt when they want it to appear; empty: at once
     */
    private record Editor(long account, RevisionState state, Optional<Instant> publishAt) {

        boolean verifies() {
            return state == RevisionState.VERIFIED;
        }

        /** The time that it waits for from now on; empty where somebody else decides first, or the time has come. */
        Optional<Instant> plan(Instant now) {
            return publishAt.filter(at -> verifies() && at.isAfter(now));
        }
    }

    private record Place(long article, int number) {}
}
