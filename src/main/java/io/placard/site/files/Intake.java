package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.channel.Media;
import io.placard.channel.SiteContext;
import io.placard.channel.Upload.Arrived;
import io.placard.site.files.FileStore.NewUpload;
import io.placard.site.files.Place.OfConversation;
import io.placard.site.files.Place.OfDraft;
import io.placard.store.Transaction;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
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

    /** A large picture takes a few hundred MiB while it is turned: one at a time. */
    private static final int ARTISTS = 1;

    private final Media media;
    private final MediaFolder folder;
    private final FileStore store;
    private final ParcelStore parcels;
    private final Pool pool;
    private final WorkerExecutor workers;
    private final WorkerExecutor artists;
    private final Drawings drawings;
    private final Clock clock;

    Intake(SiteContext context, FileStore store, MediaFolder folder) {
        this.media = context.media();
        this.folder = folder;
        this.store = store;
        this.parcels = new ParcelStore(context.postgres());
        this.pool = context.postgres();
        this.workers = context.vertx().createSharedWorkerExecutor("placard-files", WORKERS);
        this.artists = context.vertx().createSharedWorkerExecutor("placard-pictures", ARTISTS);
        this.drawings = new Drawings(folder);
        this.clock = context.clock();
    }

    /**
     * Whether an upload may come.
     *
     * @param announced how many bytes it says that it has; -1 where it does not say
     */
    Verdict admit(Place place, long announced) {
        var room =
                switch (place) {
                    case OfDraft draft -> store.room(draft);
                    case OfConversation conversation -> parcels.room(conversation, clock.instant());
                };
        if (room.isEmpty()) {
            return new Verdict.Refused(Refusal.NOT_THERE);
        }
        if (room.get().full()) {
            return new Verdict.Refused(Refusal.TOO_MANY);
        }
        var inAll = Math.min(media.allBytes() - room.get().kept(), free() - SPARE);
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

    /** Stores what has come, once however often it comes, and puts it where it was meant for. */
    Verdict keep(Arrived arrived, Place place) {
        if (arrived.size() == 0) {
            return new Verdict.Refused(arrived.name().isBlank() ? Refusal.NONE : Refusal.EMPTY);
        }
        var type = FileType.of(onWorker(() -> folder.head(arrived.file())));
        if (type.kind() != FileKind.PICTURE) {
            return keep(asItIs(arrived, type), arrived, place);
        }
        var picture = await(artists.executeBlocking(() -> drawings.prepare(arrived, type), false));
        return switch (picture) {
            case Drawings.Prepared.Ready ready -> keep(ready.content(), arrived, place);
            case Drawings.Prepared.TooLarge large -> new Verdict.Refused(Refusal.TOO_MANY_PIXELS);
            case Drawings.Prepared.None none -> keep(asItIs(arrived, FileType.OTHER), arrived, place);
        };
    }

    /** What has come, as it is kept: a picture without anything else in it, and what only begins as one as it is. */
    Content content(Arrived arrived) {
        var type = FileType.of(onWorker(() -> folder.head(arrived.file())));
        return type.kind() == FileKind.PICTURE
                        && await(artists.executeBlocking(() -> drawings.prepare(arrived, type), false))
                                instanceof Drawings.Prepared.Ready ready
                ? ready.content()
                : asItIs(arrived, type);
    }

    /** The picture that a file is, drawn anew and small; empty where it is none that can be drawn. */
    Optional<Emblem> emblem(Arrived arrived) {
        return await(artists.executeBlocking(() -> Drawings.emblem(arrived), false));
    }

    /** Bytes that the disk still takes. */
    long free() {
        return onWorker(folder::free);
    }

    /** Draws the picture of a person. */
    Portrait portrait(Arrived arrived) {
        return await(artists.executeBlocking(() -> Portraits.draw(arrived), false));
    }

    static String link(FileName name, Content content) {
        return content.width() > 0
                ? name.link(content.width(), content.height(), content.type().media())
                : name.link();
    }

    private static Content asItIs(Arrived arrived, FileType type) {
        return new Content(arrived.hash(), arrived.size(), type, 0, 0, arrived.file(), Map.of());
    }

    private Verdict keep(Content content, Arrived arrived, Place place) {
        var name = FileName.of(arrived.name());
        var link = link(name, content);
        var at = clock.instant();
        var id = Transaction.run(pool, sql -> {
            store.lock(sql, content.hash());
            onWorker(() -> folder.keep(content));
            store.add(sql, content, at);
            var upload = new NewUpload(content.hash(), name.text(), link, at);
            return switch (place) {
                case OfDraft draft -> store.add(sql, draft, upload);
                case OfConversation conversation -> parcels.add(sql, conversation, upload);
            };
        });
        return id.isPresent() ? new Verdict.Kept(id.getAsLong()) : new Verdict.Refused(Refusal.NOT_THERE);
    }

    /** How large a file may be, in words. */
    String mostOfOne() {
        return Attachment.sizeText(media.fileBytes());
    }

    <T> T onWorker(Callable<T> work) {
        return await(workers.executeBlocking(work, false));
    }
}
