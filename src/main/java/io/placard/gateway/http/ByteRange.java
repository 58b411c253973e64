package io.placard.gateway.http;

import java.util.regex.Pattern;

/** What a {@code Range} header asks of a body of known length. */
sealed interface ByteRange {

    /** Nothing that we answer in parts: several ranges, another unit, or no range at all. */
    record Whole() implements ByteRange {}

    /** A range that lies behind the end. */
    record Unsatisfiable() implements ByteRange {}

    /** From the first byte to the last, both counted from 0 and both included. */
    record Part(long first, long last) implements ByteRange {}

    Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange parse(String header, long length) {
        var match = FORM.matcher(header);
        if (!match.matches() || match.group(1).isEmpty() && match.group(2).isEmpty()) {
            return new Whole();
        }
        if (match.group(1).isEmpty()) {
            var count = Math.min(Long.parseLong(match.group(2)), length);
            return count == 0 ? new Unsatisfiable() : new Part(length - count, length - 1);
        }
        var first = Long.parseLong(match.group(1));
        var last = match.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(match.group(2)), length - 1);
        if (first >= length) {
            return new Unsatisfiable();
        }
        return last < first ? new Whole() : new Part(first, last);
    }
}
