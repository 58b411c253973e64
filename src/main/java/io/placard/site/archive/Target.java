package io.placard.site.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

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

    /** The half, which only its owner may read. */
    OutputStream open() throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Channels.newOutputStream(
                FileChannel.open(half, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner));
    }

    /** First its content, then its name are safe on the disk. */
    Target finish() throws IOException {
        try (var whole = FileChannel.open(half, StandardOpenOption.WRITE)) {
            whole.force(true);
        }
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
