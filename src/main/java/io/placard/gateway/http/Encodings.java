package io.placard.gateway.http;

/** Reads {@code Accept-Encoding}. */
final class Encodings {

    private Encodings() {}

    /** Whether the header allows this content coding; a quality of 0 forbids it. */
    static boolean accepts(String header, String coding) {
        for (var part : header.split(",")) {
            var semicolon = part.indexOf(';');
            var name = (semicolon < 0 ? part : part.substring(0, semicolon)).trim();
            if (name.equalsIgnoreCase(coding)) {
                return semicolon < 0 || !part.substring(semicolon).matches(";\\s*q=0(\\.0*)?\\s*");
            }
        }
        return false;
    }
}
