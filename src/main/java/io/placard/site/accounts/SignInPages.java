package io.placard.site.accounts;

import static io.vertx.core.Future.await;

import io.placard.channel.Visit;
import io.placard.site.accounts.PasswordAuthentication.Refusal;
import io.placard.site.accounts.PasswordAuthentication.Refused;
import io.placard.site.accounts.SignInThrottle.Attempt;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.page.SignInPath;
import io.placard.site.secondstep.SecondStep;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out. */
public final class SignInPages {

    private static final Logger LOG = LoggerFactory.getLogger(SignInPages.class);

    private final Desk desk;
    private final AccountStore store;
    private final PasswordAuthentication authentication;
    private final SignInThrottle throttle;
    private final SecondStep secondStep;

    SignInPages(
            Desk desk,
            AccountStore store,
            PasswordAuthentication authentication,
            SignInThrottle throttle,
            SecondStep secondStep) {
        this.desk = desk;
        this.store = store;
        this.authentication = authentication;
        this.throttle = throttle;
        this.secondStep = secondStep;
    }

    /** GET /sign-in */
    public void form(Request request) {
        var next = SignInPath.safe(request.query("next").orElse("/"));
        if (request.reader().isPresent()) {
            desk.redirect(request, next);
            return;
        }
        var ended = request.query("ended").isPresent();
        desk.show(request, 200, "accounts/sign_in", new SignInPage("", next, Optional.empty(), ended));
    }

    /** POST /sign-in */
    public void signIn(Request request) {
        var username = request.form("username").strip().toLowerCase(Locale.ROOT);
        var password = request.form("password");
        if (username.length() > Passwords.LONGEST || password.length() > Passwords.LONGEST || username.contains("\0")) {
            again(request, 422, "", SignInPage.WRONG);
            return;
        }
        var hash = store.credentials(username).map(AccountStore.Credentials::passwordHash);
        var known = KnownBrowser.is(request.routing(), username, hash);
        var attempt = new Attempt(username, Visit.of(request.routing()).address(), known);
        var wait = throttle.admit(attempt);
        if (wait > 0) {
            request.routing().response().putHeader("Retry-After", Integer.toString(wait));
            again(request, 429, username, SignInPage.TOO_OFTEN);
            return;
        }
        try {
            var user = await(authentication.authenticate(new UsernamePasswordCredentials(username, password)));
            throttle.succeeded(attempt);
            KnownBrowser.remember(request.routing(), username, hash.orElseThrow());
            enter(request, user);
        } catch (Refused refused) {
            refuse(request, attempt, refused.refusal());
        }
    }

    /** POST /sign-out */
    public void signOut(Request request) {
        await(Visit.of(request.routing()).signOut());
        request.routing().response().putHeader("Clear-Site-Data", "\"cache\"");
        desk.redirect(request, "/");
    }

    private void enter(Request request, User user) {
        var account = user.principal().getLong("account");
        var epoch = user.principal().getInteger("epoch");
        if (secondStep.ask(desk, request, account, epoch)) {
            return;
        }
        await(Visit.of(request.routing()).signIn(account, epoch));
        LOG.info("account.signedin account={}", account);
        desk.redirect(request, SignInPath.safe(request.form("next")));
    }

    private void refuse(Request request, Attempt attempt, Refusal refusal) {
        switch (refusal) {
            case WRONG -> {
                throttle.failed(attempt);
                LOG.info("account.refused address={}", attempt.address());
                again(request, 422, attempt.username(), SignInPage.WRONG);
            }
            case BUSY -> {
                request.routing().response().putHeader("Retry-After", "3");
                again(request, 503, attempt.username(), SignInPage.BUSY);
            }
        }
    }

    private void again(Request request, int status, String username, String error) {
        var next = SignInPath.safe(request.form("next"));
        desk.show(request, status, "accounts/sign_in", new SignInPage(username, next, Optional.of(error), false));
    }
}
