package io.placard.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Held by the one deploy that is under way; the system gives it back however that ends. */
final class DeployLock implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FOR_GIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int MOST_BYTES = 4096;

    private final FileChannel channel;

    private DeployLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for its turn, an hour at the most.
     *
     * @param holder what to tell those who wait meanwhile
     * @param say told once, when there is somebody to wait for
     * @param unwanted whether whoever asked has gone
     * @throws DeployFailed when the wait was in vain
     */
    static DeployLock take(Path file, LockHolder holder, Consumer<String> say, BooleanSupplier unwanted)
            throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!tried(channel)) {
                say.accept("lock: waits for "
                        + read(channel).map(LockHolder::toString).orElse("another deploy"));
                waited(channel, unwanted);
            }
            // git moves the branch only after the hook of the push before has ended
            var former = read(channel);
            await(() -> former.stream().noneMatch(LockHolder::pushes), FOR_GIT);
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(holder.text()), 0);
            return new DeployLock(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void waited(FileChannel channel, BooleanSupplier unwanted) throws IOException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!tried(channel)) {
            if (unwanted.getAsBoolean()) {
                throw DeployFailed.before("The push was given up while it waited for its turn.");
            }
            if (System.nanoTime() > deadline) {
                throw DeployFailed.before("The other deploy did not end within an hour; look at it and push again.");
            }
            pause();
        }
    }

    private static boolean tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    private static Optional<LockHolder> read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(MOST_BYTES);
        channel.read(bytes, 0);
        return LockHolder.read(StandardCharsets.UTF_8.decode(bytes.flip()).toString());
    }

    private static void await(BooleanSupplier done, Duration most) throws IOException {
        var deadline = System.nanoTime() + most.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
