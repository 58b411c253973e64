package io.placard.site.files;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is looked for in the library.
 *
 * @param words of a name; empty: anything
 * @param behind the last article of the page before
 */
record Search(String words, Optional<FileKind> kind, OptionalLong behind) {

    private static final int LONGEST = 100;

    static Search of(String words, String kind, OptionalLong behind) {
        var said = words.replace("\0", "").strip();
        var end = said.offsetByCodePoints(0, Math.min(LONGEST, said.codePointCount(0, said.length())));
        return new Search(said.substring(0, end), FileKind.named(kind), behind);
    }

    /** For LIKE: the words as they are, for nobody's pattern goes to the database; null for anything. */
    String pattern() {
        return words.isEmpty() ? null : "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
