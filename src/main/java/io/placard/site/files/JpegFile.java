package io.placard.site.files;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A JPEG file, segment by segment. */
final class JpegFile {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int EXIF = 0xe1;

    private final ByteBuffer file;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int orientation = Stripped.UPRIGHT;

    JpegFile(ByteBuffer file) {
        this.file = file;
    }

    Stripped strip() {
        for (var marker = START; marker != END; marker = marker()) {
            if (marker == START) {
                requireMarker(START);
                write(START);
            } else {
                segment(marker);
            }
        }
        write(END);
        return new Stripped(out.toByteArray(), width, height, orientation);
    }

    private void requireMarker(int expected) {
        if (marker() != expected) {
            throw new IllegalArgumentException("no JPEG");
        }
    }

    private int marker() {
        if (next() != 0xff) {
            throw new IllegalArgumentException("no marker");
        }
        var marker = next();
        while (marker == 0xff) {
            marker = next();
        }
        return marker;
    }

    private void segment(int marker) {
        var length = file.getShort(file.position()) & 0xffff;
        if (length < 2) {
            throw new IllegalArgumentException("no length");
        }
        var segment = new byte[length];
        file.get(segment);
        if (isFrame(marker)) {
            var frame = ByteBuffer.wrap(segment);
            height = frame.getShort(3) & 0xffff;
            width = frame.getShort(5) & 0xffff;
        } else if (marker == EXIF) {
            orientation = Exif.orientation(segment, orientation);
        }
        if (belongs(marker, segment)) {
            write(marker);
            out.writeBytes(segment);
        }
        if (marker == SCAN) {
            scan();
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Whether a segment is needed to draw the picture: of the applications' own ones few are. */
    private static boolean belongs(int marker, byte[] segment) {
        var name = new String(segment, 2, Math.min(12, segment.length - 2), StandardCharsets.ISO_8859_1);
        return switch (marker) {
            case 0xe0 -> name.startsWith("JFIF\0");
            case 0xe2 -> name.startsWith("ICC_PROFILE\0");
            case 0xee -> name.startsWith("Adobe");
            default -> marker != COMMENT && (marker < 0xe0 || marker > 0xef);
        };
    }

    /** The pixels, up to the next marker. */
    private void scan() {
        while (true) {
            var b = next();
            if (b != 0xff) {
                out.write(b);
                continue;
            }
            var code = file.get(file.position()) & 0xff;
            if (code != 0 && (code < 0xd0 || code > 0xd7)) {
                file.position(file.position() - 1);
                return;
            }
            write(next());
        }
    }

    private void write(int marker) {
        out.write(0xff);
        out.write(marker);
    }

    private int next() {
        if (!file.hasRemaining()) {
            throw new BufferUnderflowException();
        }
        return file.get() & 0xff;
    }
}
