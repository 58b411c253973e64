package io.placard.gateway.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends lines from many threads by one of its own. When too many wait, lines are dropped and counted. */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final int WAITING = 16_384;
    private static final String END = "";

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
    private final LongAdder dropped = new LongAdder();
    private final Opener opener;
    private final Path path;
    private final Thread thread;

    private LogWriter(Path path, Opener opener) {
        this.path = path;
        this.opener = opener;
        this.thread = Thread.ofPlatform().daemon().name("access-log").start(this::run);
    }

    static LogWriter toStdout() {
        return new LogWriter(
                null, () -> new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
    }

    static LogWriter toFile(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot make the folder of the access log " + path, fault);
        }
        return new LogWriter(
                path, () -> Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Never blocks. The line brings its own end. */
    void write(String line) {
        if (!lines.offer(line)) {
            dropped.increment();
        }
    }

    /** Waits at most two seconds for the lines that were handed over. */
    @Override
    public void close() {
        try {
            if (lines.offer(END, 1, TimeUnit.SECONDS)) {
                thread.join(TimeUnit.SECONDS.toMillis(2));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var running = true;
        while (running) {
            try (var writer = opener.open()) {
                running = copy(writer);
            } catch (IOException fault) {
                LOG.warn("accesslog.failed path={} cause={}", path, fault.getMessage());
                running = discardForAWhile();
            } catch (InterruptedException interrupted) {
                running = false;
            }
        }
    }

    /** Copies lines until the end, or until the file was moved away and must be opened anew. */
    private boolean copy(BufferedWriter writer) throws IOException, InterruptedException {
        while (true) {
            var line = lines.poll(1, TimeUnit.SECONDS);
            if (line == null) {
                if (path != null && Files.notExists(path)) {
                    return true;
                }
                continue;
            }
            if (line.equals(END)) {
                return false;
            }
            writer.write(line);
            if (lines.isEmpty()) {
                writer.flush();
                reportDropped();
            }
        }
    }

    private void reportDropped() {
        var count = dropped.sumThenReset();
        if (count > 0) {
            LOG.warn("accesslog.dropped lines={}", count);
        }
    }

    private boolean discardForAWhile() {
        try {
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (System.nanoTime() < until) {
                if (END.equals(lines.poll(1, TimeUnit.SECONDS))) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    /** Opens the file, the first time and again after it was moved away. */
    private interface Opener {
        BufferedWriter open() throws IOException;
    }
}
