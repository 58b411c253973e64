package io.placard.site.archive;

import io.placard.site.accounts.Accounts;
import io.placard.site.accounts.NewAccount;
import io.placard.site.page.Desk;
import io.placard.site.page.Download;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import java.time.Duration;
import java.util.Optional;

/** Where a superuser takes the whole conference away; the password is asked for again. */
public final class ArchivePages {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final String SOON = "5";

    private final Desk desk;
    private final Keeping keeping;
    private final Accounts accounts;
    private final RateLimit limit;

    ArchivePages(Desk desk, Keeping keeping, Accounts accounts, RateLimit limit) {
        this.desk = desk;
        this.keeping = keeping;
        this.accounts = accounts;
        this.limit = limit;
    }

    /** GET /admin/archive/ */
    public void archive(Request request) {
        show(request, 200, "", "");
    }

    /** POST /admin/archive: answers with the file. */
    public void send(Request request) {
        if (!limit.admits(request.account())) {
            retry(request, Long.toString(WINDOW.toSeconds()));
            show(request, 429, "", "archive.error.too-often");
            return;
        }
        var fits = fits(request);
        if (fits.isEmpty()) {
            retry(request, SOON);
            show(request, 503, "accounts.sign-in.busy", "");
        } else if (!fits.get()) {
            show(request, 422, "settings.error.current", "");
        } else {
            switch (keeping.send(request.account(), new Download(request))) {
                case SENT -> {}
                case BUSY -> show(request, 409, "", "archive.error.busy");
                case NOT_FOUND -> desk.error(request, 404);
            }
        }
    }

    private Optional<Boolean> fits(Request request) {
        var password = request.form("password");
        return NewAccount.passwordError(password).isPresent()
                ? Optional.of(false)
                : accounts.fits(request.account(), password);
    }

    private static void retry(Request request, String seconds) {
        request.routing().response().putHeader("Retry-After", seconds);
    }

    private void show(Request request, int status, String wrong, String said) {
        keeping.holdings(request.account())
                .ifPresentOrElse(
                        holdings ->
                                desk.show(request, status, "archive/archive", new ArchivePage(holdings, wrong, said)),
                        () -> desk.error(request, 404));
    }
}
