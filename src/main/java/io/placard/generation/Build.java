package io.placard.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a generation is loaded from: a jar, or in development the folder of compiled classes.
 *
 * @param path the jar or the folder
 */
public record Build(Path path) {

    /** The build that this class itself came from. */
    public static Build own() {
        try {
            var source = Build.class.getProtectionDomain().getCodeSource();
            return new Build(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException fault) {
            throw new IllegalStateException("the build has no path", fault);
        }
    }

    /** All files below a folder of the build, by their path from it, with forward slashes. Blocking. */
    public Map<String, byte[]> files(String folder) {
        try {
            if (Files.isDirectory(path)) {
                return read(path.resolve(folder));
            }
            try (var jar = FileSystems.newFileSystem(URI.create("jar:" + path.toUri()), Map.of())) {
                return read(jar.getPath(folder));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + folder + " of " + path, fault);
        }
    }

    /** Where a class loader finds the build. */
    URL url() {
        try {
            return path.toUri().toURL();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Map<String, byte[]> read(Path root) throws IOException {
        var files = new HashMap<String, byte[]>();
        if (Files.isDirectory(root)) {
            try (var walk = Files.walk(root)) {
                for (var file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
