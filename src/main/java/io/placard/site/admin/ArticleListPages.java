package io.placard.site.admin;

import io.placard.site.page.Csv;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.List;
import java.util.OptionalLong;

/** Articles in all states, for staff. */
public final class ArticleListPages {

    /** The states that can be asked for, in the order in which an article goes through them. */
    public static final List<String> STATES = List.of("pending", "verified", "rejected", "scheduled", "withdrawn");

    private static final int PAGE = 50;
    private static final String PATH = "/admin/articles/";

    private final Desk desk;
    private final ArticleListStore store;

    ArticleListPages(Desk desk, ArticleListStore store) {
        this.desk = desk;
        this.store = store;
    }

    /** GET /admin/articles/ */
    public void list(Request request) {
        var filter = ContentFilter.of(request, PATH, STATES);
        var found = store.list(request.account(), filter, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var older = found.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, 200, "admin/articles", new ArticleListPage(filter, shown, older));
    }

    /** GET /admin/articles/export.csv */
    public void csv(Request request) {
        var page = request.page();
        var head = List.of(
                page.t("admin.column.number"),
                page.t("admin.column.title"),
                page.t("admin.column.language"),
                page.t("admin.column.state"),
                page.t("admin.column.author"),
                page.t("admin.column.name"),
                page.t("admin.column.comments"),
                page.t("admin.column.time", page.zone().getId()));
        var filter = ContentFilter.of(request, PATH, STATES);
        Csv.answer(
                request,
                "articles",
                head,
                csv -> store.each(
                        request.account(),
                        filter,
                        entry -> csv.line(List.of(
                                Long.toString(entry.id()),
                                entry.title(),
                                entry.language().tag(),
                                page.t("admin.state." + entry.state()),
                                entry.author().username(),
                                page.name(entry.author()),
                                Integer.toString(entry.comments()),
                                csv.time(entry.at())))));
    }
}
