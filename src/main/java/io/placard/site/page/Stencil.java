package io.placard.site.page;

import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a page that differs from reader to reader by nothing but the nonce of its scripts: drawn once, and cut where
 * the nonce stands.
 */
record Stencil(List<byte[]> pieces) {

    /** Stands where the nonce will; no nonce looks like it, and nothing escapes it. */
    static final String HOLE = "{nonce}";

    static Stencil cut(byte[] drawn) {
        var pieces = new String(drawn, StandardCharsets.UTF_8).split(Pattern.quote(HOLE), -1);
        return new Stencil(Arrays.stream(pieces)
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    /** The part with this nonce, which needs no escapes. */
    Content with(String nonce) {
        return output -> {
            output.writeBinaryContent(pieces.getFirst());
            for (var piece : pieces.subList(1, pieces.size())) {
                output.writeContent(nonce);
                output.writeBinaryContent(piece);
            }
        };
    }
}
