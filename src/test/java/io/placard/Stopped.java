package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server that accepts connections and answers nothing, until this is closed: its processes are stopped by a signal. */
final class Stopped implements AutoCloseable {

    private final List<ProcessHandle> processes;

    /** @param pidFile its first line is the number of the server's first process */
    Stopped(Path pidFile) {
        var first = ProcessHandle.of(pid(pidFile)).orElseThrow();
        signal("-STOP", List.of(first)); // from now on it begins no others
        processes = Stream.concat(first.descendants(), Stream.of(first)).toList();
        signal("-STOP", processes);
    }

    @Override
    public void close() {
        signal("-CONT", processes);
    }

    private static long pid(Path file) {
        try {
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        try {
            for (var process : processes) {
                var kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
                assertEquals(0, kill.waitFor(), () -> "kill " + name + " " + process);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
