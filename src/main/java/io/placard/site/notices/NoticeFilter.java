package io.placard.site.notices;

import java.util.Optional;

/**
 * Which notices a list shows.
 *
 * @param category empty: all
 * @param unread whether only those that are unread
 */
public record NoticeFilter(Optional<Category> category, boolean unread) {

    /** All of them. */
    public static final NoticeFilter ALL = new NoticeFilter(Optional.empty(), false);

    private static final String PATH = "/notices/";

    /** By the words of a query or a form; what is no word of ours filters nothing. */
    static NoticeFilter of(String category, String unread) {
        return new NoticeFilter(Category.of(category), unread.equals("1"));
    }

    public boolean is(Category category) {
        return this.category.filter(category::equals).isPresent();
    }

    /** The category in forms; empty: all. */
    public String word() {
        return category.map(Category::word).orElse("");
    }

    /** The path of the list that differs from this one by its category. */
    public String with(Optional<Category> other) {
        return new NoticeFilter(other, unread).path();
    }

    /** The path of the list with, or without, what was read. */
    public String withUnread(boolean only) {
        return new NoticeFilter(category, only).path();
    }

    /** The path of what comes behind this notice. */
    public String behind(long notice) {
        var path = path();
        return path + (path.equals(PATH) ? "?" : "&") + "older=" + notice;
    }

    /** The path of this list. */
    public String path() {
        var query = category.map(one -> "category=" + one.word()).orElse("");
        if (unread) {
            query += query.isEmpty() ? "unread=1" : "&unread=1";
        }
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
