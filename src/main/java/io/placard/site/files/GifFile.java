package io.placard.site.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A GIF file, block by block. */
final class GifFile {

    private static final int HEAD = 13;
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3b;
    private static final int CONTROL = 0xf9;
    private static final int APPLICATION = 0xff;

    private final ByteBuffer file;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int width;
    private int height;

    GifFile(ByteBuffer file) {
        this.file = file.order(ByteOrder.LITTLE_ENDIAN);
    }

    Stripped strip() {
        width = file.getShort(6) & 0xffff;
        height = file.getShort(8) & 0xffff;
        copy(HEAD + table(file.get(10)));
        for (var block = next(); block != END; block = next()) {
            switch (block) {
                case IMAGE -> image();
                case EXTENSION -> extension();
                default -> throw new IllegalArgumentException("no block");
            }
        }
        out.write(END);
        return new Stripped(out.toByteArray(), width, height);
    }

    /** Bytes of the colour table that these flags announce. */
    private static int table(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void image() {
        var at = file.position();
        // a frame larger than its picture takes the memory of a larger picture
        width = Math.max(width, file.getShort(at + 4) & 0xffff);
        height = Math.max(height, file.getShort(at + 6) & 0xffff);
        out.write(IMAGE);
        copy(9 + table(file.get(at + 8)) + 1);
        blocks(true);
    }

    private void extension() {
        var label = next();
        var belongs = label == CONTROL || label == APPLICATION && repeats();
        if (belongs) {
            out.write(EXTENSION);
            out.write(label);
        }
        blocks(belongs);
    }

    private boolean repeats() {
        var name = new byte[11];
        file.get(file.position() + 1, name);
        var text = new String(name, StandardCharsets.ISO_8859_1);
        return text.equals("NETSCAPE2.0") || text.equals("ANIMEXTS1.0");
    }

    private void blocks(boolean kept) {
        for (var length = next(); ; length = next()) {
            var block = new byte[length];
            file.get(block);
            if (kept) {
                out.write(length);
                out.writeBytes(block);
            }
            if (length == 0) {
                return;
            }
        }
    }

    private void copy(int count) {
        var bytes = new byte[count];
        file.get(bytes);
        out.writeBytes(bytes);
    }

    private int next() {
        return file.get() & 0xff;
    }
}
