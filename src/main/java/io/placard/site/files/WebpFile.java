package io.placard.site.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A WebP file, chunk by chunk. */
final class WebpFile {

    private static final int HEAD = 12;
    private static final int EXTENDED_FLAGS = 8;
    private static final int NO_METADATA = ~(0x08 | 0x04);
    private static final Set<String> BELONGS = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");

    private WebpFile() {}

    static Stripped strip(ByteBuffer file) {
        file.order(ByteOrder.LITTLE_ENDIAN);
        var end = Math.min(file.limit(), file.getInt(4) + 8);
        file.position(HEAD);
        var out = new ByteArrayOutputStream();
        var width = 0;
        var height = 0;
        while (end - file.position() >= 8) {
            var chunk = chunk(file, end);
            var type = new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
            if (BELONGS.contains(type)) {
                var size = size(type, ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN));
                width = Math.max(width, size[0]);
                height = Math.max(height, size[1]);
                out.writeBytes(chunk);
            }
        }
        var whole = ByteBuffer.allocate(HEAD + out.size()).order(ByteOrder.LITTLE_ENDIAN);
        whole.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(4 + out.size());
        whole.put("WEBP".getBytes(StandardCharsets.ISO_8859_1)).put(out.toByteArray());
        return new Stripped(whole.array(), width, height);
    }

    private static byte[] chunk(ByteBuffer file, int end) {
        var length = file.getInt(file.position() + 4);
        if (length < 0 || length > end - file.position() - 8) {
            throw new IllegalArgumentException("no chunk");
        }
        var chunk = new byte[8 + length + (length & 1)];
        file.get(chunk, 0, Math.min(chunk.length, file.remaining()));
        if (chunk[0] == 'V' && chunk[3] == 'X') {
            chunk[EXTENDED_FLAGS] &= NO_METADATA;
        }
        return chunk;
    }

    /** Width and height that a chunk tells of; 0 where it does not. */
    private static int[] size(String type, ByteBuffer chunk) {
        return switch (type) {
            case "VP8X" -> new int[] {1 + (chunk.getInt(12) & 0xffffff), 1 + (chunk.getInt(14) >>> 8)};
            case "VP8 " -> new int[] {chunk.getShort(14) & 0x3fff, chunk.getShort(16) & 0x3fff};
            case "VP8L" -> {
                var bits = chunk.getInt(9);
                yield new int[] {1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff)};
            }
            default -> new int[] {0, 0};
        };
    }
}
