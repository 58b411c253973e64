package io.placard.site.admin;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;

/** How the conference fares, for staff. */
public final class OverviewPages {

    private final Desk desk;
    private final Faring faring;

    OverviewPages(Desk desk, Faring faring) {
        this.desk = desk;
        this.faring = faring;
    }

    /** GET /admin/ */
    public void overview(Request request) {
        answer(request, "admin/overview");
    }

    /** GET /admin/numbers: the part of it that changes, for a page that is open. */
    public void numbers(Request request) {
        request.routing().response().putHeader("Cache-Control", "no-store");
        answer(request, "admin/numbers");
    }

    private void answer(Request request, String template) {
        faring.overview(request.account())
                .ifPresentOrElse(
                        overview -> desk.show(request, 200, template, overview), () -> desk.error(request, 404));
    }
}
