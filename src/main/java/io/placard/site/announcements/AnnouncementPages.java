package io.placard.site.announcements;

import io.placard.site.page.Desk;
import io.placard.site.page.Dismissed;
import io.placard.site.page.Request;
import io.placard.site.page.SignInPath;
import java.util.OptionalLong;

/** Announcements for their readers. */
public final class AnnouncementPages {

    static final int PAGE = 20;

    private final Desk desk;
    private final AnnouncementStore store;
    private final Announcing announcing;

    AnnouncementPages(Desk desk, AnnouncementStore store, Announcing announcing) {
        this.desk = desk;
        this.store = store;
        this.announcing = announcing;
    }

    /** GET /announcements/ */
    public void list(Request request) {
        var behind = request.number(request.query("older").orElse(""));
        var all = store.past(request.account(), request.page().now(), behind, PAGE + 1);
        var shown = all.subList(0, Math.min(PAGE, all.size()));
        var older = all.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, 200, "announcements/list", new AnnouncementsPage(shown, older));
    }

    /** GET /announcements/current: the bar, for a page that is open. */
    public void current(Request request) {
        request.routing().response().putHeader("Cache-Control", "no-store");
        desk.show(request, 200, "announcements/current", new BarPage());
    }

    /** POST /announcements/ID/dismissal */
    public void dismiss(Request request) {
        var id = request.pathNumber("id");
        if (request.reader().isEmpty()) {
            Dismissed.add(request, id);
        } else if (!announcing.dismiss(request.account(), id)) {
            desk.error(request, 404);
            return;
        }
        if ("application/json".equals(request.routing().request().getHeader("Accept"))) {
            request.routing().response().setStatusCode(204).end();
        } else {
            desk.redirect(request, SignInPath.safe(request.form("next")));
        }
    }
}
