package io.placard.generation;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a generation is loaded from: a jar, or in development the folder of compiled classes. Blocking.
 *
 * @param path the jar or the folder
 */
public record Build(Path path) {

    /** The site's part of a build, which a generation can carry; all else is the process's. */
    static final List<String> SITE = List.of("io/placard/site/", "db/migration/", "webroot/");

    private static final String VERSION = "io/placard/version.properties";
    private static final Path COMPILED = Path.of("target", "classes");

    /** The build that this class itself came from. */
    public static Build own() {
        try {
            var source = Build.class.getProtectionDomain().getCodeSource();
            return new Build(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException fault) {
            throw new IllegalStateException("the build has no path", fault);
        }
    }

    /** Whether this is a folder of compiled classes, as in development. */
    public boolean isFolder() {
        return Files.isDirectory(path);
    }

    /**
     * The folders whose change is a change of the build: in development the resources' sources too, so that a style is
     * seen without being copied. Empty for a jar.
     */
    public List<Path> folders() {
        if (!isFolder()) {
            return List.of();
        }
        var resources = path.resolve("../../src/main/resources").normalize();
        return path.endsWith(COMPILED) && Files.isDirectory(resources) ? List.of(path, resources) : List.of(path);
    }

    /** The templates' sources, in development: they are no part of the build, but make one. */
    public Optional<Path> templates() {
        var sources = path.resolve("../../src/main/jte").normalize();
        return path.endsWith(COMPILED) && Files.isDirectory(sources) ? Optional.of(sources) : Optional.empty();
    }

    /** All files below a folder of the build, by their path from it, with forward slashes. */
    public Map<String, byte[]> files(String folder) {
        return files(folder, file -> true);
    }

    /** The same of those files only that are wanted, by their path from the folder; the others are not read. */
    Map<String, byte[]> files(String folder, Predicate<String> wanted) {
        try {
            if (isFolder()) {
                var files = new HashMap<String, byte[]>();
                for (var root : folders()) {
                    files.putAll(read(root.resolve(folder), wanted));
                }
                return files;
            }
            try (var jar = FileSystems.newFileSystem(URI.create("jar:" + path.toUri()), Map.of())) {
                return read(jar.getPath(folder), wanted);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + folder + " of " + path, fault);
        }
    }

    /**
     * Copies the site's part into a jar of its own, so that whatever happens to the build from now on, such as the next
     * compilation, a generation keeps what it was loaded from.
     */
    Build copySite(Path jar) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            // it is read within the second, and again with each class
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var folder : SITE) {
                for (var file : files(folder).entrySet()) {
                    zip.putNextEntry(new ZipEntry(folder + file.getKey()));
                    zip.write(file.getValue());
                }
            }
            zip.putNextEntry(new ZipEntry(VERSION));
            zip.write(
                    files("io/placard", "version.properties"::equals).getOrDefault("version.properties", new byte[0]));
        }
        return new Build(jar);
    }

    /** The jar's manifest; an empty one for a folder. */
    Manifest manifest() {
        try {
            var file = files("META-INF", "MANIFEST.MF"::equals).get("MANIFEST.MF");
            return file == null ? new Manifest() : new Manifest(new ByteArrayInputStream(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * A class loader for the build's files, which the caller closes: Flyway holds on to the last one that it was given,
     * and a generation's would stay with it, all classes included.
     */
    public URLClassLoader fileLoader() {
        return new SiteLoader("files", this, Build.class.getClassLoader());
    }

    /** Where a class loader finds the build. */
    URL url() {
        try {
            return path.toUri().toURL();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Map<String, byte[]> read(Path root, Predicate<String> wanted) throws IOException {
        var files = new HashMap<String, byte[]>();
        if (Files.isDirectory(root)) {
            try (var walk = Files.walk(root)) {
                for (var file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    var name = root.relativize(file).toString().replace('\\', '/');
                    if (wanted.test(name)) {
                        files.put(name, Files.readAllBytes(file));
                    }
                }
            }
        }
        return files;
    }
}
