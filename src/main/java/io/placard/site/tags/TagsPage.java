package io.placard.site.tags;

import io.placard.site.page.Language;
import java.util.List;
import java.util.Optional;

/**
 * All tags that published articles bear.
 *
 * @param filter the one language of the articles; empty: all
 * @param most used most, first; none where all are few
 * @param all in the order of the reader's language
 */
public record TagsPage(Optional<Language> filter, List<UsedTag> most, List<UsedTag> all) {}
