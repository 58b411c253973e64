package io.placard;

import io.placard.store.StartException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The new process, as the old one sees it: it starts, says that it serves, and then either is agreed to or called off, once
 * and for good. Blocking; thread-safe.
 */
final class Heir {

    private static final Duration AGREEING = Duration.ofSeconds(20);
    private static final int CALLED_OFF = 1;
    private static final int KILL_SECONDS = 5;

    private final Process process;
    private final CompletableFuture<Void> serves = new CompletableFuture<>();
    private final CompletableFuture<Void> agreed = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    Heir(Process process) {
        this.process = process;
        process.onExit()
                .thenAccept(ended -> serves.completeExceptionally(new StartException(
                        "it ended with status %d; its words are in the log".formatted(ended.exitValue()))));
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits until it serves. Fails with a sentence when it ends, says why it cannot, or says nothing in this time. */
    void awaitServing(Duration most) {
        await(serves, most);
    }

    /** Waits, so that both let people in for a while; fails when it dies meanwhile. */
    void share(Duration time) {
        try {
            if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartException(
                        "it ended with status " + process.exitValue() + " after it had begun to serve");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("it was interrupted", interrupted);
        }
    }

    /**
     * Takes what it says: {@code serves}, or {@code failed} and why.
     *
     * @return 0, once the port is its alone; else it was called off
     */
    int hear(List<String> words) {
        if (words.getFirst().equals(TakeOver.FAILED)) {
            serves.completeExceptionally(new StartException(words.get(1)));
            return 0;
        }
        try {
            serves.complete(null);
            await(agreed, AGREEING);
            return 0;
        } catch (StartException calledOff) {
            return CALLED_OFF;
        }
    }

    /** Decides for it; it is told by {@link #agree}. */
    void decide() {
        if (!decided.compareAndSet(false, true)) {
            throw new StartException("it was called off");
        }
    }

    void agree() {
        agreed.complete(null);
    }

    /** Ends it, if it was not decided for; at most 5 s. */
    void callOff() {
        if (decided.compareAndSet(false, true)) {
            var reason = new StartException("it was called off");
            serves.completeExceptionally(reason);
            agreed.completeExceptionally(reason);
            process.destroyForcibly();
            process.onExit()
                    .orTimeout(KILL_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(stuck -> null)
                    .join();
        }
    }

    private static void await(CompletableFuture<Void> future, Duration most) {
        try {
            future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StartException sentence
                    ? sentence
                    : new StartException("it failed: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException late) {
            throw new StartException("it did not answer within " + most.toSeconds() + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("it was interrupted", interrupted);
        }
    }
}
