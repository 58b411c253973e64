package io.placard.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Another program, run without a shell in between unless the command names one.
 *
 * @param environment all of it; nothing is inherited
 */
record Program(List<String> command, Path folder, Map<String, String> environment) {

    private static final int MOST_BYTES = 1 << 20;
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** @param output both outputs, at most 1 MiB of them */
    record Ended(int status, String output) {}

    /** Runs it and reads what it says; it is killed when it takes longer. */
    Ended answer(Duration most) throws IOException {
        var process = builder().start();
        var late = CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS);
        var kill = CompletableFuture.runAsync(() -> kill(process), late);
        try (var output = process.getInputStream()) {
            var bytes = output.readNBytes(MOST_BYTES);
            return new Ended(process.waitFor(), new String(bytes, StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            kill.cancel(false);
            kill(process);
        }
    }

    /**
     * Runs it with both outputs going to a file.
     *
     * @param unwanted whether to kill it early; asked five times a second
     * @return the exit status; empty when it was killed, for that or because it took longer
     */
    OptionalInt run(Path log, Duration most, BooleanSupplier unwanted) throws IOException {
        var process = builder().redirectOutput(log.toFile()).start();
        var deadline = System.nanoTime() + most.toNanos();
        try {
            while (!process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > deadline || unwanted.getAsBoolean()) {
                    return OptionalInt.empty();
                }
            }
            return OptionalInt.of(process.exitValue());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            kill(process);
        }
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** With all that it started: the shell's child is the one that works. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static IOException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted", interrupted);
    }
}
