package io.placard.site.files;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A picture, ready to be stored.
 *
 * @param bytes upright, and without anything that is no picture
 * @param thumbnails smaller copies by the length of their longer side; none larger than the picture
 */
record Picture(byte[] bytes, int width, int height, Map<Integer, byte[]> thumbnails) {

    /** The smaller copies that there may be. */
    static final int SMALL = 320;

    static final int MEDIUM = 960;

    /** More bytes or pixels than that are refused before a single pixel is made. */
    static final int MOST_BYTES = 32 << 20;

    private static final long MOST_PIXELS = 50_000_000;
    static final long MOST_TURNED = 24_000_000;

    static boolean tooLarge(Stripped stripped) {
        return (long) stripped.width() * stripped.height() > MOST_PIXELS;
    }

    /** Makes a picture of one that is not too large; one that Java cannot read stays as it is. Blocking and costly. */
    static Picture of(String media, Stripped stripped) {
        var upright = upright(stripped);
        return new Picture(
                upright.bytes(),
                upright.width(),
                upright.height(),
                media.equals("image/webp") ? Map.of() : thumbnails(media, upright));
    }

    /** How a smaller copy is served. */
    static String thumbnailMedia(String media) {
        return media.equals("image/png") ? "image/png" : "image/jpeg";
    }

    /** Turned as it was meant, where a camera was held otherwise. */
    static Stripped upright(Stripped stripped) {
        if (stripped.orientation() == Stripped.UPRIGHT) {
            return stripped;
        }
        var longest = Math.max(stripped.width(), stripped.height());
        var large = (long) stripped.width() * stripped.height() > MOST_TURNED;
        try {
            // to turn it takes it twice: a very large one is read at half its size
            var read = Pixels.read(stripped.bytes(), "jpeg", large ? (longest + 1) / 2 : longest);
            var turned = Pixels.upright(read, stripped.orientation(), false);
            return new Stripped(Pixels.write(turned, "jpeg"), turned.getWidth(), turned.getHeight());
        } catch (IOException unreadable) {
            return stripped;
        }
    }

    private static Map<Integer, byte[]> thumbnails(String media, Stripped picture) {
        var longest = Math.max(picture.width(), picture.height());
        var thumbnails = new LinkedHashMap<Integer, byte[]>();
        if (longest <= SMALL) {
            return thumbnails;
        }
        var png = media.equals("image/png");
        var format = png ? "png" : "jpeg";
        try {
            var now = Pixels.read(picture.bytes(), media.substring("image/".length()), 2 * MEDIUM);
            if (longest > MEDIUM) {
                now = Pixels.fit(now, MEDIUM, png);
                thumbnails.put(MEDIUM, Pixels.write(now, format));
            }
            thumbnails.put(SMALL, Pixels.write(Pixels.fit(now, SMALL, png), format));
            return thumbnails;
        } catch (IOException unreadable) {
            return Map.of();
        }
    }
}
