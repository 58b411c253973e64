package io.placard.site.files;

import io.placard.channel.SiteContext;
import io.placard.channel.Upload.Arrived;
import io.placard.site.api.Bearer;
import io.placard.site.page.Desk;
import io.vertx.sqlclient.SqlClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Files {

    private static final Logger LOG = LoggerFactory.getLogger(Files.class);
    private static final long SOON = TimeUnit.MINUTES.toMillis(2);
    private static final long HOURLY = TimeUnit.HOURS.toMillis(1);

    private final SiteContext context;
    private final MediaStore media;
    private final UploadStore uploads;
    private final ParcelStore parcels;
    private final MediaFolder folder;
    private final Intake intake;
    private final Giving giving;

    public Files(SiteContext context) {
        this.context = context;
        this.media = new MediaStore(context.lookups());
        this.uploads = new UploadStore(context.postgres());
        this.parcels = new ParcelStore(context.postgres());
        this.folder = new MediaFolder(context.media().folder());
        var store = new FileStore(context.postgres());
        this.intake = new Intake(context, store, folder);
        this.giving = new Giving(intake, folder, store);
    }

    public FilePages pages(Desk desk) {
        return new FilePages(desk, uploads, intake);
    }

    /** The library. */
    public LibraryPages libraryPages(Desk desk) {
        return new LibraryPages(desk, new LibraryStore(context.postgres()));
    }

    /** Both for programs. */
    public FileResource resource() {
        return new FileResource(new LibraryStore(context.postgres()), uploads, intake);
    }

    /** From now on this clears away what nobody has any more, as long as the caller's context lasts. */
    public void collect() {
        var workers = context.vertx().createSharedWorkerExecutor("placard-collector", 1);
        var collector = new Collector(context.postgres(), folder, workers);
        context.vertx().setPeriodic(SOON, HOURLY, hour -> {
            try {
                collector.collect(context.clock().instant());
            } catch (Throwable away) { // await throws whatever a future failed with, checked or not
                LOG.warn("files.notcollected cause={}", away.toString());
            }
        });
    }

    /**
     * Whether a file may come there.
     *
     * @param announced how many bytes it says that it has; -1 where it does not say
     */
    public Verdict admit(Place place, long announced) {
        return intake.admit(place, announced);
    }

    /** Stores what has come, and puts it there. */
    public Verdict keep(Arrived arrived, Place place) {
        return intake.keep(arrived, place);
    }

    /** What somebody has put up. */
    public Optional<Attachment> find(long upload, long account) {
        return uploads.find(upload, account);
    }

    /** Takes away what was put up for a message and not sent with one. */
    public boolean takeBack(long upload, long account) {
        return parcels.takeBack(upload, account);
    }

    /** How large a file may be, in words. */
    public String mostOfOne() {
        return intake.mostOfOne();
    }

    /** The picture that has come, drawn anew and small; empty where it is none that can be drawn. */
    public Optional<Emblem> emblem(Arrived arrived) {
        return intake.emblem(arrived);
    }

    /** Bytes that the disk still takes. */
    public long free() {
        return intake.free();
    }

    /**
     * The pages of {@code /m/}.
     *
     * @param tokens who holds a token; empty for what is none of ours
     */
    public MediaPages mediaPages(Function<String, Optional<Bearer>> tokens) {
        return new MediaPages(media, folder, tokens);
    }

    /** What was put up in a draft belongs to the article from now on, and is read by everybody when the version is. */
    public void handIn(SqlClient sql, HandIn handIn) {
        uploads.handIn(sql, handIn);
    }

    /** Puts a file beside a version of an article, in the caller's transaction. */
    public void give(SqlClient sql, Gift gift) {
        giving.give(sql, gift);
    }

    /** The files of a content: itself and its smaller copies, as far as they are on the disk. Blocking. */
    public List<String> mediaNames(String hash) {
        return folder.names(hash);
    }

    /** Where such a file is. */
    public Path mediaFile(String name) {
        return folder.path(name);
    }

    /** Moves one to its place; false where it was there already. Blocking. */
    public boolean placeMedium(Path file, String name) throws IOException {
        return folder.place(file, name);
    }

    /** Deletes one. Blocking. */
    public void removeMedium(String name) throws IOException {
        java.nio.file.Files.deleteIfExists(folder.path(name));
    }

    /** Takes away what anybody has put up, for staff; the content goes a day after nobody has it any more. */
    public Optional<Discarded> discard(SqlClient sql, long actor, long upload) {
        return uploads.discard(sql, actor, upload);
    }

    /** Draws the picture of a person of a file that has come. */
    public Portrait portrait(Arrived arrived) {
        return intake.portrait(arrived);
    }

    /** What was handed in with each of these versions. */
    public Map<Long, List<Attachment>> ofRevisions(List<Long> revisions) {
        return uploads.ofRevisions(revisions);
    }

    /** What an account has put up in a draft of theirs, in the order in which it came. */
    public List<Attachment> ofDraft(long draft, long account) {
        return uploads.ofDraft(draft, account);
    }
}
