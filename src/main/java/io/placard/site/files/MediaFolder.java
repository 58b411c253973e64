package io.placard.site.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The folder in which contents are kept, each under a name made of its hash. Blocking: for worker threads. */
final class MediaFolder {

    private static final int FAN = 2;

    private final Path root;

    MediaFolder(Path root) {
        this.root = root;
    }

    /** Where a content is, or would be. */
    Path path(String hash) {
        return root.resolve(hash.substring(0, FAN)).resolve(hash);
    }

    /** A smaller copy of a picture, at most so many pixels wide and high; made when it is stored. */
    Path thumbnail(String hash, int pixels) {
        return root.resolve(hash.substring(0, FAN)).resolve(hash + "-w" + pixels);
    }

    /** The first bytes of a file. */
    byte[] head(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(FileType.HEAD);
        }
    }

    /** Moves a file to its place in one step, safe on the disk by then; where one is already, it stays. */
    void keep(Path file, Path place) throws IOException {
        if (Files.exists(place)) {
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Bytes that the disk still takes. */
    long free() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }
}
