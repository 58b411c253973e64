package io.placard.site.files;

import io.placard.channel.Upload.Arrived;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;

/** A picture that has come, read upright and only as large as a small drawing of it needs; or why it is none. */
sealed interface Sketch {

    /** However narrow a picture is, and whatever its parts say of their size, not more of it is read. */
    int MOST_READ = 2_048;

    /** Its pixels. */
    record Read(BufferedImage picture) implements Sketch {}

    /**
     * There is nothing to draw.
     *
     * @param why the last word of a message key
     */
    record Refused(String why) implements Sketch {}

    /**
     * Reads one. Blocking and costly: on a worker thread, one at a time.
     *
     * @param side of the largest drawing, in pixels
     * @param clear whether what is see-through stays so; otherwise it becomes white
     * @throws IOException where the file cannot be read from the disk
     */
    static Sketch of(Arrived arrived, int side, boolean clear) throws IOException {
        if (arrived.size() > Picture.MOST_BYTES) {
            return new Refused("too-large");
        }
        var file = Files.readAllBytes(arrived.file());
        var type = FileType.of(file);
        if (type.kind() != FileKind.PICTURE) {
            return new Refused("no-picture");
        }
        var stripped = Stripped.of(type.media(), file);
        if (stripped.isEmpty()) {
            return new Refused("no-picture");
        }
        var picture = stripped.get();
        return tooLarge(type, picture)
                ? new Refused("too-many-pixels")
                : read(type, picture, least(picture, side), clear);
    }

    /** A WebP is read whole, whatever size is asked for. */
    private static boolean tooLarge(FileType type, Stripped picture) {
        return Picture.tooLarge(picture)
                || type.media().equals("image/webp") && (long) picture.width() * picture.height() > Picture.MOST_TURNED;
    }

    private static Sketch read(FileType type, Stripped picture, int least, boolean clear) {
        try {
            var read = Pixels.read(picture.bytes(), type.media().substring("image/".length()), least);
            return new Read(Pixels.upright(read, picture.orientation(), clear));
        } catch (IOException unreadable) {
            return new Refused("no-picture");
        }
    }

    /** The longer side that leaves twice what is needed of the shorter one. */
    private static int least(Stripped picture, int side) {
        var longer = Math.max(picture.width(), picture.height());
        var shorter = Math.min(picture.width(), picture.height());
        return (int) Math.min(MOST_READ, 2L * side * longer / shorter);
    }
}
