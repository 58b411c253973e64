package io.placard;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What the embedded PostgreSQL is asked, as its own log tells it. */
public final class StatementLog implements AutoCloseable {

    private static final Pattern ASKED =
            Pattern.compile("LOG: {2}execute [^:]*: (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)", Pattern.DOTALL);

    private static final Pattern PLANNED = Pattern.compile(
            "LOG: {2}duration: [\\d.]+ ms {2}plan:(.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)", Pattern.DOTALL);

    private static final Map<String, String> EXPLAINED = Map.of(
            "session_preload_libraries", "auto_explain",
            "auto_explain.log_min_duration", "0",
            "auto_explain.log_analyze", "on",
            "auto_explain.log_buffers", "on",
            "log_statement", "all");

    private final Running running;
    private final Path file;
    private long from;

    private StatementLog(Running running) {
        this.running = running;
        this.file = running.data().resolve("log/postgres.log");
    }

    /** From now on each statement is noted. */
    public static StatementLog of(Running running) {
        var log = new StatementLog(running);
        log.run("ALTER SYSTEM SET log_statement = 'all'");
        log.run("ALTER SYSTEM SET log_parameter_max_length = 0");
        log.run("SELECT pg_reload_conf()");
        log.begin();
        return log;
    }

    /** From now on each statement is noted with what the database did for it; for a bench. */
    public static StatementLog explaining(Running running) {
        var log = new StatementLog(running);
        EXPLAINED.forEach((name, value) -> log.run("ALTER SYSTEM SET %s = '%s'".formatted(name, value)));
        log.run("SELECT pg_reload_conf()");
        // who comes anew loads the module
        log.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        log.begin();
        return log;
    }

    /** Forgets what was asked up to now. */
    public void begin() {
        from = file.toFile().length();
    }

    /** What was asked since then, but for the ends of transactions. */
    public List<String> asked() {
        return found(ASKED).stream().map(found -> found.replaceAll("\\s+", " ")).toList();
    }

    /** The statements with what was done for each. */
    public List<String> plans() {
        return found(PLANNED);
    }

    private List<String> found(Pattern pattern) {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return pattern.matcher(new String(bytes, StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        run("ALTER SYSTEM RESET log_parameter_max_length");
        EXPLAINED.keySet().forEach(name -> run("ALTER SYSTEM RESET " + name));
        run("SELECT pg_reload_conf()");
    }

    private void run(String sql) {
        running.database()
                .query(sql)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
