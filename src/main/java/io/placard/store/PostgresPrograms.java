package io.placard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command lines of PostgreSQL's programs. They refuse to run as root, so root runs them in a user namespace of
 * their own, where it is nobody in particular.
 */
final class PostgresPrograms {

    private static final int PATIENCE_SECONDS = 60;
    private static final String FULL = "No space left on device";

    private final Path folder;
    private final boolean root;

    PostgresPrograms(Path folder) throws IOException {
        this.folder = folder;
        this.root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    List<String> server(List<String> options) {
        return command("postgres", options);
    }

    /**
     * Creates a cluster that asks everyone for a password, orders text the same on every machine, and checks its pages.
     *
     * @param passwordFile of the superuser
     * @throws StartException with what {@code initdb} said
     */
    void initialise(Path cluster, String user, Path passwordFile, Path log) throws IOException {
        var options = List.of(
                "--pgdata=" + cluster,
                "--username=" + user,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (run(command("initdb", options), log) != 0) {
            throw failure("initialise its data", log);
        }
    }

    /** A cluster is bound to a major version; another one could at best refuse it, later and in more words. */
    void refuseOtherVersion(Path cluster) throws IOException {
        var have = Files.readString(cluster.resolve("PG_VERSION")).strip();
        var need = serverVersion();
        if (!have.equals(need)) {
            throw new StartException(
                    "The data in %s is of PostgreSQL %s, but this Placard runs PostgreSQL %s; move it over with pg_dump, or set database.url."
                            .formatted(cluster, have, need));
        }
    }

    /** Sends {@code INT} (stop, ending every connection) or {@code QUIT} (stop at once, recover on the next start). */
    void signal(String signal, long pid) {
        try {
            run(command("pg_ctl", List.of("kill", signal, Long.toString(pid))), Path.of("/dev/null"));
        } catch (IOException broken) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /** What to say when a program failed whose words are in a log. */
    StartException failure(String what, Path log) {
        var words = ServerProcess.lastWords(log);
        if (words.contains(FULL)) {
            return new StartException(
                    "The disk of the data folder is full, so the embedded PostgreSQL could not " + what + ".");
        }
        if (root && words.contains("unshare")) {
            return new StartException(
                    "PostgreSQL does not run as root and this machine allows no user namespaces (%s); start Placard as an ordinary user."
                            .formatted(words));
        }
        return new StartException("The embedded PostgreSQL could not %s: %s (more in %s)."
                .formatted(what, words.isEmpty() ? "no word" : words, log));
    }

    private List<String> command(String program, List<String> options) {
        var command = new ArrayList<String>();
        if (root) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(folder.resolve(program).toString());
        command.addAll(options);
        return command;
    }

    private String serverVersion() throws IOException {
        var process = new ProcessBuilder(command("postgres", List.of("--version")))
                .redirectErrorStream(true)
                .start();
        var words = new String(process.getInputStream().readAllBytes()).strip();
        return words.replaceAll("(?s)^\\D*(\\d+).*$", "$1");
    }

    private static int run(List<String> command, Path log) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
