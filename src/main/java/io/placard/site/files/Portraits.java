package io.placard.site.files;

import io.placard.channel.Upload.Arrived;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashMap;

/** Draws the pictures of people. Blocking and costly: on a worker thread, one at a time. */
final class Portraits {

    private static final int LARGEST = 256;
    private static final int NAME = 32;

    private Portraits() {}

    static Portrait draw(Arrived arrived) throws IOException {
        if (arrived.size() == 0) {
            return new Portrait.Refused(arrived.name().isBlank() ? "none" : "empty");
        }
        if (arrived.size() > Portrait.MOST_BYTES) {
            return new Portrait.Refused("too-large");
        }
        return switch (Sketch.of(arrived, LARGEST, false)) {
            case Sketch.Read read -> drawn(Pixels.fit(Pixels.middle(read.picture()), LARGEST, false));
            case Sketch.Refused refused -> new Portrait.Refused(refused.why());
        };
    }

    private static Portrait.Drawn drawn(BufferedImage square) throws IOException {
        var jpegs = new HashMap<Integer, byte[]>();
        for (var size : Portrait.SIZES) {
            jpegs.put(size, Pixels.write(Pixels.fit(square, size, false), "jpeg"));
        }
        return new Portrait.Drawn(Drawings.hash(jpegs.get(LARGEST)).substring(0, NAME), jpegs);
    }
}
