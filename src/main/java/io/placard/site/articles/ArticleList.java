package io.placard.site.articles;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page of a list of articles, newest first.
 *
 * @param count how many there are on all pages
 * @param older behind which article the next page begins, if there is one
 * @param newer before which article the page before ends, if there is one
 * @param tagName of the filter's tag, where there is one
 * @param authorName of the filter's author, where there is one
 */
public record ArticleList(
        ListFilter filter,
        List<ArticleCard> cards,
        int count,
        OptionalLong older,
        OptionalLong newer,
        Optional<String> tagName,
        Optional<String> authorName) {

    /** The same of a store's answer, which holds one article more than the page where there are more. */
    static ArticleList of(ListFilter filter, ListStore.Found found, int page) {
        var more = found.cards().size() > page;
        var forward = filter.after().isPresent();
        var from = more && forward ? found.cards().size() - page : 0;
        var shown = found.cards().subList(from, Math.min(found.cards().size(), from + page));
        var hasOlder = forward || more;
        var hasNewer = forward ? more : filter.before().isPresent();
        return new ArticleList(
                filter,
                shown,
                found.count(),
                hasOlder && !shown.isEmpty() ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty(),
                hasNewer && !shown.isEmpty() ? OptionalLong.of(shown.getFirst().id()) : OptionalLong.empty(),
                found.tagName(),
                found.authorName());
    }
}
