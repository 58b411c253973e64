package io.placard.site.notices;

import io.placard.site.page.Desk;
import io.placard.site.page.Kept;
import io.placard.site.page.Part;
import io.placard.site.page.Request;
import java.util.Optional;
import java.util.OptionalLong;

/** The list of notices, and marking them without JavaScript. */
public final class NoticePages {

    private static final int PAGE = 30;

    private final Desk desk;
    private final NoticeStore store;
    private final Reading reading;
    private final Kept kept = Kept.ofTheGeneration();

    NoticePages(Desk desk, NoticeStore store, Reading reading) {
        this.desk = desk;
        this.store = store;
        this.reading = reading;
    }

    /** GET /notices/ */
    public void list(Request request) {
        var behind = request.number(request.query("older").orElse(""));
        var filter = NoticeFilter.of(
                request.query("category").orElse(""), request.query("unread").orElse(""));
        var own = new Own(request.own(), filter, behind);
        var list = kept.get(
                request,
                Part.class,
                own,
                () -> Optional.of(desk.draw(request, "notices/list", page(request.account(), filter, behind))));
        desk.show(request, 200, "notices/notices", new NoticesRead(filter, list.orElseThrow()));
    }

    private NoticesPage page(long account, NoticeFilter filter, OptionalLong behind) {
        var notices = store.list(account, filter, behind, PAGE + 1);
        var shown = notices.subList(0, Math.min(PAGE, notices.size()));
        var older = notices.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        return new NoticesPage(shown, filter, older);
    }

    /** POST /notices/read: one, or those of the list that the form stands on. */
    public void read(Request request) {
        var typed = request.form("notice");
        var one = request.number(typed);
        var filter = NoticeFilter.of(request.form("category"), request.form("unread"));
        var which = new Reading.Which(one, one.isPresent() ? Optional.empty() : filter.category());
        if (one.isEmpty() && !typed.isEmpty()) {
            desk.error(request, 400);
        } else if (reading.mark(request.account(), which)) {
            desk.redirect(request, filter.path());
        } else {
            desk.error(request, 404);
        }
    }

    /**
     * A list as it is kept for who looks at it again before anything happens to them.
     *
     * @param edition of what is theirs: every notice, and how much they want to hear, tells their own topic
     */
    private record Own(Request.Edition edition, NoticeFilter filter, OptionalLong behind) {}
}
