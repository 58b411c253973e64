package io.placard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.placard.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Servers from the system's packages, which tests may stop and start as they like. */
final class ForeignServers {

    private static final Path REDIS = Path.of("/usr/bin/redis-server");
    private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

    private ForeignServers() {}

    /** Starts Redis with a password, and waits until it answers. */
    static Process redis(Path folder, RedisUrl url) throws IOException {
        assumeTrue(Files.isExecutable(REDIS), "no redis-server is installed");
        var command = List.of(
                REDIS.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(url.port()),
                "--requirepass",
                url.password().orElseThrow(),
                "--save",
                "",
                "--dir",
                folder.toString());
        var process = start(command, folder.resolve("redis.log"));
        Waiting.until("Redis answers", Duration.ofSeconds(20), () -> RedisProbe.answers(url));
        return process;
    }

    /** Makes a cluster whose superuser is {@code tester}, known to everyone on loopback. */
    static void initialise(Path cluster) throws IOException, InterruptedException {
        Files.createDirectory(cluster);
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwxrwxrwx"));
        var inner = cluster.resolve("data").toString();
        var command = asPostgres("initdb", List.of("-D", inner, "-U", "tester", "-A", "trust", "-N"));
        var log = cluster.resolve("initdb.log");
        var process = start(command, log);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> ServerProcess.lastWords(log));
    }

    /** Starts PostgreSQL on such a cluster, and waits until it serves. */
    static Process postgres(Path cluster, DatabaseUrl url) throws IOException {
        var options = List.of(
                "-D", cluster.resolve("data").toString(),
                "-p", Integer.toString(url.port()),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=",
                "-c", "fsync=off");
        var process = start(asPostgres("postgres", options), cluster.resolve("postgres.log"));
        Waiting.until("PostgreSQL serves", Duration.ofSeconds(30), () -> serves(url));
        return process;
    }

    /** Ends a server at once, as a crash would, and waits until it is gone. */
    static void stop(Process process, Path folder) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        Waiting.until("nothing works in " + folder, Duration.ofSeconds(20), () -> Processes.in(folder)
                .isEmpty());
    }

    private static List<String> asPostgres(String program, List<String> options) throws IOException {
        assumeTrue(Files.isDirectory(POSTGRES), "no PostgreSQL is installed");
        try (var versions = Files.list(POSTGRES)) {
            var folder = versions.sorted().reduce((older, newer) -> newer).orElseThrow();
            var command = new ArrayList<String>();
            if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
                command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
            }
            command.add(folder.resolve("bin").resolve(program).toString());
            command.addAll(options);
            return command;
        }
    }

    private static boolean serves(DatabaseUrl url) {
        try (var connection = url.dataSource().getConnection()) {
            return connection.isValid(5);
        } catch (java.sql.SQLException notYet) {
            return false;
        }
    }

    private static Process start(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
