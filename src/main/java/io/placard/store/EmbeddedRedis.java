package io.placard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Redis from Placard's own binaries, on loopback, with an append-only file in {@code <data>/redis}, so that login
 * sessions outlive a restart. Port and password stand in its configuration, which only its owner may read.
 */
final class EmbeddedRedis implements EmbeddedServer {

    private static final String NAME = "redis-server";
    private static final String CONFIGURATION = "redis.conf";
    private static final String PID_FILE = "redis.pid";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Duration KILL = Duration.ofSeconds(1);
    private static final Pattern PORT = Pattern.compile("(?m)^port (\\d+)$");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^requirepass (\\w+)$");

    private final ServerProcess process;
    private final RedisUrl url;

    private EmbeddedRedis(ServerProcess process, RedisUrl url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts the server, after stopping one that a killed Placard left.
     *
     * @throws StartException with the reason in one sentence
     */
    static EmbeddedRedis start(DataFolder data) throws IOException {
        var program = new Binaries(data.path().resolve("bin")).redis();
        var folder = data.secret("redis");
        ServerProcess.running(folder.resolve(PID_FILE), NAME, folder).ifPresent(EmbeddedRedis::stop);
        var url = RedisUrl.of("127.0.0.1", FreePort.find(), Secrets.random());
        Secrets.write(folder.resolve(CONFIGURATION), configuration(folder, url));
        var log = data.log("redis.log");
        var command = List.of(program.toString(), folder.resolve(CONFIGURATION).toString());
        var process = ServerProcess.start(NAME, folder, log, command);
        if (!process.awaitReady(() -> RedisProbe.answers(url), START)) {
            stop(process);
            throw new StartException("The embedded Redis could not start: %s (more in %s)."
                    .formatted(ServerProcess.lastWords(log), log));
        }
        return new EmbeddedRedis(process, url);
    }

    /** The server that another Placard runs on this folder; empty when it runs none. */
    static Optional<EmbeddedRedis> running(Path data) throws IOException {
        var folder = data.resolve("redis");
        var process = ServerProcess.running(folder.resolve(PID_FILE), NAME, folder);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        var configuration = Files.readString(folder.resolve(CONFIGURATION));
        var port = PORT.matcher(configuration);
        var password = PASSWORD.matcher(configuration);
        return port.find() && password.find()
                ? Optional.of(new EmbeddedRedis(
                        process.get(), RedisUrl.of("127.0.0.1", Integer.parseInt(port.group(1)), password.group(1))))
                : Optional.empty();
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
        stop(process);
    }

    /** Redis writes what it holds and ends on SIGTERM. */
    private static void stop(ServerProcess process) {
        process.terminate();
        if (!process.awaitEnd(STOP)) {
            process.kill();
            process.awaitEnd(KILL);
        }
    }

    private static String configuration(Path folder, RedisUrl url) {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                protected-mode yes
                daemonize no
                dir "%s"
                pidfile "%s"
                logfile ""
                loglevel notice
                appendonly yes
                appendfsync everysec
                save ""
                set-proc-title no
                maxmemory-policy noeviction
                """.formatted(url.port(), url.password().orElseThrow(), folder, folder.resolve(PID_FILE));
    }
}
