package io.placard.deploy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which releases a process still reads from: the running Placard, an old generation of it that drains, a hook. */
final class OpenFiles {

    private static final Path PROCESSES = Path.of("/proc");

    private OpenFiles() {}

    /** The names of the folders in this one, in which any process of this user has a file open. */
    static Set<String> below(Path folder) throws IOException {
        var real = folder.toRealPath();
        var names = new HashSet<String>();
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                collect(process.resolve("fd"), real, names);
            }
        }
        return names;
    }

    private static void collect(Path descriptors, Path folder, Set<String> names) {
        try (var links = Files.newDirectoryStream(descriptors)) {
            for (var link : links) {
                target(link)
                        .filter(target -> target.startsWith(folder) && target.getNameCount() > folder.getNameCount())
                        .ifPresent(target ->
                                names.add(target.getName(folder.getNameCount()).toString()));
            }
        } catch (IOException | DirectoryIteratorException goneOrForeign) {
            // a process of another user, or one that ended meanwhile
        }
    }

    /** Empty where it was closed meanwhile: a process that serves closes files and sockets all the time. */
    private static Optional<Path> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link));
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
