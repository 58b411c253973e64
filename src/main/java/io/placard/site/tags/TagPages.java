package io.placard.site.tags;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.placard.site.articles.Articles;
import io.placard.site.articles.ListFilter;
import io.placard.site.page.Desk;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** All tags, and the articles that bear one. */
public final class TagPages {

    static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}-]{1,60}");
    private static final int ALL = 2_000;
    private static final int MOST = 12;

    private final Desk desk;
    private final TagStore store;
    private final Articles articles;

    TagPages(Desk desk, TagStore store, Articles articles) {
        this.desk = desk;
        this.store = store;
        this.articles = articles;
    }

    /** GET /tags/ */
    public void tags(Request request) {
        var filter = ListFilter.under(request, "/tags/", "", "").language();
        var used = store.used(filter, OptionalLong.empty(), ALL);
        var most = used.size() > MOST ? used.subList(0, MOST) : List.<UsedTag>of();
        desk.show(request, 200, "tags/list", new TagsPage(filter, most, ordered(used, request.language())));
    }

    /** GET /tags/SLUG/ */
    public void tag(Request request) {
        var slug = request.routing().pathParam("slug");
        var found = SLUG.matcher(slug).matches()
                ? store.find(slug)
                        .filter(known -> known.open() || request.may(Permission.TEND_TAGS))
                        .orElse(null)
                : null;
        if (found == null) {
            desk.error(request, 404);
        } else if (!found.tag().slug().equals(slug)) {
            moved(request, found);
        } else {
            var filter = ListFilter.under(request, found.tag().path(), "", slug);
            desk.show(request, 200, "tags/tag", new TagPage(found, articles.list(filter)));
        }
    }

    /** A name that it had, or that of one that is part of it now. */
    private static void moved(Request request, KnownTag tag) {
        var query = request.routing().request().query();
        request.routing()
                .response()
                .setStatusCode(301)
                .putHeader("Location", tag.tag().path() + (query == null ? "" : "?" + query))
                .end();
    }

    /** As a dictionary of this language has them: Chinese by pinyin. */
    private static List<UsedTag> ordered(List<UsedTag> tags, Language language) {
        // not safe for many threads, so each list has its own
        var collator = Collator.getInstance(ULocale.forLanguageTag(language.tag()));
        return tags.stream()
                .sorted(Comparator.comparing((UsedTag used) -> used.tag().name(), collator::compare))
                .toList();
    }
}
