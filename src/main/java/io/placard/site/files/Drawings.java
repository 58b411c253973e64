package io.placard.site.files;

import io.placard.channel.Upload.Arrived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Makes pictures of the files that say so. Blocking and costly: on a worker thread, one at a time. */
final class Drawings {

    private final MediaFolder folder;

    Drawings(MediaFolder folder) {
        this.folder = folder;
    }

    /** What became of a file. */
    sealed interface Prepared {
        /** A picture without anything else in it. */
        record Ready(Content content) implements Prepared {}

        /** More than can be drawn. */
        record TooLarge() implements Prepared {}

        /** It begins as a picture and is none. */
        record None() implements Prepared {}
    }

    Prepared prepare(Arrived arrived, FileType type) throws IOException {
        if (arrived.size() > Picture.MOST_BYTES) {
            return new Prepared.TooLarge();
        }
        var stripped = Stripped.of(type.media(), Files.readAllBytes(arrived.file()));
        if (stripped.isEmpty()) {
            return new Prepared.None();
        }
        if (Picture.tooLarge(stripped.get())) {
            return new Prepared.TooLarge();
        }
        return new Prepared.Ready(content(type, Picture.of(type.media(), stripped.get())));
    }

    /** The picture that a file is, drawn anew and small; empty where it is none that can be drawn. */
    Optional<Emblem> emblem(Arrived arrived) throws IOException {
        var type = FileType.of(folder.head(arrived.file()));
        if (type.kind() != FileKind.PICTURE || arrived.size() > Picture.MOST_BYTES) {
            return Optional.empty();
        }
        var stripped = Stripped.of(type.media(), Files.readAllBytes(arrived.file()))
                .filter(picture -> !Picture.tooLarge(picture));
        return stripped.isPresent() ? emblem(type, Picture.upright(stripped.get())) : Optional.empty();
    }

    private static Optional<Emblem> emblem(FileType type, Stripped upright) {
        try {
            var format = type.media().substring("image/".length());
            var read = Pixels.read(upright.bytes(), format, 2 * Emblem.PICTURE);
            var small = Pixels.fit(read, Emblem.PICTURE, true);
            var picture = Pixels.write(small, "png");
            var icon = Pixels.write(Pixels.square(read, Emblem.ICON), "png");
            return Optional.of(new Emblem(hash(picture), picture, small.getWidth(), small.getHeight(), icon));
        } catch (IOException | NoSuchElementException unreadable) {
            return Optional.empty(); // there is nobody to read WebP
        }
    }

    private Content content(FileType type, Picture picture) throws IOException {
        var thumbnails = new HashMap<Integer, Path>();
        for (var thumbnail : picture.thumbnails().entrySet()) {
            thumbnails.put(thumbnail.getKey(), folder.write(thumbnail.getValue()));
        }
        return new Content(
                hash(picture.bytes()),
                picture.bytes().length,
                type,
                picture.width(),
                picture.height(),
                folder.write(picture.bytes()),
                thumbnails);
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }
}
