package io.placard.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** A folder of files that are made anew. */
record Folder(Path path) {

    /** Its files by their path from it, with forward slashes. */
    List<String> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    /** Takes over the files of another folder that differ. Returns whether any did. */
    boolean take(Folder from, Predicate<String> wanted) throws IOException {
        var changed = false;
        for (var name : from.files().stream().filter(wanted).toList()) {
            var content = Files.readAllBytes(from.path.resolve(name));
            var target = path.resolve(name);
            if (!Files.isRegularFile(target) || !Arrays.equals(content, Files.readAllBytes(target))) {
                Files.createDirectories(target.getParent());
                Files.write(target, content);
                changed = true;
            }
        }
        return changed;
    }

    /** Deletes files. Returns whether there were any. */
    boolean drop(Predicate<String> unwanted) throws IOException {
        var dropped = files().stream().filter(unwanted).toList();
        for (var name : dropped) {
            Files.delete(path.resolve(name));
        }
        return !dropped.isEmpty();
    }

    /** Deletes all of it. */
    void clear() throws IOException {
        if (Files.isDirectory(path)) {
            try (var walk = Files.walk(path)) {
                for (var file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
