package io.placard.site.accounts;

import static io.vertx.core.Future.await;

import io.placard.channel.Visit;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.page.Role;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where the first superuser makes an account, by the one-time link that the first start prints. */
public final class FirstAccountPages {

    private final Desk desk;
    private final FirstAccount first;

    FirstAccountPages(Desk desk, FirstAccount first) {
        this.desk = desk;
        this.first = first;
    }

    /** GET /first-account/TOKEN */
    public void form(Request request) {
        var token = request.routing().pathParam("token");
        if (first.knows(token)) {
            desk.show(request, 200, "accounts/first_account", new FirstAccountPage(token, "", "", Map.of()));
        } else {
            desk.error(request, 404);
        }
    }

    /** POST /first-account/TOKEN */
    public void make(Request request) {
        var token = request.routing().pathParam("token");
        if (!first.knows(token)) {
            desk.error(request, 404);
            return;
        }
        var username = request.form("username").strip().toLowerCase(Locale.ROOT);
        var nickname = request.form("nickname").strip();
        var password = request.form("password");
        var account = NewAccount.of(username, nickname, Role.SUPERUSER);
        var errors = new LinkedHashMap<>(account.errors(password));
        if (!password.equals(request.form("repeat"))) {
            errors.put("repeat", "accounts.error.repeat");
        }
        if (!errors.isEmpty()) {
            desk.show(request, 422, "accounts/first_account", new FirstAccountPage(token, username, nickname, errors));
            return;
        }
        var made = first.make(token, account, password);
        if (made.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        await(Visit.of(request.routing()).signIn(made.get(), 0));
        desk.redirect(request, "/");
    }
}
