package io.placard.site.settings;

import static io.vertx.core.Future.await;

import io.placard.channel.Login;
import io.placard.channel.Logins;
import io.placard.channel.OpenLogin;
import io.placard.channel.SiteContext;
import io.placard.channel.Visit;
import io.placard.site.accounts.Accounts;
import io.placard.site.accounts.NewAccount;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.placard.site.secondstep.SecondStep;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One's password and login sessions. */
public final class SecurityPages {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityPages.class);
    private static final int ATTEMPTS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final String PATH = "/settings/security/";
    private static final List<String> DONE = List.of("password", "ended", "second-step");

    private final Desk desk;
    private final Accounts accounts;
    private final SecondStep secondStep;
    private final Logins logins;
    private final RateLimit attempts;

    SecurityPages(Desk desk, Accounts accounts, SecondStep secondStep, SiteContext context) {
        this.desk = desk;
        this.accounts = accounts;
        this.secondStep = secondStep;
        this.logins = context.logins();
        this.attempts = new RateLimit(context.redis(), "password", ATTEMPTS, WINDOW);
    }

    /** GET /settings/security/ */
    public void security(Request request) {
        var done = request.query("done").filter(DONE::contains);
        show(request, 200, Map.of(), done.map(what -> "settings.done." + what).orElse(""));
    }

    /** POST /settings/password */
    public void changePassword(Request request) {
        var errors = errors(request);
        if (!errors.isEmpty()) {
            show(request, 422, errors, "");
            return;
        }
        if (!attempts.admits(request.account())) {
            show(request, 429, Map.of("current", "settings.error.too-often"), "");
            return;
        }
        var fits = accounts.fits(request.account(), request.form("current"));
        if (fits.isEmpty()) {
            request.routing().response().putHeader("Retry-After", "3");
            show(request, 503, Map.of("current", "accounts.sign-in.busy"), "");
        } else if (!fits.get()) {
            show(request, 422, Map.of("current", "settings.error.current"), "");
        } else {
            renew(request);
        }
    }

    /** POST /settings/sessions/ended: one by its name, or {@code others}. */
    public void end(Request request) {
        var named = request.form("session");
        var here = request.login().orElseThrow().session();
        for (var open : holding(request)) {
            var session = open.login().session();
            if (named.equals("others") ? !session.equals(here) : session.equals(named)) {
                await(logins.end(open.login()));
            }
        }
        desk.redirect(request, PATH + "?done=ended");
    }

    /** Every login ends, this one too; then this browser is signed in anew, under another id. */
    private void renew(Request request) {
        var login = request.login().orElseThrow();
        var epoch = accounts.changePassword(login, request.form("password"));
        if (epoch.isEmpty()) {
            desk.error(request, 403);
            return;
        }
        await(Visit.of(request.routing()).signIn(login.account(), epoch.get()));
        forgetEarlier(login);
        LOG.info("account.password account={}", login.account());
        desk.redirect(request, request.mustChange() ? "/" : PATH + "?done=password");
    }

    /** They hold no more; this only clears them away. */
    private void forgetEarlier(Login before) {
        for (var open : await(logins.of(before.account()))) {
            if (open.login().epoch() <= before.epoch()) {
                await(logins.end(open.login()));
            }
        }
    }

    private static Map<String, String> errors(Request request) {
        var errors = new LinkedHashMap<String, String>();
        var password = request.form("password");
        if (request.form("current").isEmpty()
                || NewAccount.passwordError(request.form("current")).isPresent()) {
            errors.put("current", "settings.error.current");
        }
        NewAccount.passwordError(password).ifPresent(error -> errors.put("password", error));
        if (!password.equals(request.form("repeat"))) {
            errors.put("repeat", "accounts.error.repeat");
        }
        if (errors.isEmpty() && password.equals(request.form("current"))) {
            errors.put("password", "settings.error.same");
        }
        return errors;
    }

    private void show(Request request, int status, Map<String, String> errors, String said) {
        var here = request.login().map(Login::session).orElse("");
        desk.show(
                request,
                status,
                "settings/security",
                new SecuritySettings(
                        holding(request),
                        here,
                        request.mustChange(),
                        secondStep.codesLeft(request.account()),
                        errors,
                        said));
    }

    /** The sessions that still hold: those of earlier epochs do not. */
    private List<OpenLogin> holding(Request request) {
        var epoch = request.login().orElseThrow().epoch();
        return await(logins.of(request.account())).stream()
                .filter(open -> open.login().epoch() == epoch)
                .toList();
    }
}
