package io.placard.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A server's process, known by its id, its name and the folder it works in, so that an id that the system gave to
 * another process meanwhile is never taken for it.
 *
 * @param folder absolute; both servers change into their data folder
 */
record ServerProcess(long pid, String name, Path folder) {

    private static final int TAIL_BYTES = 1 << 14;
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Pattern TROUBLE = Pattern.compile(".*(?:FATAL|PANIC|ERROR|error|Can't|Failed|failed)[: ].*");

    /**
     * Starts a server in a session of its own: Ctrl-C in Placard's terminal goes to the whole foreground group, and the
     * servers have to outlive the requests that Placard still answers then.
     *
     * @param log takes both outputs; the one of the last start is kept beside it
     */
    static ServerProcess start(String name, Path folder, Path log, List<String> command) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var inOwnSession = new ArrayList<>(List.of("setsid"));
        inOwnSession.addAll(command);
        var builder = new ProcessBuilder(inOwnSession)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PG") || variable.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return new ServerProcess(builder.start().pid(), name, folder);
    }

    /** The process whose id is the first line of a pid file, when it still is that server on that folder. */
    static Optional<ServerProcess> running(Path pidFile, String name, Path folder) throws IOException {
        return id(pidFile).map(pid -> new ServerProcess(pid, name, folder)).filter(ServerProcess::serves);
    }

    /**
     * Removes a pid file whose id the system gave to another process meanwhile, for which a server would take it as its
     * twin. The file of a dead process stays: PostgreSQL looks in it for what its predecessor left in memory.
     */
    static void removeIfReused(Path pidFile) throws IOException {
        if (id(pidFile).flatMap(ProcessHandle::of).isPresent()) {
            Files.delete(pidFile);
        }
    }

    /** Whether the process lives, whatever program it runs by now. */
    boolean alive() {
        return ProcessHandle.of(pid).isPresent() && Files.exists(Path.of("/proc", Long.toString(pid), "exe"));
    }

    /** Whether the process runs this server on this folder; a zombie does not. */
    boolean serves() {
        var process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readString(process.resolve("comm")).strip().equals(name)
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /** The file of the program that runs. */
    Path program() throws IOException {
        return Path.of("/proc", Long.toString(pid), "exe").toRealPath();
    }

    /** Waits until the server is ready or dead, and says whether it is ready. */
    boolean awaitReady(BooleanSupplier ready, Duration patience) {
        await(() -> ready.getAsBoolean() || !alive(), patience);
        return alive() && ready.getAsBoolean();
    }

    boolean awaitEnd(Duration patience) {
        return await(() -> !serves(), patience);
    }

    void terminate() {
        ProcessHandle.of(pid).filter(handle -> serves()).ifPresent(ProcessHandle::destroy);
    }

    void kill() {
        ProcessHandle.of(pid).filter(handle -> serves()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** What a server said last about its trouble, or its last words at all; blank when the log is empty. */
    static String lastWords(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            var bytes = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            var trouble = lines.stream()
                    .filter(line -> TROUBLE.matcher(line).matches())
                    .toList();
            var said = trouble.isEmpty() ? lines : trouble;
            return said.isEmpty() ? "" : said.getLast().strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Optional<Long> id(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,10}") ? Optional.of(Long.parseLong(first)) : Optional.empty();
    }

    private static boolean await(BooleanSupplier done, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
