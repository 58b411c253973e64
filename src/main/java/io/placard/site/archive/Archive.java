package io.placard.site.archive;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.files.Files;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Archive {

    private static final String WORKER = "placard-archive";
    private static final int HOURS = 12;

    /** Each asks for a password, so they are few. */
    private static final int ASKED_AN_HOUR = 12;

    private final SiteContext context;
    private final Others others;
    private final ArchiveStore store = new ArchiveStore();

    public Archive(SiteContext context, Others others) {
        this.context = context;
        this.others = others;
    }

    /** The features that it stands on. */
    public record Others(Files files, Accounts accounts, Audit audit) {}

    /** The page that a browser takes it from. */
    public ArchivePages pages(Desk desk) {
        return new ArchivePages(desk, keeping(), others.accounts(), limit());
    }

    /** The same for programs. */
    public ArchiveResource resource() {
        return new ArchiveResource(keeping(), limit());
    }

    /** The commands {@code export} and {@code import}; the process's exit status. */
    public int run(List<String> words) {
        return ArchiveCommands.run(this, words);
    }

    /**
     * Writes an archive beside its place and moves it there when it is whole: no half one ever has the name.
     *
     * @throws Refused where it cannot be written
     */
    Manifest export(Path file, boolean replace, Consumer<Part> say) {
        var worker = worker();
        var target = Target.of(file);
        await(worker.executeBlocking(() -> target.prepare(replace), true));
        try {
            var manifest = new Export(context, store, others.files(), worker).write(sql -> true, target::open, say);
            await(worker.executeBlocking(target::finish, true));
            note(file);
            return manifest.orElseThrow();
        } finally {
            await(worker.executeBlocking(target::clear, true));
        }
    }

    /** @throws Refused with nothing changed */
    Manifest take(Path file, Consumer<Part> say) {
        return new Import(context, store, others.files(), worker()).take(file, say);
    }

    private Keeping keeping() {
        return new Keeping(
                context,
                new HoldingsStore(),
                others.audit(),
                () -> new Export(context, store, others.files(), worker()));
    }

    private RateLimit limit() {
        return new RateLimit(context.redis(), "archive", ASKED_AN_HOUR, Duration.ofHours(1));
    }

    /**
     * Everybody's data has left the server. Only the file's own name: where it lies is nobody's business on a page. That an
     * archive was taken in is not noted, so that it comes out of the other server as it went in.
     */
    private void note(Path file) {
        var name = file.getFileName().toString();
        var at = context.clock().instant();
        var act = Act.ofCommand("backup.exported", name, "", new JsonObject(), new JsonObject(), at);
        others.audit().note(context.postgres(), act);
    }

    /** Asked for when it is needed: most instances of the site never need it. */
    private WorkerExecutor worker() {
        return context.vertx().createSharedWorkerExecutor(WORKER, 1, HOURS, TimeUnit.HOURS);
    }
}
