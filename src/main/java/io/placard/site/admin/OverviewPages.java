package io.placard.site.admin;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.admin.Overview.Health;
import io.placard.site.admin.Overview.Serving;
import io.placard.site.admin.Overview.Storage;
import io.placard.site.files.Files;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How the conference fares, for staff. */
public final class OverviewPages {

    private static final int COMMIT = 12;

    private final Desk desk;
    private final OverviewStore store;
    private final SiteContext context;
    private final Files files;

    OverviewPages(Desk desk, OverviewStore store, SiteContext context, Files files) {
        this.desk = desk;
        this.store = store;
        this.context = context;
        this.files = files;
    }

    /** GET /admin/ */
    public void overview(Request request) {
        answer(request, "admin/overview");
    }

    /** GET /admin/numbers: the part of it that changes, for a page that is open. */
    public void numbers(Request request) {
        request.routing().response().putHeader("Cache-Control", "no-store");
        answer(request, "admin/numbers");
    }

    private void answer(Request request, String template) {
        overview(request.account())
                .ifPresentOrElse(
                        overview -> desk.show(request, 200, template, overview), () -> desk.error(request, 404));
    }

    private Optional<Overview> overview(long reader) {
        var begun = System.nanoTime();
        var online = await(context.logins().online());
        var redis = millis(begun);
        var asked = System.nanoTime();
        var found = store.counts(reader, context.generation());
        var postgres = millis(asked);
        return found.map(counts -> {
            var commit = counts.revision()
                    .substring(0, Math.min(COMMIT, counts.revision().length()));
            return new Overview(
                    online,
                    counts.members(),
                    counts.waiting(),
                    counts.reports(),
                    new Storage(counts.files(), context.media().allBytes(), counts.database(), files.free()),
                    new Serving(context.generation(), commit, counts.since()),
                    new Health(postgres, redis));
        });
    }

    private static long millis(long since) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    }
}
