package io.placard.site.accounts;

import io.placard.site.articles.Articles;
import io.placard.site.articles.ListFilter;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.Optional;

/** A person's page. */
public final class ProfilePages {

    private final Desk desk;
    private final AccountStore store;
    private final Articles articles;

    ProfilePages(Desk desk, AccountStore store, Articles articles) {
        this.desk = desk;
        this.store = store;
        this.articles = articles;
    }

    /** GET /people/USERNAME/ */
    public void profile(Request request) {
        var username = request.routing().pathParam("username");
        // what no account can be called may hold what PostgreSQL takes for no text
        var found = NewAccount.isUsername(username) ? store.profile(username) : Optional.<AccountStore.Profile>empty();
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var person = found.get().person();
        var own = person.id() == request.account();
        var filter = ListFilter.under(request, "/people/" + username + "/", username, "");
        desk.show(
                request,
                200,
                "accounts/profile",
                new ProfilePage(
                        person, found.get().description(), found.get().committee(), own, articles.list(filter)));
    }
}
