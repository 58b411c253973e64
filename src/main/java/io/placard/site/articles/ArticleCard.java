package io.placard.site.articles;

import io.placard.site.page.Language;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;

/**
 * An article in a list.
 *
 * @param excerpt plain text
 * @param comments how many there are
 */
public record ArticleCard(
        long id,
        String title,
        String excerpt,
        Language language,
        Person author,
        Instant at,
        List<Tag> tags,
        int comments) {}
