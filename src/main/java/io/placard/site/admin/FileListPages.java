package io.placard.site.admin;

import io.placard.site.page.Csv;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What people have put up, for staff. */
public final class FileListPages {

    /** The states that can be asked for. */
    public static final List<String> STATES = List.of("published", "handed-in", "draft");

    private static final int PAGE = 50;
    static final int LONGEST_REASON = 1_000;
    private static final String PATH = "/admin/files/";

    private final Desk desk;
    private final FileListStore store;
    private final Discarding discarding;

    FileListPages(Desk desk, FileListStore store, Discarding discarding) {
        this.desk = desk;
        this.store = store;
        this.discarding = discarding;
    }

    /** GET /admin/files/ */
    public void list(Request request) {
        var deleted = request.query("said").filter("deleted"::equals).isPresent();
        show(request, 200, deleted ? "admin.files.deleted" : "", 0);
    }

    /** POST /admin/files/ID/deletion */
    public void delete(Request request) {
        var file = request.pathNumber("id");
        var reason = request.form("reason").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            show(request, 422, "", file);
        } else if (discarding.discard(request.account(), file, reason)) {
            desk.redirect(request, PATH + "?said=deleted");
        } else {
            desk.error(request, 404);
        }
    }

    /** GET /admin/files/export.csv */
    public void csv(Request request) {
        var page = request.page();
        var head = List.of(
                page.t("admin.column.number"),
                page.t("admin.column.file"),
                page.t("admin.column.bytes"),
                page.t("admin.column.state"),
                page.t("admin.column.author"),
                page.t("admin.column.name"),
                page.t("admin.column.title"),
                page.t("admin.column.time", page.zone().getId()));
        var filter = ContentFilter.of(request, PATH, STATES);
        Csv.answer(
                request,
                "files",
                head,
                csv -> store.each(
                        request.account(),
                        filter,
                        entry -> csv.line(List.of(
                                Long.toString(entry.id()),
                                entry.name(),
                                Long.toString(entry.size()),
                                page.t("admin.state." + entry.state()),
                                entry.owner().username(),
                                page.name(entry.owner()),
                                entry.title(),
                                csv.time(entry.at())))));
    }

    private void show(Request request, int status, String said, long wrong) {
        var filter = ContentFilter.of(request, PATH, STATES);
        // a form that comes back stands where it stood: on top
        var from =
                wrong > 0 ? new ContentFilter(PATH, "", "", "", Optional.empty(), OptionalLong.of(wrong + 1)) : filter;
        var found = store.list(request.account(), from, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var older = found.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(
                request,
                status,
                "admin/files",
                new FileListPage(from, shown, older, said, wrong, request.form("reason")));
    }
}
