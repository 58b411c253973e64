package io.placard.site.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place behind something found: by what it is ranked, so that it holds when that has gone or something new has come.
 *
 * @param head whether all words are in its title
 * @param micros when it was written, since 1970
 * @param entry the number of its line
 */
record Cursor(boolean head, long micros, long entry) {

    private static final Pattern FORM = Pattern.compile("([01])-(-?\\d{1,16})-(\\d{1,18})");

    static Optional<Cursor> of(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Cursor(
                        parts.group(1).equals("1"), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    OffsetDateTime at() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    String text() {
        return (head ? "1" : "0") + "-" + micros + "-" + entry;
    }
}
