package io.placard.site.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A place in a list, in letters that say nothing to who reads them: what is in them may change. */
final class Cursor {

    private static final int LONGEST = 200;

    private Cursor() {}

    static String of(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** The place; empty where this is no cursor. */
    static Optional<String> read(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return cursor.length() > LONGEST || place.isEmpty() || place.indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(place);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
