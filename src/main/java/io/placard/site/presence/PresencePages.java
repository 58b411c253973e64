package io.placard.site.presence;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;

/** Whether others see that one is here. */
public final class PresencePages {

    private final Desk desk;
    private final Presence presence;

    PresencePages(Desk desk, Presence presence) {
        this.desk = desk;
        this.presence = presence;
    }

    /** GET /settings/presence/ */
    public void settings(Request request) {
        var saved = request.query("saved").isPresent();
        desk.show(request, 200, "presence/settings", new PresenceSettings(presence.hides(request.account()), saved));
    }

    /** POST /settings/presence */
    public void save(Request request) {
        var wanted = request.form("presence");
        if (!wanted.equals("shown") && !wanted.equals("hidden")) {
            desk.error(request, 400);
            return;
        }
        presence.set(request.account(), wanted.equals("hidden"));
        desk.redirect(request, "/settings/presence/?saved=1");
    }
}
