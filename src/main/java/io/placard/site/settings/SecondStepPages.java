package io.placard.site.settings;

import io.placard.site.accounts.Accounts;
import io.placard.site.accounts.NewAccount;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.secondstep.SecondStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One's second step of signing in: set up, shown once, made anew, ended; each with the password. */
public final class SecondStepPages {

    private static final Logger LOG = LoggerFactory.getLogger(SecondStepPages.class);
    private static final String PATH = "/settings/second-step/";
    private static final String TEMPLATE = "settings/second_step";

    private final Desk desk;
    private final Accounts accounts;
    private final SecondStep steps;

    SecondStepPages(Desk desk, Accounts accounts, SecondStep steps) {
        this.desk = desk;
        this.accounts = accounts;
        this.steps = steps;
    }

    /** GET /settings/second-step/ */
    public void show(Request request) {
        show(request, 200, Map.of());
    }

    /** POST /settings/second-step */
    public void begin(Request request) {
        steps.begin(request.account(), username(request), request.page().conferenceName());
        desk.redirect(request, PATH);
    }

    /** POST /settings/second-step/confirmation */
    public void confirm(Request request) {
        if (knows(request)) {
            var codes = steps.confirm(request.account(), request.form("code"));
            if (codes.isPresent()) {
                LOG.info("secondstep.begun account={}", request.account());
                show(request, codes.get());
            } else {
                show(request, 422, Map.of("code", "secondstep.error.first"));
            }
        }
    }

    /** POST /settings/second-step/codes */
    public void renewCodes(Request request) {
        if (knows(request) && takes(request)) {
            show(request, steps.newCodes(request.account()));
        }
    }

    /** POST /settings/second-step/end */
    public void end(Request request) {
        if (knows(request) && takes(request)) {
            steps.end(request.account());
            LOG.info("secondstep.ended account={}", request.account());
            desk.redirect(request, "/settings/security/?done=second-step");
        }
    }

    /** Whether the password is theirs; where not, they are told. */
    private boolean knows(Request request) {
        if (!steps.admits(request.account())) {
            return refuse(request, 429, "password", "settings.error.too-often");
        }
        var password = request.form("password");
        var fits = NewAccount.passwordError(password).isPresent()
                ? Optional.of(false)
                : accounts.fits(request.account(), password);
        if (fits.isEmpty()) {
            request.routing().response().putHeader("Retry-After", "3");
            return refuse(request, 503, "password", "accounts.sign-in.busy");
        }
        return fits.get() || refuse(request, 422, "password", "settings.error.current");
    }

    private boolean takes(Request request) {
        return steps.take(request.account(), request.form("code"))
                || refuse(request, 422, "code", "secondstep.error.wrong");
    }

    private boolean refuse(Request request, int status, String field, String error) {
        var errors = new HashMap<String, String>();
        errors.put(field, error);
        show(request, status, errors);
        return false;
    }

    private void show(Request request, int status, Map<String, String> errors) {
        var waiting = steps.enrolment(
                request.account(), username(request), request.page().conferenceName());
        var left = waiting.isPresent() ? Optional.<Integer>empty() : steps.codesLeft(request.account());
        request.routing().response().putHeader("Cache-Control", "no-store");
        desk.show(request, status, TEMPLATE, new SecondStepSettings(waiting, left, List.of(), errors));
    }

    /** They are seen once. */
    private void show(Request request, List<String> codes) {
        request.routing().response().putHeader("Cache-Control", "no-store");
        var left = Optional.of(codes.size());
        desk.show(request, 200, TEMPLATE, new SecondStepSettings(Optional.empty(), left, codes, Map.of()));
    }

    private static String username(Request request) {
        return request.reader().orElseThrow().username();
    }
}
