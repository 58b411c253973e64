package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.store.Transaction;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what nobody has any more: uploads of dropped drafts, contents without an upload, what broke off while it
 * came. Not before a day has gone by, and on one node at a time. On virtual threads.
 */
final class Collector {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Duration GRACE = Duration.ofDays(1);

    private final CollectorStore store;
    private final MediaFolder folder;
    private final Pool pool;
    private final WorkerExecutor workers;

    Collector(Pool pool, MediaFolder folder, WorkerExecutor workers) {
        this.store = new CollectorStore();
        this.folder = folder;
        this.pool = pool;
        this.workers = workers;
    }

    /** Clears away what was left a day before this, some of it where it is much; how many contents. */
    int collect(Instant now) {
        var before = now.minus(GRACE);
        var contents = Transaction.run(pool, sql -> store.begin(sql) ? store.orphans(sql, before) : null);
        if (contents == null) {
            return 0; // another node is at it
        }
        var gone = 0;
        for (var hash : contents) {
            gone += Transaction.run(pool, sql -> {
                // of the file on the disk first: without it a row is mended by the next upload, not the other way round
                if (!store.drop(sql, hash, before)) {
                    return 0;
                }
                await(workers.executeBlocking(() -> folder.drop(hash), false));
                return 1;
            });
        }
        var broken = await(workers.executeBlocking(() -> folder.dropIncoming(before), false));
        if (gone > 0 || broken > 0) {
            LOG.info("files.collected contents={} broken={}", gone, broken);
        }
        return gone;
    }
}
