package io.placard.site.archive;

import io.placard.channel.SiteContext;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.page.Download;
import io.placard.store.Transaction;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sending an archive to whoever may keep one, with a line in the audit log. On virtual threads. */
final class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final String PATH = "/admin/archive/";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withZone(ZoneOffset.UTC);

    private final SiteContext context;
    private final HoldingsStore store;
    private final Audit audit;
    private final Supplier<Export> exports;

    Keeping(SiteContext context, HoldingsStore store, Audit audit, Supplier<Export> exports) {
        this.context = context;
        this.store = store;
        this.audit = audit;
        this.exports = exports;
    }

    /** How it went; where it was sent, there is nothing to say any more. */
    enum Outcome {
        SENT,
        /** Somebody else is at it. */
        BUSY,
        /** It is not this account's to keep. */
        NOT_FOUND
    }

    /** What an archive would hold now, and who took the last one; empty for who may not keep it. */
    Optional<ArchivePage.Holdings> holdings(long reader) {
        return store.holdings(context.postgres(), reader)
                .map(counted -> new ArchivePage.Holdings(counted, audit.newest(reader, "backup")));
    }

    /** Sends it as it is written, through the download, which is not begun where this says why not. */
    Outcome send(long keeper, Download download) {
        var name = "placard-" + MINUTE.format(context.clock().instant()) + ".zip";
        try {
            var sent = download.send(() -> exports.get()
                    .write(sql -> admits(sql, keeper), () -> download.begin(name, "application/zip"), part -> {}));
            sent.ifPresent(manifest -> LOG.info("archive.sent account={} bytes={}", keeper, manifest.bytes()));
            return sent.isPresent() ? Outcome.SENT : Outcome.NOT_FOUND;
        } catch (Busy busy) {
            return Outcome.BUSY;
        } catch (Download.BrokenOff gone) {
            LOG.info("archive.brokenoff account={} cause={}", keeper, gone.getMessage());
            return Outcome.SENT;
        }
    }

    /** The line is kept before anything is sent: also of one that was broken off nearly all may have gone out. */
    private boolean admits(SqlConnection sql, long keeper) {
        if (!store.keeps(sql, keeper)) {
            return false;
        }
        return Transaction.run(context.postgres(), noting -> {
            var none = new JsonObject();
            audit.note(
                    noting,
                    new Act(
                            keeper,
                            "backup.taken",
                            "",
                            PATH,
                            none,
                            none,
                            context.clock().instant()));
            return true;
        });
    }
}
