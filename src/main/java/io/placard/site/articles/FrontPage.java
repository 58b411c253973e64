package io.placard.site.articles;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands on the front page.
 *
 * @param lead the story across the top; none on older pages and while there is no news
 * @param filter the one language of the news; empty: all
 * @param older where the next page begins, if there is one
 * @param pinned what stands above all, in the order in which it was pinned; none on older pages
 * @param words the conference's own, as safe HTML; none on older pages
 */
public record FrontPage(
        Optional<ArticleCard> lead,
        List<ArticleCard> news,
        List<FileCard> files,
        Optional<Language> filter,
        OptionalLong older,
        List<ArticleCard> pinned,
        Bilingual words) {

    /** A page on which the conference says nothing of itself. */
    public FrontPage(
            Optional<ArticleCard> lead,
            List<ArticleCard> news,
            List<FileCard> files,
            Optional<Language> filter,
            OptionalLong older,
            List<ArticleCard> pinned) {
        this(lead, news, files, filter, older, pinned, Bilingual.NONE);
    }

    public boolean isEmpty() {
        return lead.isEmpty() && news.isEmpty() && pinned.isEmpty();
    }

    /** The word of the filter in the URL. */
    public String filterWord() {
        return filter.map(Language::tag).orElse("all");
    }
}
