package io.placard.site.admin;

import io.placard.site.page.Language;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Articles in all states.
 *
 * @param older behind which the next page begins
 */
public record ArticleListPage(ContentFilter filter, List<Entry> entries, OptionalLong older) {

    /**
     * An article.
     *
     * @param state its word
     * @param waits whether a version of it waits for a decision
     */
    public record Entry(
            long id,
            String title,
            Language language,
            String state,
            boolean waits,
            Person author,
            int comments,
            Instant at) {}
}
