package io.placard.site.page;

/** Words that were written in one language of the interface or in both. */
public record Bilingual(String english, String chinese) {

    /** No words at all. */
    public static final Bilingual NONE = new Bilingual("", "");

    /** Those in this language; empty where there are none. */
    public String in(Language language) {
        return language == Language.EN ? english : chinese;
    }

    /** The language of the words for a reader of this one: it, where they exist in it, or else the other. */
    public Language language(Language wanted) {
        return switch (wanted) {
            case EN -> english.isEmpty() ? Language.ZH : Language.EN;
            case ZH -> chinese.isEmpty() ? Language.EN : Language.ZH;
        };
    }

    /** The words for a reader of this language. */
    public String words(Language wanted) {
        return in(language(wanted));
    }
}
