package io.placard.site.articles;

import io.placard.site.page.Language;
import io.placard.site.page.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which articles are listed, and where.
 *
 * @param path of the page; it says itself which tag or author, unless it is that of all articles
 * @param author by user name; empty: any
 * @param tag by its name in URLs; empty: any
 * @param before the article behind which the page begins, going back in time
 * @param after the article before which the page ends, going forward
 */
public record ListFilter(
        String path, Optional<Language> language, String author, String tag, OptionalLong before, OptionalLong after) {

    private static final String ALL = "/articles/";
    private static final int LONGEST = 60;

    /** What the query asks for. */
    public static ListFilter of(Request request) {
        return under(request, ALL, clean(request, "author"), clean(request, "tag"));
    }

    /** What the path says, with the language and the place that the query asks for. */
    public static ListFilter under(Request request, String path, String author, String tag) {
        return new ListFilter(
                path,
                language(request),
                author,
                tag,
                request.number(request.query("before").orElse("")),
                request.number(request.query("after").orElse("")));
    }

    /** What the address says, else what the reader has chosen for good. */
    static Optional<Language> language(Request request) {
        var asked = request.query("language").orElse("");
        return asked.equals("all") ? Optional.empty() : Language.of(asked).or(request::content);
    }

    /** The address of the list that differs by its language. */
    public String in(Optional<Language> other) {
        return address(other, author, tag, "");
    }

    public String withoutTag() {
        return address(language, author, "", "");
    }

    public String withoutAuthor() {
        return address(language, "", tag, "");
    }

    /** The address of what is older than this article. */
    public String older(long article) {
        return address(language, author, tag, "before=" + article);
    }

    /** The address of what is newer than this article. */
    public String newer(long article) {
        return address(language, author, tag, "after=" + article);
    }

    /** The address of the newest. */
    public String newest() {
        return address(language, author, tag, "");
    }

    /** Whether it is the list of all articles, where tag and author are chosen in the query. */
    public boolean ofAll() {
        return path.equals(ALL);
    }

    /** The path of the Atom feed of this list; empty where there is none. */
    public String feed() {
        if (!author.isEmpty() && !tag.isEmpty()) {
            return "";
        }
        var folder = tag.isEmpty()
                ? author.isEmpty() ? "/" : "/people/" + encode(author) + "/"
                : "/tags/" + encode(tag) + "/";
        return folder + "feed.atom"
                + language.map(one -> "?language=" + one.tag()).orElse("");
    }

    /** A name as it stands in a path. */
    public static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String address(Optional<Language> language, String author, String tag, String place) {
        var parts = new ArrayList<String>();
        parts.add("language=" + language.map(Language::tag).orElse("all"));
        if (ofAll() && !author.isEmpty()) {
            parts.add("author=" + encode(author));
        }
        if (ofAll() && !tag.isEmpty()) {
            parts.add("tag=" + encode(tag));
        }
        if (!place.isEmpty()) {
            parts.add(place);
        }
        return path + "?" + String.join("&", parts);
    }

    private static String clean(Request request, String name) {
        var text = request.query(name).orElse("").replace("\0", "").strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
