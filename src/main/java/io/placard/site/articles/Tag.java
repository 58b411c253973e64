package io.placard.site.articles;

import java.util.Locale;

/**
 * What an article is about.
 *
 * @param slug its name in URLs
 */
public record Tag(String name, String slug) {

    /** The tag of this name; its slug keeps letters and digits of every script. */
    public static Tag named(String name) {
        var slug = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return new Tag(name.strip(), slug);
    }

    /** Where the articles with it are listed. */
    public String path() {
        return "/tags/" + ListFilter.encode(slug) + "/";
    }
}
