package io.placard.site.files;

import io.placard.channel.Upload.Arrived;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;

/** Draws the pictures of people. Blocking and costly: on a worker thread, one at a time. */
final class Portraits {

    private static final int LARGEST = 256;

    /** However narrow a picture is, and whatever its parts say of their size, not more of it is read. */
    private static final int MOST_READ = 2_048;

    private static final int NAME = 32;

    private Portraits() {}

    static Portrait draw(Arrived arrived) throws IOException {
        if (arrived.size() == 0) {
            return new Portrait.Refused("none");
        }
        if (arrived.size() > Portrait.MOST_BYTES) {
            return new Portrait.Refused("too-large");
        }
        var file = Files.readAllBytes(arrived.file());
        var type = FileType.of(file);
        if (type.kind() != FileKind.PICTURE) {
            return new Portrait.Refused("no-picture");
        }
        var stripped = Stripped.of(type.media(), file);
        if (stripped.isEmpty()) {
            return new Portrait.Refused("no-picture");
        }
        return tooLarge(type, stripped.get()) ? new Portrait.Refused("too-many-pixels") : draw(type, stripped.get());
    }

    /** A WebP is read whole, whatever size is asked for. */
    private static boolean tooLarge(FileType type, Stripped picture) {
        return Picture.tooLarge(picture)
                || type.media().equals("image/webp") && (long) picture.width() * picture.height() > Picture.MOST_TURNED;
    }

    private static Portrait draw(FileType type, Stripped picture) {
        try {
            var read = Pixels.read(picture.bytes(), type.media().substring("image/".length()), least(picture));
            return drawn(Pixels.fit(Pixels.square(Pixels.upright(read, picture.orientation())), LARGEST, false));
        } catch (IOException | RuntimeException unreadable) { // a reader throws whatever a broken picture leads it to
            return new Portrait.Refused("no-picture");
        }
    }

    private static Portrait.Drawn drawn(BufferedImage square) throws IOException {
        var jpegs = new HashMap<Integer, byte[]>();
        for (var size : Portrait.SIZES) {
            jpegs.put(size, Pixels.write(Pixels.fit(square, size, false), "jpeg"));
        }
        return new Portrait.Drawn(Drawings.hash(jpegs.get(LARGEST)).substring(0, NAME), jpegs);
    }

    /** The longer side that leaves twice what is needed of the shorter one. */
    private static int least(Stripped picture) {
        var longer = Math.max(picture.width(), picture.height());
        var shorter = Math.min(picture.width(), picture.height());
        return (int) Math.min(MOST_READ, 2L * LARGEST * longer / shorter);
    }
}
