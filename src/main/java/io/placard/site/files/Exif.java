package io.placard.site.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one thing that matters of what a camera writes: how it was held. */
final class Exif {

    private static final String NAME = "Exif\0\0";
    private static final int HEAD = 2 + 6;
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /**
     * From 1 to 8.
     *
     * @param segment a JPEG segment with its length
     * @param otherwise where it does not tell
     */
    static int orientation(byte[] segment, int otherwise) {
        if (segment.length < HEAD + 8
                || !new String(segment, 2, NAME.length(), StandardCharsets.ISO_8859_1).equals(NAME)) {
            return otherwise;
        }
        var tiff = ByteBuffer.wrap(segment, HEAD, segment.length - HEAD).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            var directory = tiff.getInt(4);
            var entries = tiff.getShort(directory) & 0xffff;
            for (var i = 0; i < entries; i++) {
                var entry = directory + 2 + i * ENTRY;
                var value = tiff.getShort(entry + 8) & 0xffff;
                if ((tiff.getShort(entry) & 0xffff) == ORIENTATION && value >= 1 && value <= 8) {
                    return value;
                }
            }
        } catch (IndexOutOfBoundsException broken) {
            return otherwise;
        }
        return otherwise;
    }
}
