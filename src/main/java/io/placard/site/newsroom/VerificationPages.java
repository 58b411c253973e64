package io.placard.site.newsroom;

import io.placard.site.files.Attachment;
import io.placard.site.files.Files;
import io.placard.site.newsroom.QueuePage.Item;
import io.placard.site.newsroom.RevisionStore.Decision;
import io.placard.site.page.Desk;
import io.placard.site.page.Markdown;
import io.placard.site.page.Page;
import io.placard.site.page.Request;
import io.placard.site.publication.PublishTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What waits for the verifiers, and their decisions. */
public final class VerificationPages {

    private static final int PAGE = 20;
    private static final String PATH = "/verification/";

    private final Desk desk;
    private final QueueStore queue;
    private final Files files;
    private final Verification verification;
    private final Markdown markdown;
    private final Clock clock;

    VerificationPages(Desk desk, Newsroom.Stores stores, Verification verification, Markdown markdown, Clock clock) {
        this.desk = desk;
        this.queue = stores.queue();
        this.files = stores.files();
        this.verification = verification;
        this.markdown = markdown;
        this.clock = clock;
    }

    /** GET /verification/ */
    public void queue(Request request) {
        show(request, 200, Optional.empty());
    }

    /** POST /verification/REVISION */
    public void decide(Request request) {
        var reason = request.form("reason").strip();
        var state = RevisionState.decided(request.form("state"));
        var revision = request.pathNumber("id");
        if (state.isEmpty() || reason.indexOf('\0') >= 0) {
            desk.error(request, 400);
            return;
        }
        var unfit = Verification.error(state.get(), reason);
        if (unfit.isPresent()) {
            show(request, 422, Optional.of(new QueuePage.Said(revision, unfit.get(), "")));
            return;
        }
        var time = new PublishTime(request.form("publish_at"));
        var zone = request.page().zone();
        var wrong = time.error(zone, clock.instant());
        if (state.get() == RevisionState.VERIFIED && wrong.isPresent()) {
            show(request, 422, Optional.of(new QueuePage.Said(revision, wrong.get(), "")));
            return;
        }
        var decided = verification.decide(
                new Decision(revision, request.account(), state.get(), reason, clock.instant(), time.at(zone)));
        if (decided.isEmpty()) {
            desk.error(request, 404);
        } else if (decided.get().first()) {
            desk.redirect(request, PATH);
        } else {
            var by = decided.get().revision();
            show(
                    request,
                    409,
                    Optional.of(new QueuePage.Said(
                            revision,
                            "newsroom.decided-already." + by.state().word(),
                            by.decider().orElse(""))));
        }
    }

    private void show(Request request, int status, Optional<QueuePage.Said> said) {
        var behind = request.number(request.query("behind").orElse(""));
        // asked for first: what is handed in meanwhile is shown twice rather than never
        var seq = queue.head();
        var waiting = queue.queue(request.account(), behind, PAGE + 1);
        var shown = waiting.subList(0, Math.min(PAGE, waiting.size()));
        var more = waiting.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, status, "newsroom/queue", new QueuePage(items(shown, request.page()), seq, said, more));
    }

    private List<Item> items(List<Revision> waiting, Page page) {
        var attached = files.ofRevisions(waiting.stream().map(Revision::id).toList());
        return waiting.stream()
                .map(revision -> item(revision, attached.getOrDefault(revision.id(), List.of()), page))
                .toList();
    }

    private Item item(Revision revision, List<Attachment> attached, Page page) {
        var html = markdown.html(revision.body());
        var time = revision.publishAt().filter(at -> at.isAfter(page.now())).map(at -> PublishTime.of(at, page.zone())
                .typed());
        return new Item(
                revision,
                html,
                attached.stream().filter(file -> !file.shownIn(html)).toList(),
                time.orElse(""));
    }
}
