package io.placard.site.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A PNG file, chunk by chunk. */
final class PngFile {

    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;
    private static final Set<String> BELONGS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    private PngFile() {}

    static Stripped strip(ByteBuffer file) {
        var out = new ByteArrayOutputStream();
        var signature = new byte[SIGNATURE];
        file.get(signature);
        out.writeBytes(signature);
        var width = file.getInt(SIGNATURE + 8);
        var height = file.getInt(SIGNATURE + 12);
        var type = "";
        while (!type.equals("IEND")) {
            var length = file.getInt(file.position());
            if (length < 0 || length > file.remaining() - AROUND) {
                throw new IllegalArgumentException("no chunk");
            }
            var chunk = new byte[length + AROUND];
            file.get(chunk);
            var first = type.isEmpty();
            type = new String(chunk, 4, 4, StandardCharsets.ISO_8859_1);
            if (first != type.equals("IHDR")) {
                throw new IllegalArgumentException("no PNG");
            }
            if (BELONGS.contains(type)) {
                out.writeBytes(chunk);
            }
        }
        return new Stripped(out.toByteArray(), width, height);
    }
}
