package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.channel.Media;
import io.placard.channel.SiteContext;
import io.placard.channel.Upload.Arrived;
import io.placard.site.files.FileStore.NewUpload;
import io.placard.store.Transaction;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.concurrent.Callable;

/**
 * Takes in what people put up: how much of it may come, and what becomes of what has come. The disk is asked on worker
 * threads. On virtual threads.
 */
final class Intake {

    /** What a form around a file may take, and what a full disk keeps for everything else. */
    private static final long AROUND = 64 << 10;

    private static final long SPARE = 256L << 20;
    private static final int WORKERS = 2;

    private final Media media;
    private final MediaFolder folder;
    private final FileStore store;
    private final Pool pool;
    private final WorkerExecutor workers;
    private final Clock clock;

    Intake(SiteContext context, FileStore store, MediaFolder folder) {
        this.media = context.media();
        this.folder = folder;
        this.store = store;
        this.pool = context.postgres();
        this.workers = context.vertx().createSharedWorkerExecutor("placard-files", WORKERS);
        this.clock = context.clock();
    }

    /** How a question ended. */
    sealed interface Verdict {
        /** It may come, up to so many bytes. */
        record Welcome(long most) implements Verdict {}

        /** It stands in the draft under this number. */
        record Kept(long upload) implements Verdict {}

        /** It does not come in. */
        record Refused(Refusal refusal) implements Verdict {}
    }

    /**
     * Whether an upload may come.
     *
     * @param announced how many bytes it says that it has; -1 where it does not say
     */
    Verdict admit(long account, long draft, long announced) {
        var room = store.room(account, draft);
        if (room.isEmpty()) {
            return new Verdict.Refused(Refusal.NOT_THERE);
        }
        if (room.get().full()) {
            return new Verdict.Refused(Refusal.TOO_MANY);
        }
        var inAll = Math.min(media.allBytes() - room.get().kept(), onWorker(folder::free) - SPARE);
        var own = room.get().freely()
                ? Long.MAX_VALUE
                : media.accountBytes() - room.get().own();
        var least = Math.max(announced - AROUND, 1);
        if (least > media.fileBytes()) {
            return new Verdict.Refused(Refusal.TOO_LARGE);
        }
        if (least > own) {
            return new Verdict.Refused(Refusal.ACCOUNT_FULL);
        }
        return least > inAll
                ? new Verdict.Refused(Refusal.STORE_FULL)
                : new Verdict.Welcome(Math.min(media.fileBytes(), Math.min(own, inAll)));
    }

    /** Stores what has come, once however often it comes, and puts it into the draft. */
    Verdict keep(Arrived arrived, long account, long draft) {
        if (arrived.size() == 0) {
            return new Verdict.Refused(arrived.name().isBlank() ? Refusal.NONE : Refusal.EMPTY);
        }
        var name = FileName.of(arrived.name());
        var type = FileType.of(onWorker(() -> folder.head(arrived.file())));
        var content = new Content(arrived.hash(), arrived.size(), type, 0, 0);
        var at = clock.instant();
        var id = Transaction.run(pool, sql -> {
            store.lock(sql, content.hash());
            onWorker(() -> {
                folder.keep(arrived.file(), folder.path(content.hash()));
                return true;
            });
            store.add(sql, content, at);
            return store.add(sql, new NewUpload(content.hash(), name.text(), name.link(), account, draft, at));
        });
        return id.isPresent() ? new Verdict.Kept(id.getAsLong()) : new Verdict.Refused(Refusal.NOT_THERE);
    }

    /** How large a file may be, in words. */
    String mostOfOne() {
        return Attachment.sizeText(media.fileBytes());
    }

    private <T> T onWorker(Callable<T> work) {
        return await(workers.executeBlocking(work, false));
    }
}
