package io.placard.site.files;

import io.placard.channel.Upload.Arrived;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
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
    static Optional<Emblem> emblem(Arrived arrived) throws IOException {
        return Sketch.of(arrived, Emblem.PICTURE, true) instanceof Sketch.Read read
                ? Optional.of(emblem(read.picture()))
                : Optional.empty();
    }

    private static Emblem emblem(BufferedImage upright) throws IOException {
        var small = Pixels.fit(upright, Emblem.PICTURE, true);
        var picture = Pixels.write(small, "png");
        var icon = Pixels.write(Pixels.square(upright, Emblem.ICON), "png");
        return new Emblem(hash(picture), picture, small.getWidth(), small.getHeight(), icon);
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
