package io.placard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A Placard as its administrator has it: processes, a data folder, commands, and what they print. */
final class ServedPlacard implements AutoCloseable {

    private static final Pattern SERVES = Pattern.compile("Placard serves (http://\\S+) ");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> jvm;
    private final List<String> settings;
    private Process first;

    /** How a command ended, and all it said. */
    record Ended(int status, String said) {}

    private ServedPlacard(Path folder, Map<String, String> environment, List<String> jvm, List<String> settings) {
        this.folder = folder;
        this.environment = environment;
        this.jvm = jvm;
        this.settings = settings;
    }

    /** Starts one on any free port; waits until it serves. */
    static ServedPlacard start(Path folder, String... settings) {
        return start(folder, Map.of(), settings);
    }

    /** The same, with this in its environment. */
    static ServedPlacard start(Path folder, Map<String, String> environment, String... settings) {
        return started(new ServedPlacard(folder, environment, List.of(), List.of(settings)));
    }

    /** The same, on a JVM with these options. */
    static ServedPlacard start(Path folder, List<String> jvm, String... settings) {
        return started(new ServedPlacard(folder, Map.of(), jvm, List.of(settings)));
    }

    private static ServedPlacard started(ServedPlacard placard) {
        try {
            Files.deleteIfExists(placard.folder.resolve("log"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        PreparedServers.into(placard.data());
        placard.start();
        return placard;
    }

    /** Starts anew on the same data; waits until it serves. */
    void start() {
        var served = served();
        first = launch(serveWords());
        try {
            await("it serves", () -> served() > served || !first.isAlive());
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; it said: " + log(), late);
        }
        if (!first.isAlive()) {
            throw new AssertionError("it ended: " + log());
        }
    }

    /** The command line's words of {@code serve}. */
    List<String> serveWords() {
        var words = new ArrayList<>(List.of("serve", "--http.port=0", "--data.dir=" + data()));
        words.addAll(settings);
        return words;
    }

    Path data() {
        return folder.resolve("data");
    }

    URI url() {
        var told = SERVES.matcher(log());
        URI url = null;
        while (told.find()) {
            url = URI.create(told.group(1));
        }
        return url;
    }

    /** How often some process has said that it serves. */
    int served() {
        return Math.toIntExact(SERVES.matcher(log()).results().count());
    }

    /** What all processes that serve have printed. */
    String log() {
        return read(folder.resolve("log"));
    }

    /** The process that {@link #start} started. */
    Process first() {
        return first;
    }

    /** The process that holds the data folder. */
    long owner() {
        return number(data().resolve("placard.lock"));
    }

    /** The embedded servers' processes. */
    List<Long> servers() {
        return List.of(number(data().resolve("postgres/postmaster.pid")), number(data().resolve("redis/redis.pid")));
    }

    /** Runs a command beside it and waits for its end. */
    Ended run(String... words) {
        var command = new ArrayList<>(List.of(words));
        command.add("--data.dir=" + data());
        return finish(begin(command));
    }

    /** Begins a command and does not wait. */
    Process begin(List<String> words) {
        try {
            return new ProcessBuilder(java(List.of(), words))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Ended finish(Process process) {
        try {
            var said = new String(process.getInputStream().readAllBytes());
            return new Ended(process.waitFor(), said);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Ends whichever process owns the data, and waits until it and its servers are gone. */
    void stop() {
        ProcessHandle.of(owner()).ifPresent(ProcessHandle::destroy);
        await("it and its servers end", () -> processes().isEmpty());
    }

    @Override
    public void close() {
        for (var pid : processes()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        PreparedServers.outOf(data());
    }

    /** All processes that were started with this data folder or work in it. */
    List<Long> processes() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> link("/proc/" + pid + "/cwd").startsWith(folder.toString())
                        || read(Path.of("/proc/" + pid + "/cmdline")).contains("--data.dir=" + data()))
                .toList();
    }

    static boolean alive(long pid) {
        return !link("/proc/" + pid + "/exe").isEmpty();
    }

    static void await(String what, BooleanSupplier done) {
        Waiting.until(what, PATIENCE, done);
    }

    private Process launch(List<String> words) {
        try {
            var log = ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile());
            var builder = new ProcessBuilder(java(jvm, words))
                    .redirectErrorStream(true)
                    .redirectOutput(log);
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<String> java(List<String> jvm, List<String> words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return command;
    }

    private static long number(Path file) {
        return Long.parseLong(read(file).lines().findFirst().orElse("0").strip());
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException gone) {
            return "";
        }
    }

    private static String link(String file) {
        try {
            return Files.readSymbolicLink(Path.of(file)).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
