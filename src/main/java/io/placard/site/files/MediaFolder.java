package io.placard.site.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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

    /** Moves a content to its place, safe on the disk by then; of one that is there already nothing is left over. */
    Content keep(Content content) throws IOException {
        for (var thumbnail : content.thumbnails().entrySet()) {
            keep(thumbnail.getValue(), thumbnail(content.hash(), thumbnail.getKey()));
        }
        keep(content.file(), path(content.hash()));
        return content;
    }

    private static void keep(Path file, Path place) throws IOException {
        if (Files.exists(place)) {
            Files.delete(file);
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a content that nobody has sent so, in a folder on the same disk, to be kept. */
    Path write(byte[] content) throws IOException {
        var file = Files.createTempFile(root.resolve("incoming"), "made-", "");
        Files.write(file, content);
        return file;
    }

    /** The bytes of a file; 0 where there is none. */
    long size(Path file) {
        return file.toFile().length();
    }

    /** A content with its smaller copies, as far as they are there, by the names of their files. */
    List<String> names(String hash) {
        return Stream.of(path(hash), thumbnail(hash, Picture.SMALL), thumbnail(hash, Picture.MEDIUM))
                .filter(Files::isRegularFile)
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /** Moves a file to its place under such a name; false where it was there already. */
    boolean place(Path file, String name) throws IOException {
        var there = Files.exists(path(name));
        keep(file, path(name));
        return !there;
    }

    /** Deletes a content and its smaller copies. */
    boolean drop(String hash) throws IOException {
        for (var pixels : List.of(Picture.SMALL, Picture.MEDIUM)) {
            Files.deleteIfExists(thumbnail(hash, pixels));
        }
        return Files.deleteIfExists(path(hash));
    }

    /** Deletes what began to come before that and never arrived; how much. */
    int dropIncoming(Instant before) throws IOException {
        var count = 0;
        try (var files = Files.list(root.resolve("incoming"))) {
            for (var file : files.toList()) {
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                    count++;
                }
            }
        }
        return count;
    }

    /** Bytes that the disk still takes. */
    long free() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }
}
