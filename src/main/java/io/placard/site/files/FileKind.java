package io.placard.site.files;

import java.util.Locale;

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

    static FileKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
