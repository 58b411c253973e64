package io.placard.site.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where an archive is to be, and where it is until it is whole. Blocking. */
record Target(Path file, Path half) {

    static Target of(Path file) {
        var whole = file.toAbsolutePath().normalize();
        return new Target(whole, whole.resolveSibling("." + whole.getFileName() + ".half"));
    }

    /** Makes sure that it can be written. */
    Target prepare(boolean replace) throws IOException {
        if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
            throw new Refused(
                    "%s is %s.".formatted(file, Files.isDirectory(file) ? "a folder" : "in no folder that there is"));
        }
        if (Files.exists(file) && !replace) {
            throw new Refused("There is a file %s already; --force writes over it.".formatted(file));
        }
        // of one that was killed; whoever is at it now is found out by the database
        Files.deleteIfExists(half);
        return this;
    }

    /** Its name is safe on the disk too. */
    Target finish() throws IOException {
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.getParent())) {
            folder.force(true);
        }
        return this;
    }

    Target clear() throws IOException {
        Files.deleteIfExists(half);
        return this;
    }
}
