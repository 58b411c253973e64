package io.placard.site.roster;

import io.placard.site.page.Csv;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.List;
import java.util.stream.Collectors;

/** First passwords to print, for whoever made them. */
public final class SlipPages {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Desk desk;
    private final Slips slips;

    SlipPages(Desk desk, Slips slips) {
        this.desk = desk;
        this.slips = slips;
    }

    /** GET /admin/slips/REF/ */
    public void slips(Request request) {
        var ref = request.routing().pathParam("ref");
        var found = slips.find(request.account(), ref);
        request.routing().response().putHeader("Cache-Control", "no-store");
        if (found.isEmpty()) {
            desk.show(request, 404, "roster/slips", new SlipsPage("", List.of()));
        } else {
            desk.show(request, 200, "roster/slips", new SlipsPage(ref, found.get()));
        }
    }

    /** GET /admin/slips/REF/passwords.csv */
    public void csv(Request request) {
        var found = slips.find(request.account(), request.routing().pathParam("ref"));
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var lines = found.get().stream()
                .map(slip -> Csv.of(List.of(slip.username(), slip.nickname(), slip.password())))
                .collect(Collectors.joining("", BYTE_ORDER_MARK + "username,nickname,password\r\n", ""));
        request.routing()
                .response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"passwords.csv\"")
                .end(lines);
    }

    /** POST /admin/slips/REF/deletion */
    public void forget(Request request) {
        slips.forget(request.account(), request.routing().pathParam("ref"));
        desk.redirect(request, "/admin/accounts/");
    }
}
