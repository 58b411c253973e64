package io.placard;

import io.placard.store.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL and Redis as a first start leaves them, with nothing in them. Made once for a JVM and copied: to unpack and
 * initialise them anew for each data folder took a good part of all tests' time.
 */
final class PreparedServers {

    private static Path prepared;

    private PreparedServers() {}

    /** Lays them into a data folder, in so far as it has none yet. */
    static void into(Path data) {
        var from = prepared();
        try {
            Files.createDirectories(data);
            if (Files.notExists(data.resolve("bin"))) {
                Files.createSymbolicLink(data.resolve("bin"), from.resolve("bin"));
            }
            if (Files.notExists(data.resolve("postgres"))) {
                copy(from, data);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Takes the programs away, which are only lent: JUnit warns of a link that leads out of a temporary folder. */
    static void outOf(Path data) {
        try {
            if (Files.isSymbolicLink(data.resolve("bin"))) {
                Files.delete(data.resolve("bin"));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static synchronized Path prepared() {
        if (prepared == null) {
            try {
                var parent = Files.createDirectories(Path.of("target", "placards"));
                var folder = Files.createTempDirectory(parent, "servers").toAbsolutePath();
                Servers.start(Settings.read(List.of("--data.dir=" + folder), Map.of())
                                .store())
                        .close();
                prepared = folder;
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
        return prepared;
    }

    /** With owners and permissions, which PostgreSQL looks at. */
    private static void copy(Path from, Path to) throws IOException {
        var copying = new ProcessBuilder(
                        "cp", "-a", "postgres", "postgres.password", "redis", to.toAbsolutePath() + "/")
                .directory(from.toFile())
                .redirectErrorStream(true)
                .start();
        var ended = ServedPlacard.finish(copying);
        if (ended.status() != 0) {
            throw new IOException(ended.said());
        }
    }
}
