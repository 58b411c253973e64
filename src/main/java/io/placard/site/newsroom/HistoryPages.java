package io.placard.site.newsroom;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.publication.Publication;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The versions of an article, and what differs between two. */
public final class HistoryPages {

    private static final int MOST = 100;

    private final Desk desk;
    private final RevisionStore revisions;
    private final Publication publication;

    HistoryPages(Desk desk, RevisionStore revisions, Publication publication) {
        this.desk = desk;
        this.revisions = revisions;
        this.publication = publication;
    }

    /** GET /articles/ID/history/ */
    public void history(Request request) {
        var all = revisions.history(request.pathNumber("id"), request.account(), OptionalLong.empty(), MOST);
        if (all.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var newer = chosen(request, all, "to").orElse(all.getFirst());
        var older = chosen(request, all, "from").or(() -> before(all, newer));
        var turns = publication.turns(request.pathNumber("id"), request.account());
        var page = older.filter(one -> one.number() != newer.number())
                .map(one -> new HistoryPage(
                        request.pathNumber("id"),
                        all,
                        Optional.of(one),
                        newer,
                        Comparison.of(one.title(), newer.title()),
                        Comparison.of(one.body(), newer.body()),
                        turns))
                .orElseGet(() -> new HistoryPage(
                        request.pathNumber("id"), all, Optional.empty(), newer, List.of(), List.of(), turns));
        desk.show(request, 200, "newsroom/history", page);
    }

    private static Optional<Revision> chosen(Request request, List<Revision> all, String name) {
        var number = request.number(request.query(name).orElse(""));
        return all.stream()
                .filter(one -> number.isPresent() && one.number() == number.getAsLong())
                .findFirst();
    }

    private static Optional<Revision> before(List<Revision> all, Revision newer) {
        return all.stream().filter(one -> one.number() < newer.number()).findFirst();
    }
}
