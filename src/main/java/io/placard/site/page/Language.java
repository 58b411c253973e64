package io.placard.site.page;

import java.util.Optional;

/** A language in which every word of the interface exists, and in which an article may be written. */
public enum Language {
    EN("en", "English"),
    ZH("zh-Hans", "简体中文");

    private final String tag;
    private final String endonym;

    Language(String tag, String endonym) {
        this.tag = tag;
        this.endonym = endonym;
    }

    /** The language with this BCP 47 tag, if Placard speaks it. */
    public static Optional<Language> of(String tag) {
        for (var language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** BCP 47, as in {@code lang} attributes, cookies and the database. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself. */
    public String endonym() {
        return endonym;
    }
}
