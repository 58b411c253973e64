package io.placard.site.articles;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;

/** All articles, by tag, author and language. */
public final class ListPages {

    private final Desk desk;
    private final Articles articles;

    ListPages(Desk desk, Articles articles) {
        this.desk = desk;
        this.articles = articles;
    }

    /** GET /articles/ */
    public void list(Request request) {
        desk.show(request, 200, "articles/all", articles.list(ListFilter.of(request)));
    }
}
