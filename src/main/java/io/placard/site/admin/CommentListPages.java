package io.placard.site.admin;

import io.placard.site.page.Csv;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.List;
import java.util.OptionalLong;

/** Comments, those that are gone too, for staff. */
public final class CommentListPages {

    /** The states that can be asked for. */
    public static final List<String> STATES = List.of("standing", "removed", "deleted");

    private static final int PAGE = 50;
    private static final String PATH = "/admin/comments/";

    private final Desk desk;
    private final CommentListStore store;

    CommentListPages(Desk desk, CommentListStore store) {
        this.desk = desk;
        this.store = store;
    }

    /** GET /admin/comments/ */
    public void list(Request request) {
        var filter = ContentFilter.of(request, PATH, STATES);
        var found = store.list(request.account(), filter, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var older = found.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, 200, "admin/comments", new CommentListPage(filter, shown, older));
    }

    /** GET /admin/comments/export.csv */
    public void csv(Request request) {
        var page = request.page();
        var head = List.of(
                page.t("admin.column.number"),
                page.t("admin.column.comment"),
                page.t("admin.column.state"),
                page.t("admin.column.author"),
                page.t("admin.column.name"),
                page.t("admin.column.article"),
                page.t("admin.column.title"),
                page.t("admin.column.time", page.zone().getId()));
        var filter = ContentFilter.of(request, PATH, STATES);
        Csv.answer(
                request,
                "comments",
                head,
                csv -> store.each(
                        request.account(),
                        filter,
                        entry -> csv.line(List.of(
                                Long.toString(entry.id()),
                                entry.body(),
                                page.t("admin.state." + entry.state()),
                                entry.author().username(),
                                page.name(entry.author()),
                                Long.toString(entry.article()),
                                entry.title(),
                                csv.time(entry.at())))));
    }
}
