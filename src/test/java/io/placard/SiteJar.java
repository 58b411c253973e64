package io.placard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.generation.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** A build of Placard like this one, but for what a test changes in it: sources, words, migrations, files. */
final class SiteJar {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CLASSES = Path.of("target", "classes");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<Path, String> sources = new HashMap<>();
    private final Path folder;

    /** @param folder to work in */
    SiteJar(Path folder) {
        this.folder = folder;
        var own = new Build(CLASSES);
        for (var root : List.of("io/placard", "db/migration", "webroot", "META-INF")) {
            own.files(root).forEach((path, content) -> files.put(root + "/" + path, content));
        }
    }

    /** Puts a file in, or another one in its place. */
    SiteJar with(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Changes words in a file. */
    SiteJar edit(String path, String words, String instead) {
        return with(path, replace(new String(files.get(path), StandardCharsets.UTF_8), words, instead));
    }

    /** Changes words in a class's source, and compiles it. */
    SiteJar editSource(String name, String words, String instead) {
        var source = Path.of(name.replace('.', '/') + ".java");
        try {
            var text = sources.containsKey(source) ? sources.get(source) : Files.readString(SOURCES.resolve(source));
            sources.put(source, replace(text, words, instead));
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Writes the jar. */
    Path write(String name) {
        try {
            compile();
            var jar = folder.resolve(name);
            try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
            return jar;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void compile() throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        var work = Files.createTempDirectory(folder, "sources");
        var classes = Files.createDirectories(work.resolve("classes"));
        var arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        for (var source : sources.entrySet()) {
            var path = work.resolve(source.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, source.getValue());
            arguments.add(path.toString());
        }
        var said = new java.io.ByteArrayOutputStream();
        var status = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertTrue(status == 0, said::toString);
        new Build(classes).files("io").forEach((path, content) -> files.put("io/" + path, content));
    }

    private static String replace(String text, String words, String instead) {
        assertTrue(text.contains(words), () -> "nowhere: " + words);
        return text.replace(words, instead);
    }
}
