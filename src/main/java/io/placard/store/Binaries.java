package io.placard.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * The programs of PostgreSQL and Redis, unpacked once from their artifacts into the data folder. The caller holds the
 * folder's lock, so nobody else unpacks there; a folder appears under its name only when it is complete.
 */
final class Binaries {

    private static final String POSTGRES = "postgres-";
    private static final String REDIS = "redis-";

    private final Path folder;

    Binaries(Path folder) {
        this.folder = folder;
    }

    /** The folder that holds {@code initdb}, {@code pg_ctl} and {@code postgres}. */
    Path postgres() throws IOException {
        var architecture = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        var archive = resource("/postgres-linux-" + architecture + ".txz", "PostgreSQL", "database.url");
        return unpacked(POSTGRES, archive, Binaries::untar).resolve("bin");
    }

    /** The program {@code redis-server}. */
    Path redis() throws IOException {
        var name = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        var program = resource(name, "Redis", "redis.url");
        return unpacked(REDIS, program, Binaries::copyRedis).resolve("redis-server");
    }

    private static URL resource(String name, String server, String setting) {
        var found = Binaries.class.getResource(name);
        if (found == null) {
            throw new StartException(
                    "No %s for this machine (%s %s) comes with Placard; set %s to a server of your own."
                            .formatted(server, System.getProperty("os.name"), System.getProperty("os.arch"), setting));
        }
        return found;
    }

    private Path unpacked(String prefix, URL resource, Unpacking unpacking) throws IOException {
        var target = folder.resolve(prefix + version(resource));
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(folder);
        deleteAll(prefix);
        var half = folder.resolve(prefix + "half");
        Files.createDirectory(half);
        try (var in = resource.openStream()) {
            unpacking.into(half, in);
        }
        return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The archive's checksum, read from the jar's directory: another build of the server gets another folder. */
    private static String version(URL resource) throws IOException {
        return resource.openConnection() instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toHexString(resource.openConnection().getContentLengthLong());
    }

    private static void untar(Path target, InputStream archive) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, target.resolve(entry.getName()).normalize(), tar);
            }
        }
    }

    private static void write(TarArchiveEntry entry, Path path, InputStream content) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            markExecutable(path, path.getParent().endsWith("bin"));
        }
    }

    private static void copyRedis(Path target, InputStream program) throws IOException {
        var path = target.resolve("redis-server");
        Files.copy(program, path);
        markExecutable(path, true);
    }

    private static void markExecutable(Path path, boolean executable) throws IOException {
        if (executable && !path.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + path + " executable");
        }
    }

    /** Removes earlier versions and what a killed start left half unpacked. */
    private void deleteAll(String prefix) throws IOException {
        try (var stale = Files.newDirectoryStream(folder, prefix + "*")) {
            for (var path : stale) {
                delete(path);
            }
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (var paths = Files.walk(root)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (var path : deepestFirst) {
            Files.delete(path);
        }
    }

    private interface Unpacking {
        void into(Path folder, InputStream content) throws IOException;
    }
}
