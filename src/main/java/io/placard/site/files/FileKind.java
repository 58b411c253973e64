package io.placard.site.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is to its readers. */
public enum FileKind {
    PICTURE,
    PDF,
    DOCUMENT,
    SHEET,
    SLIDES,
    TEXT,
    SOUND,
    FILM,
    ARCHIVE,
    OTHER;

    /** The word in message keys, addresses and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word, where there is one. */
    static Optional<FileKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The kind with this word. */
    public static FileKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
