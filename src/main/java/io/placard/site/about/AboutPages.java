package io.placard.site.about;

import io.placard.site.page.Desk;
import io.placard.site.page.Language;
import io.placard.site.page.Request;
import io.placard.site.page.SignInPath;

/** About this server, and the choice of its language. */
public final class AboutPages {

    private final Desk desk;

    public AboutPages(Desk desk) {
        this.desk = desk;
    }

    /** GET /about/ */
    public void about(Request request) {
        desk.show(request, 200, "about/about", new AboutPage());
    }

    /** POST /language */
    public void language(Request request) {
        var chosen = Language.of(request.form("language"));
        if (chosen.isEmpty()) {
            desk.error(request, 400);
            return;
        }
        desk.chooseLanguage(request, chosen.get());
        var next = request.form("next");
        desk.redirect(request, next.startsWith("/sign-in") ? "/sign-in" : SignInPath.safe(next));
    }
}
