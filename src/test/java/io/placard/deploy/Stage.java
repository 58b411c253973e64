package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.placard.admin.AdminCommands;
import io.placard.admin.AdminServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A server's bare repository with its real hook, the clone of somebody who pushes, and in this JVM the admin socket of
 * a Placard that serves. A build copies a file, so that no Maven is needed.
 */
final class Stage implements AutoCloseable, AdminCommands {

    static final String BUILD =
            "mkdir -p target/lib && cp page.txt target/placard.jar && echo library > target/lib/a.jar";

    final Path folder;
    final Path data;
    final Path repository;
    final Path work;
    final List<String> said = new ArrayList<>();

    /** What the running Placard was asked, with what the jar then held. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private AdminServer running;
    private int status;

    /** How a restart ends, when one is asked for. */
    int restartStatus;

    /** What the running Placard answers to the question what it serves, and with which status. */
    String serving = "{}";

    int servingStatus;

    private List<String> answer = List.of();

    record Ended(int status, String output) {}

    Stage(Path folder) throws Exception {
        this.folder = folder.toRealPath();
        this.data = this.folder.resolve("data");
        this.repository = data.resolve("deploy/site.git");
        this.work = this.folder.resolve("work");
        environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("PLACARD_"));
        environment.putAll(Map.of("HOME", folder.toString(), "GIT_CONFIG_NOSYSTEM", "1"));
        for (var who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "Ada");
            environment.put("GIT_" + who + "_EMAIL", "ada@example.org");
        }
        Files.createDirectories(data);
        init();
        git(folder, "init", "--quiet", work.toString());
        git(work, "symbolic-ref", "HEAD", "refs/heads/main");
    }

    void init(String... arguments) {
        var all = new ArrayList<>(List.of("--data.dir=" + data, "--deploy.build=sh build.sh", "--deploy.keep=2"));
        all.addAll(List.of(arguments));
        new Installation(settings(), around(Disk.REAL)).run(Optional.empty(), all);
    }

    DeploySettings settings() {
        return new DeploySettings(data, "main", "sh build.sh", 2);
    }

    Surroundings around(Disk disk) {
        return new Surroundings(environment, Clock.systemUTC(), said::add, Tool.own(), disk);
    }

    /** As a hook would find it before the push is taken. */
    Surroundings inHook(Disk disk) {
        var variables = new HashMap<>(environment);
        variables.put("GIT_DIR", repository.toString());
        variables.put("GIT_QUARANTINE_PATH", repository.resolve("objects").toString());
        return new Surroundings(variables, Clock.systemUTC(), said::add, Tool.own(), disk);
    }

    /** A Placard runs from now on, and answers so. */
    void runs(int status, String... lines) throws IOException {
        this.status = status;
        this.answer = List.of(lines);
        if (running == null) {
            running = AdminServer.open(AdminServer.in(data), this);
        }
    }

    /** No Placard runs from now on. */
    void stops() {
        running.close();
        running = null;
    }

    /** What the running Placard says that it serves, whatever it was asked before. */
    void serves(int generation, String commit) {
        serving = "{\"generation\":%d,\"commit\":\"%s\"}".formatted(generation, commit);
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        if (words.getFirst().equals("serving")) {
            say.accept(serving);
            return servingStatus;
        }
        try {
            asked.add(words.getFirst() + " "
                    + Files.readString(Path.of(words.getLast())).strip());
        } catch (IOException unreadable) {
            asked.add("unreadable " + unreadable);
        }
        answer.forEach(say);
        var ended = words.getFirst().equals("restart") ? restartStatus : status;
        if (ended == 0) {
            serves(7, Path.of(words.getLast()).getParent().getFileName().toString());
        }
        return ended;
    }

    /** Commits a page, with a build of its own. Returns the commit. */
    String commit(String page, String build) throws Exception {
        Files.writeString(work.resolve("page.txt"), page + "\n");
        Files.writeString(work.resolve("build.sh"), build + "\n");
        git(work, "add", ".");
        git(work, "commit", "--quiet", "-m", "Show " + page);
        return git(work, "rev-parse", "HEAD").strip();
    }

    String commit(String page) throws Exception {
        return commit(page, BUILD);
    }

    Ended push(String... refs) throws Exception {
        var push = startPush(refs);
        var output = new String(push.getInputStream().readAllBytes());
        return new Ended(push.waitFor(), output);
    }

    /** Both outputs of git are the process's one. */
    Process startPush(String... refs) throws IOException {
        var command = new ArrayList<>(List.of("git", "push", repository.toString()));
        command.addAll(List.of(refs));
        return start(work, command);
    }

    String git(Path where, String... words) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var process = start(where, command);
        var output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    Releases releases() {
        return new Releases(data.resolve("deploy"));
    }

    Release release(String commit) throws IOException {
        return releases().find(commit).orElseThrow();
    }

    /** What the branch names on the server; empty when it is not there. */
    String branch(String name) throws Exception {
        return git(repository, "for-each-ref", "--format=%(objectname)", "refs/heads/" + name)
                .strip();
    }

    /** The lines that {@code placard deploy list} says, as they are when it is asked. */
    List<String> list() {
        said.clear();
        new Listing(settings(), around(Disk.REAL)).run();
        return List.copyOf(said);
    }

    void rollback(String... commit) {
        said.clear();
        new Rollback(settings(), around(Disk.REAL)).run(Arrays.stream(commit).findFirst());
    }

    /** Waits for a file that a build makes. */
    static void await(Path file) throws Exception {
        try (var changes = file.getFileSystem().newWatchService()) {
            file.getParent().register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            while (Files.notExists(file)) {
                changes.poll(1, TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }

    private Process start(Path where, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
