package io.placard.site.tags;

import io.placard.site.articles.ListFilter;
import java.util.List;

/**
 * All tags, for those who tend them.
 *
 * @param words that the names have
 * @param count how many there are with them
 * @param more whether there are more behind these
 */
public record TendPage(String words, List<UsedTag> tags, int count, boolean more) {

    /** Where the next page is. */
    public String next() {
        return "/admin/tags/?q=" + ListFilter.encode(words) + "&behind="
                + ListFilter.encode(tags.getLast().tag().name());
    }
}
