package io.placard.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings the database's tables to what a class loader's {@code db/migration/FEATURE/V<n>__name.sql} say. Blocks, so it is
 * called from a plain thread; two that migrate at once wait for each other.
 */
public final class Migrations {

    /** Where a build has its migrations. */
    public static final String FOLDER = "db/migration";

    private static final Pattern FILE = Pattern.compile("(db/migration/[\\w./-]*V[\\d._]+__[\\w.-]+\\.sql)");
    private static final Pattern LINE = Pattern.compile("(?m)^Line\\s*:\\s*(\\d+)");

    private Migrations() {}

    /**
     * Applies what is missing, each file in a transaction of its own.
     *
     * @param loader that sees the files, in folders or jars
     * @return how many files were applied
     * @throws StartException that names the file that failed, which left no trace
     */
    public static int migrate(String databaseUrl, ClassLoader loader) {
        try {
            return flyway(databaseUrl, loader).migrate().migrationsExecuted;
        } catch (FlywayException failed) {
            throw new StartException(sentence(failed), failed);
        }
    }

    /**
     * The files that {@link #migrate} would apply, in their order; nothing is changed.
     *
     * @throws StartException when the database cannot be asked or the files are no proper migrations
     */
    public static List<String> pending(String databaseUrl, ClassLoader loader) {
        try {
            return Arrays.stream(flyway(databaseUrl, loader).info().pending())
                    .map(MigrationInfo::getScript)
                    .toList();
        } catch (FlywayException failed) {
            throw new StartException(sentence(failed), failed);
        }
    }

    private static Flyway flyway(String databaseUrl, ClassLoader loader) {
        return Flyway.configure(loader)
                .dataSource(DatabaseUrl.parse(databaseUrl).dataSource())
                .locations("classpath:" + FOLDER)
                .loggers("slf4j")
                // features number their files independently of what landed meanwhile
                .outOfOrder(true)
                // a release that was rolled back left tables that this one does not know
                .ignoreMigrationPatterns("*:missing", "*:future")
                .cleanDisabled(true)
                .load();
    }

    private static String sentence(FlywayException failed) {
        var words = String.valueOf(failed.getMessage());
        var file = FILE.matcher(words);
        if (!file.find()) {
            return "The database cannot be migrated: %s.".formatted(firstLine(failed));
        }
        var line = LINE.matcher(words);
        return "The migration %s failed%s: %s."
                .formatted(
                        file.group(1),
                        line.find() ? " at line " + line.group(1) : "",
                        database(failed).map(DatabaseProbe::reason).orElseGet(() -> firstLine(failed)));
    }

    private static Optional<SQLException> database(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static String firstLine(FlywayException failed) {
        return database(failed)
                .map(DatabaseProbe::reason)
                .orElseGet(() ->
                        String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
    }
}
