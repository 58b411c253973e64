package io.placard.site.tokens;

import io.placard.site.accounts.Accounts;
import io.placard.site.accounts.NewAccount;
import io.placard.site.api.Scope;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Reader;
import io.placard.site.page.Request;
import io.placard.site.page.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One's personal access tokens, among the settings. */
public final class TokenPages {

    private static final String PATH = "/settings/tokens/";
    private static final int LONGEST_REF = 64;
    private static final List<String> SAID = List.of("revoked", "twice");

    private final Desk desk;
    private final Tokens tokens;
    private final Accounts accounts;
    private final RateLimit limit;
    private final Supplier<String> refs;

    TokenPages(Desk desk, Tokens tokens, Accounts accounts, RateLimit limit, Supplier<String> refs) {
        this.desk = desk;
        this.tokens = tokens;
        this.accounts = accounts;
        this.limit = limit;
        this.refs = refs;
    }

    /** GET /settings/tokens/ */
    public void list(Request request) {
        var said = request.query("said").filter(SAID::contains).map(what -> "tokens.said." + what);
        show(request, 200, Shown.of(said.orElse("")));
    }

    /** POST /settings/tokens: the answer shows the token, and nothing else ever will. */
    public void make(Request request) {
        var ref = request.form("ref");
        if (ref.isEmpty() || ref.length() > LONGEST_REF || ref.indexOf('\0') >= 0) {
            desk.error(request, 400);
            return;
        }
        var form = TokenForm.of(request);
        var errors = form.errors(role(request));
        if (!errors.isEmpty()) {
            show(request, 422, Shown.wrong(form, errors));
        } else if (!limit.admits(request.account())) {
            show(request, 429, Shown.wrong(form, Map.of("name", "tokens.error.too-often")));
        } else if (form.has(Scope.ARCHIVE) && !knows(request)) {
            show(request, 422, Shown.wrong(form, Map.of("password", "tokens.error.password")));
        } else {
            var made = tokens.make(request.login().orElseThrow(), form, ref);
            switch (made.outcome()) {
                case MADE -> show(request, 201, Shown.fresh(made.token()));
                case TWICE -> desk.redirect(request, PATH + "?said=twice");
                case FULL -> show(request, 422, Shown.wrong(form, Map.of("name", "tokens.error.full")));
            }
        }
    }

    /** POST /settings/tokens/ID/revocation */
    public void revoke(Request request) {
        if (tokens.revoke(request.pathNumber("id"), request.account())) {
            desk.redirect(request, PATH + "?said=revoked");
        } else {
            desk.error(request, 404);
        }
    }

    /** Whether the password is theirs: the archive's own page asks for it too. */
    private boolean knows(Request request) {
        var password = request.form("password");
        return NewAccount.passwordError(password).isEmpty()
                && accounts.fits(request.account(), password).orElse(false);
    }

    private void show(Request request, int status, Shown shown) {
        var role = role(request);
        var offered =
                Arrays.stream(Scope.values()).filter(scope -> scope.fits(role)).toList();
        request.routing().response().putHeader("Cache-Control", "no-store");
        desk.show(
                request,
                status,
                "tokens/tokens",
                new TokensPage(
                        tokens.list(request.account()),
                        offered,
                        refs.get(),
                        shown.form,
                        shown.fresh,
                        shown.errors,
                        shown.said));
    }

    private static Role role(Request request) {
        return request.reader().map(Reader::role).orElseThrow();
    }

    /** What a page shows besides the list. */
    private record Shown(TokenForm form, Optional<String> fresh, Map<String, String> errors, String said) {

        static Shown of(String said) {
            return new Shown(TokenForm.EMPTY, Optional.empty(), Map.of(), said);
        }

        static Shown wrong(TokenForm form, Map<String, String> errors) {
            return new Shown(form, Optional.empty(), errors, "");
        }

        static Shown fresh(Optional<String> token) {
            return new Shown(TokenForm.EMPTY, token, Map.of(), "");
        }
    }
}
