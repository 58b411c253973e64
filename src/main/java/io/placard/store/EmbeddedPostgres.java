package io.placard.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL from Placard's own binaries, on loopback, with its data in {@code <data>/postgres}. Everyone on this
 * machine can reach the port, so a random password keeps them out.
 */
final class EmbeddedPostgres implements EmbeddedServer {

    private static final String NAME = "postgres";
    private static final String PID_FILE = "postmaster.pid";
    private static final String USER = "placard";
    private static final String PASSWORD_FILE = "postgres.password";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(8);
    private static final Duration STOP_AT_ONCE = Duration.ofSeconds(2);
    private static final Duration KILL = Duration.ofSeconds(1);
    private static final int SPARE_CONNECTIONS = 20;
    /** Over a restart two processes have their pools open at once. */
    private static final int POOLS = 2;

    private final PostgresPrograms programs;
    private final ServerProcess process;
    private final DatabaseUrl url;

    private EmbeddedPostgres(PostgresPrograms programs, ServerProcess process, DatabaseUrl url) {
        this.programs = programs;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts the server, after stopping one that a killed Placard left, and creates cluster and database if missing.
     *
     * @param connections that the pool may open
     * @throws StartException with the reason in one sentence
     */
    static EmbeddedPostgres start(DataFolder data, int connections) throws IOException {
        var programs = new PostgresPrograms(new Binaries(data.path().resolve("bin")).postgres());
        var cluster = data.path().resolve("postgres");
        clearAway(programs, cluster);
        var password = Files.exists(cluster) ? password(data.path()) : initialise(programs, data, cluster);
        programs.refuseOtherVersion(cluster);
        var port = FreePort.find();
        var process = launch(programs, data, cluster, port, POOLS * connections + SPARE_CONNECTIONS);
        var server = new EmbeddedPostgres(
                programs, process, DatabaseUrl.of("127.0.0.1", port, "placard", USER, Optional.of(password)));
        server.createDatabase();
        return server;
    }

    /**
     * The server that another Placard runs on this folder; empty when it runs none. Its programs are those of the running
     * server, which need not be the ones that this Placard brings.
     */
    static Optional<EmbeddedPostgres> running(Path data) throws IOException {
        var cluster = data.resolve("postgres");
        var pidFile = cluster.resolve(PID_FILE);
        var process = ServerProcess.running(pidFile, NAME, cluster);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        var port = Integer.parseInt(Files.readAllLines(pidFile).get(3).strip());
        var url = DatabaseUrl.of("127.0.0.1", port, "placard", USER, Optional.of(password(data)));
        var programs = new PostgresPrograms(process.get().program().getParent());
        return Optional.of(new EmbeddedPostgres(programs, process.get(), url));
    }

    @Override
    public String url() {
        return url.text();
    }

    @Override
    public boolean serves() {
        return process.serves();
    }

    @Override
    public void stop() {
        stop(programs, process);
    }

    /** Ends the server that a killed Placard left behind: it may be of other settings or another release. */
    private static void clearAway(PostgresPrograms programs, Path cluster) throws IOException {
        var pidFile = cluster.resolve(PID_FILE);
        ServerProcess.running(pidFile, NAME, cluster).ifPresent(left -> stop(programs, left));
        ServerProcess.removeIfReused(pidFile);
    }

    private static void stop(PostgresPrograms programs, ServerProcess process) {
        programs.signal("INT", process.pid());
        if (!process.awaitEnd(STOP)) {
            programs.signal("QUIT", process.pid());
        }
        if (!process.awaitEnd(STOP_AT_ONCE)) {
            process.kill();
            process.awaitEnd(KILL);
        }
    }

    private static String password(Path data) throws IOException {
        var file = data.resolve(PASSWORD_FILE);
        if (!Files.exists(file)) {
            throw new StartException(
                    "The file %s with the password of the embedded PostgreSQL is missing.".formatted(file));
        }
        return Files.readString(file).strip();
    }

    /** Initialises beside the final place, so that a start killed half-way leaves nothing that looks like a cluster. */
    private static String initialise(PostgresPrograms programs, DataFolder data, Path cluster) throws IOException {
        var password = Secrets.random();
        var file = data.path().resolve(PASSWORD_FILE);
        Secrets.write(file, password);
        var half = data.path().resolve("postgres.half");
        Binaries.delete(half);
        programs.initialise(data.secret("postgres.half"), USER, file, data.log("initdb.log"));
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static ServerProcess launch(
            PostgresPrograms programs, DataFolder data, Path cluster, int port, int connections) throws IOException {
        var log = data.log("postgres.log");
        var process = ServerProcess.start(NAME, cluster, log, programs.server(options(cluster, port, connections)));
        if (!process.awaitReady(() -> ready(cluster, process.pid()), START)) {
            stop(programs, process);
            throw programs.failure("start", log);
        }
        return process;
    }

    private static List<String> options(Path cluster, int port, int connections) {
        var options = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "shared_buffers=256MB",
                "effective_cache_size=1GB",
                "work_mem=8MB",
                "max_connections=" + connections,
                // short queries on few cores: planning threads and compiled plans would cost more than they save
                "max_parallel_workers_per_gather=0",
                "jit=off",
                "random_page_cost=1.1",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off")) {
            options.addAll(List.of("-c", setting));
        }
        return options;
    }

    /** The eighth line of the pid file is the server's own word on how far it is. */
    private static boolean ready(Path cluster, long pid) {
        try {
            var lines = Files.readAllLines(cluster.resolve(PID_FILE), StandardCharsets.UTF_8);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void createDatabase() {
        try {
            DatabaseProbe.createIfMissing(url);
        } catch (RuntimeException refused) {
            stop();
            throw refused;
        }
    }
}
