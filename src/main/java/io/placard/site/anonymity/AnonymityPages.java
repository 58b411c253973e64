package io.placard.site.anonymity;

import io.placard.site.anonymity.AnonymityStore.Hand;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;

/** Where staff anonymise an account. */
public final class AnonymityPages {

    private static final String TEMPLATE = "anonymity/anonymity";
    private static final int LONGEST = 40;

    private final Desk desk;
    private final AnonymityStore store;
    private final Anonymising anonymising;

    AnonymityPages(Desk desk, AnonymityStore store, Anonymising anonymising) {
        this.desk = desk;
        this.store = store;
        this.anonymising = anonymising;
    }

    /** GET /admin/accounts/ID/anonymisation/ */
    public void form(Request request) {
        show(request, 200, "", null);
    }

    /** POST /admin/accounts/ID/anonymisation */
    public void anonymise(Request request) {
        var hand = hand(request);
        switch (anonymising.anonymise(hand, request.form("username"))) {
            case DONE -> desk.redirect(request, "/admin/accounts/" + hand.account() + "/?done=former");
            case FORBIDDEN -> desk.error(request, 404);
            case UNCONFIRMED -> show(request, 422, typed(request), "anonymity.error.username");
        }
    }

    private void show(Request request, int status, String typed, String error) {
        store.find(hand(request))
                .ifPresentOrElse(
                        known -> desk.show(
                                request,
                                status,
                                TEMPLATE,
                                new AnonymityPage(known.person(), known.holdings(), typed, error)),
                        () -> desk.error(request, 404));
    }

    private static String typed(Request request) {
        var typed = request.form("username").replace("\0", "").strip();
        return typed.substring(0, Math.min(LONGEST, typed.length()));
    }

    private static Hand hand(Request request) {
        return new Hand(request.account(), request.pathNumber("id"));
    }
}
