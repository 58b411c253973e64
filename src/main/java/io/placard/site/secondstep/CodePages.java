package io.placard.site.secondstep;

import static io.vertx.core.Future.await;

import io.placard.channel.Visit;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.page.SignInPath;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second page of signing in. */
public final class CodePages {

    private static final Logger LOG = LoggerFactory.getLogger(CodePages.class);
    private static final String PATH = "/sign-in/code";
    private static final String COOKIE = "placard-halfway";
    private static final int LONGEST = 40;

    private final Desk desk;
    private final SecondStep steps;
    private final Halfway halfway;

    CodePages(Desk desk, SecondStep steps, Halfway halfway) {
        this.desk = desk;
        this.steps = steps;
        this.halfway = halfway;
    }

    /** See {@link SecondStep#ask}. */
    boolean ask(Request request, long account, int epoch) {
        if (!steps.on(account)) {
            return false;
        }
        var ref = halfway.keep(new Halfway.Person(account, epoch));
        hold(request, ref, Halfway.KEPT);
        desk.redirect(request, PATH + "?next=" + encoded(SignInPath.safe(request.form("next"))));
        return true;
    }

    /** GET /sign-in/code */
    public void form(Request request) {
        var next = SignInPath.safe(request.query("next").orElse("/"));
        if (person(request).isEmpty()) {
            desk.redirect(request, SignInPath.with(next));
        } else {
            desk.show(request, 200, "secondstep/code", new CodePage(next, Optional.empty()));
        }
    }

    /** POST /sign-in/code */
    public void take(Request request) {
        var next = SignInPath.safe(request.form("next"));
        var found = person(request);
        if (found.isEmpty()) {
            desk.redirect(request, SignInPath.with(next));
            return;
        }
        var person = found.get();
        if (!steps.admits(person.account())) {
            again(request, 429, next, "secondstep.error.too-often");
            return;
        }
        var code = request.form("code");
        if (code.length() > LONGEST || !steps.take(person.account(), code)) {
            LOG.info("secondstep.refused account={}", person.account());
            again(request, 422, next, "secondstep.error.wrong");
            return;
        }
        halfway.forget(ref(request));
        hold(request, "", Duration.ZERO);
        await(Visit.of(request.routing()).signIn(person.account(), person.epoch()));
        LOG.info("secondstep.signedin account={}", person.account());
        desk.redirect(request, next);
    }

    private void again(Request request, int status, String next, String error) {
        if (status == 429) {
            request.routing().response().putHeader("Retry-After", Long.toString(SecondStep.WINDOW.toSeconds()));
        }
        desk.show(request, status, "secondstep/code", new CodePage(next, Optional.of(error)));
    }

    private Optional<Halfway.Person> person(Request request) {
        var ref = ref(request);
        return ref.isEmpty() ? Optional.empty() : halfway.find(ref);
    }

    private static String ref(Request request) {
        var cookie = request.routing().request().getCookie(COOKIE);
        return cookie == null ? "" : cookie.getValue();
    }

    /** The cookie opens nothing but the page that asks for the code. */
    private static void hold(Request request, String ref, Duration most) {
        request.routing()
                .response()
                .addCookie(Cookie.cookie(COOKIE, ref)
                        .setPath("/sign-in")
                        .setMaxAge(most.toSeconds())
                        .setHttpOnly(true)
                        .setSecure(Visit.of(request.routing()).secure())
                        .setSameSite(CookieSameSite.STRICT));
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
