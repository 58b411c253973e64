package io.placard.site.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A picture's file without anything that is no picture: no place where it was taken, no camera's number, no hidden text,
 * nothing behind its end. Its pixels are what they were.
 *
 * @param orientation as EXIF counts: 1 is upright
 */
record Stripped(byte[] bytes, int width, int height, int orientation) {

    static final int UPRIGHT = 1;

    Stripped(byte[] bytes, int width, int height) {
        this(bytes, width, height, UPRIGHT);
    }

    /** Empty where this is no picture of that type from its beginning to its end. */
    static Optional<Stripped> of(String media, byte[] file) {
        try {
            var stripped =
                    switch (media) {
                        case "image/jpeg" -> new JpegFile(ByteBuffer.wrap(file)).strip();
                        case "image/png" -> PngFile.strip(ByteBuffer.wrap(file));
                        case "image/gif" -> new GifFile(ByteBuffer.wrap(file)).strip();
                        default -> WebpFile.strip(ByteBuffer.wrap(file));
                    };
            return Optional.of(stripped).filter(picture -> picture.width > 0 && picture.height > 0);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
