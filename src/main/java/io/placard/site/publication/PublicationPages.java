package io.placard.site.publication;

import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.placard.site.publication.Publishing.Outcome;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** When an article appears, whether it stands on top, and taking it back: for its author and the verifiers. */
public final class PublicationPages {

    private static final String WINDOW = "60";

    private final Desk desk;
    private final PublicationStore store;
    private final Publishing publishing;
    private final RateLimit limit;
    private final Clock clock;

    PublicationPages(Desk desk, PublicationStore store, Publishing publishing, RateLimit limit, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.publishing = publishing;
        this.limit = limit;
        this.clock = clock;
    }

    /** GET /articles/ID/publication/ */
    public void publication(Request request) {
        show(request, 200, Map.of());
    }

    /** POST /articles/ID/plan */
    public void plan(Request request) {
        var zone = request.page().zone();
        var time = new PublishTime(request.form("time"));
        var at = time.at(zone);
        var error = time.errorInPlan(zone, clock.instant());
        if (at.isEmpty() || error.isPresent()) {
            show(request, 422, Map.of("time", error.orElse("publication.error.time")));
        } else {
            act(request, () -> publishing.replan(new Plan(article(request), at.get(), request.account())));
        }
    }

    /** POST /articles/ID/withdrawal */
    public void withdraw(Request request) {
        var reason = request.form("reason").strip();
        if (!Publishing.isReason(reason)) {
            show(request, 422, Map.of("reason", "publication.error.reason"));
        } else {
            act(request, () -> publishing.withdraw(article(request), request.account(), reason));
        }
    }

    /** POST /articles/ID/return: publishes at once what waits or was taken back. */
    public void giveBack(Request request) {
        act(request, () -> publishing.giveBack(article(request), request.account()));
    }

    /** POST /articles/ID/pin */
    public void pin(Request request) {
        var pinned = request.form("pinned").equals("true");
        act(request, () -> publishing.pin(article(request), request.account(), pinned));
    }

    private void act(Request request, Supplier<Outcome> act) {
        if (!limit.admits(request.account())) {
            request.routing().response().putHeader("Retry-After", WINDOW);
            desk.error(request, 429);
            return;
        }
        switch (act.get()) {
            case DONE -> desk.redirect(request, "/articles/" + article(request) + "/publication/");
            case MISSING -> desk.error(request, 404);
            case FULL -> show(request, 409, Map.of("pinned", "publication.error.full"));
        }
    }

    private void show(Request request, int status, Map<String, String> errors) {
        var found = store.find(article(request), request.account());
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var article = found.get().article();
        var planned = article.standing()
                .publishAt()
                .map(at -> PublishTime.of(at, request.page().zone()).typed());
        desk.show(
                request,
                status,
                "publication/publication",
                new PublicationPage(
                        article,
                        found.get().verifies(),
                        store.turns(article.id(), request.account()),
                        errors.containsKey("time") ? request.form("time") : planned.orElse(""),
                        request.form("reason"),
                        errors));
    }

    private static long article(Request request) {
        return request.pathNumber("id");
    }
}
