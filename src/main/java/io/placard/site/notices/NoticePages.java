package io.placard.site.notices;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.OptionalLong;

/** The list of notices, and marking them without JavaScript. */
public final class NoticePages {

    private static final String PATH = "/notices/";
    private static final int PAGE = 30;

    private final Desk desk;
    private final NoticeStore store;
    private final Reading reading;

    NoticePages(Desk desk, NoticeStore store, Reading reading) {
        this.desk = desk;
        this.store = store;
        this.reading = reading;
    }

    /** GET /notices/ */
    public void list(Request request) {
        var behind = request.number(request.query("older").orElse(""));
        var notices = store.list(request.account(), behind, PAGE + 1);
        var shown = notices.subList(0, Math.min(PAGE, notices.size()));
        var older = notices.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        var unread = request.reader().orElseThrow().unread();
        desk.show(request, 200, "notices/list", new NoticesPage(shown, unread, older));
    }

    /** POST /notices/read */
    public void read(Request request) {
        var typed = request.form("notice");
        var one = request.number(typed);
        if (one.isEmpty() && !typed.isEmpty()) {
            desk.error(request, 400);
        } else if (reading.mark(request.account(), one)) {
            desk.redirect(request, PATH);
        } else {
            desk.error(request, 404);
        }
    }
}
