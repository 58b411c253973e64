package io.placard.site.admin;

import io.placard.site.page.Language;
import io.placard.site.page.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What of a list is shown.
 *
 * @param list its path
 * @param words that are looked for; empty: anything
 * @param state one of the list's own; empty: any
 * @param author a user name; empty: anybody's
 * @param language empty: any
 * @param before the entry behind which the page begins
 */
public record ContentFilter(
        String list, String words, String state, String author, Optional<Language> language, OptionalLong before) {

    private static final int LONGEST = 100;

    static ContentFilter of(Request request, String list, List<String> states) {
        return new ContentFilter(
                list,
                clean(request, "q"),
                request.query("state").filter(states::contains).orElse(""),
                clean(request, "author").toLowerCase(Locale.ROOT).replaceFirst("^@", ""),
                request.query("language").flatMap(Language::of),
                request.number(request.query("before").orElse("")));
    }

    /** The path of the list that differs by its state. */
    public String withState(String other) {
        return path(other, language);
    }

    /** The path of the list that differs by its language. */
    public String withLanguage(Optional<Language> other) {
        return path(state, other);
    }

    /** The path of what comes behind this entry. */
    public String behind(long entry) {
        return path(state, language) + "&before=" + entry;
    }

    /** The path of the whole list as a table. */
    public String csv() {
        return path(state, language).replaceFirst("\\?", "export.csv?");
    }

    /** The word of the language in the address. */
    public String languageWord() {
        return language.map(Language::tag).orElse("");
    }

    private String path(String withState, Optional<Language> withLanguage) {
        return list + "?q=" + encode(words) + "&state=" + withState + "&author=" + encode(author) + "&language="
                + withLanguage.map(Language::tag).orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String clean(Request request, String name) {
        var text = request.query(name).orElse("").replace("\0", "").strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }
}
