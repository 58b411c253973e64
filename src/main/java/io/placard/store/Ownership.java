package io.placard.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the servers in a data folder are this process's to stop: they are whose lock the folder has. It passes from one
 * process to the next while the servers run on. Thread-safe.
 */
final class Ownership {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

    private final Path path;
    private CompletableFuture<DataFolder> folder;

    private Ownership(Path path, CompletableFuture<DataFolder> folder) {
        this.path = path;
        this.folder = folder;
    }

    static Ownership of(DataFolder folder) {
        return new Ownership(folder.path(), CompletableFuture.completedFuture(folder));
    }

    /** The folder is another process's. */
    static Ownership none(Path path) {
        return new Ownership(path, null);
    }

    /** From now on waits, on a thread of its own, for the owner to let go or to die, and owns the folder then. */
    synchronized void inherit() {
        if (folder != null) {
            return;
        }
        var inherited = new CompletableFuture<DataFolder>();
        folder = inherited;
        Thread.ofPlatform().daemon().name("placard-inherit").start(() -> {
            try {
                inherited.complete(DataFolder.await(path));
                LOG.info("data.inherited folder={}", path);
            } catch (RuntimeException failed) {
                LOG.error("data.notinherited folder={}", path, failed);
                inherited.completeExceptionally(failed);
            }
        });
    }

    /**
     * Lets go of the folder without stopping anything.
     *
     * @return whether another process took it in this time
     */
    synchronized boolean release(Duration patience) throws InterruptedException {
        held(Duration.ZERO).ifPresent(DataFolder::close);
        folder = null;
        var deadline = System.nanoTime() + patience.toNanos();
        while (!DataFolder.inUse(path)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(Duration.ofMillis(20));
        }
        return true;
    }

    /** Whether the folder is ours, by then. */
    boolean owned(Duration patience) {
        return held(patience).isPresent();
    }

    /** The folder, if it is ours by then; the second time there is none. */
    Optional<DataFolder> end(Duration patience) {
        var held = held(patience);
        synchronized (this) {
            folder = null;
        }
        return held;
    }

    private Optional<DataFolder> held(Duration patience) {
        CompletableFuture<DataFolder> held;
        synchronized (this) {
            held = folder;
        }
        if (held == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(held.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException anothers) {
            LOG.warn("data.notowned folder={}", path);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
