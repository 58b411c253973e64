package io.placard.site.admin;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.admin.Overview.Health;
import io.placard.site.admin.Overview.Serving;
import io.placard.site.admin.Overview.Storage;
import io.placard.site.files.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out how the conference fares, for its page and for programs. On virtual threads. */
final class Faring {

    private static final int COMMIT = 12;

    private final OverviewStore store;
    private final SiteContext context;
    private final Files files;

    Faring(OverviewStore store, SiteContext context, Files files) {
        this.store = store;
        this.context = context;
        this.files = files;
    }

    /** Empty for who is no staff. */
    Optional<Overview> overview(long reader) {
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
