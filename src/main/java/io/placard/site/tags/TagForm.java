package io.placard.site.tags;

import io.placard.site.articles.Tag;
import io.placard.site.page.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody typed of a tag.
 *
 * @param slug its name in URLs; typed as anything, it is made one
 * @param english what it is about, in English
 * @param chinese the same in Chinese
 */
public record TagForm(String name, String slug, String english, String chinese) {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SLUG = 60;
    private static final int LONGEST_ABOUT = 400;

    static TagForm of(Request request) {
        return of(request.form("name"), request.form("slug"), request.form("english"), request.form("chinese"));
    }

    /** What was typed, with spaces where they belong. */
    static TagForm of(String typed, String slug, String english, String chinese) {
        var name = typed.strip().replaceAll("\\s+", " ");
        return new TagForm(
                name, Tag.named(slug.isBlank() ? name : slug.strip()).slug(), english.strip(), chinese.strip());
    }

    /** A tag as it is. */
    static TagForm of(KnownTag tag) {
        return new TagForm(tag.tag().name(), tag.tag().slug(), tag.english(), tag.chinese());
    }

    /** What is wrong, as message keys by field. */
    Map<String, String> errors() {
        var errors = new LinkedHashMap<String, String>();
        if (name.length() > LONGEST_NAME || !hasLetter(name) || name.indexOf('\0') >= 0 || name.matches(".*[,，、].*")) {
            errors.put("name", "tags.error.name");
        }
        if (slug.length() > LONGEST_SLUG || !hasLetter(slug)) {
            errors.put("slug", "tags.error.slug");
        }
        if (english.length() > LONGEST_ABOUT || english.indexOf('\0') >= 0) {
            errors.put("english", "tags.error.about");
        }
        if (chinese.length() > LONGEST_ABOUT || chinese.indexOf('\0') >= 0) {
            errors.put("chinese", "tags.error.about");
        }
        return errors;
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
