package io.placard.site.announcements;

import io.placard.site.announcements.AnnouncementStore.Hand;
import io.placard.site.announcements.Announcing.Outcome;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Announcements for those who make them. */
public final class AnnouncingPages {

    private static final String PATH = "/admin/announcements/";
    private static final int PAGE = 30;
    private static final int LONGEST_REF = 64;
    private static final List<String> SAID = List.of("made", "edited", "ended", "withdrawn", "deleted");

    private final Desk desk;
    private final AnnouncementStore store;
    private final Announcing announcing;
    private final Supplier<String> refs;
    private final RateLimit limit;

    AnnouncingPages(Desk desk, AnnouncementStore store, Announcing announcing, Supplier<String> refs, RateLimit limit) {
        this.desk = desk;
        this.store = store;
        this.announcing = announcing;
        this.refs = refs;
        this.limit = limit;
    }

    static String path(long announcement) {
        return PATH + announcement + "/";
    }

    /** GET /admin/announcements/ */
    public void list(Request request) {
        var said = request.query("said").filter(SAID::contains);
        list(request, 200, said.map(act -> "announcements.said." + act).orElse(""));
    }

    /** GET /admin/announcements/new/ */
    public void form(Request request) {
        show(request, 200, new Typed(Optional.empty(), 0, refs.get(), AnnouncementForm.EMPTY), Map.of());
    }

    /** GET /admin/announcements/ID/ */
    public void edit(Request request) {
        store.find(request.account(), request.pathNumber("id"))
                .ifPresentOrElse(
                        known -> {
                            var form = AnnouncementForm.of(
                                    known.wording(), request.page().zone());
                            show(request, 200, new Typed(Optional.of(known), known.version(), "", form), Map.of());
                        },
                        () -> desk.error(request, 404));
    }

    /** POST /admin/announcements */
    public void make(Request request) {
        var ref = request.form("ref");
        if (ref.isEmpty() || ref.length() > LONGEST_REF || ref.indexOf('\0') >= 0) {
            desk.error(request, 400);
            return;
        }
        var typed = new Typed(Optional.empty(), 0, ref, AnnouncementForm.of(request));
        take(request, typed, wording -> announcing.make(request.account(), ref, wording), "made");
    }

    /** POST /admin/announcements/ID/ */
    public void save(Request request) {
        var known = store.find(request.account(), request.pathNumber("id"));
        if (known.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var version = (int) request.number(request.form("version")).orElse(0);
        var hand = new Hand(request.account(), known.get().id());
        var typed = new Typed(known, version, "", AnnouncementForm.of(request));
        take(request, typed, wording -> announcing.edit(hand, version, wording), "edited");
    }

    /** POST /admin/announcements/ID/end */
    public void end(Request request) {
        answer(request, announcing.end(hand(request)), "ended");
    }

    /** POST /admin/announcements/ID/withdrawal */
    public void withdraw(Request request) {
        answer(request, announcing.withdraw(hand(request)), "withdrawn");
    }

    /** POST /admin/announcements/ID/deletion */
    public void delete(Request request) {
        answer(request, announcing.delete(hand(request)), "deleted");
    }

    private void take(Request request, Typed typed, Function<Wording, Outcome> act, String said) {
        var now = announcing.now();
        var zone = request.page().zone();
        var errors = typed.form.errors(zone, now, typed.began(now));
        if (!errors.isEmpty()) {
            show(request, 422, typed, errors);
        } else if (!limit.admits(request.account())) {
            show(request, 429, typed, Map.of("act", "announcements.error.too-often"));
        } else {
            switch (act.apply(typed.form.wording(zone, now, typed.began(now)))) {
                case STALE -> show(request, 409, typed, Map.of("act", "announcements.error.stale"));
                case TOO_LATE -> show(request, 409, typed, Map.of("act", "announcements.error.late"));
                case NOT_FOUND -> desk.error(request, 404);
                case DONE -> desk.redirect(request, PATH + "?said=" + said);
            }
        }
    }

    private void answer(Request request, Outcome outcome, String said) {
        switch (outcome) {
            case DONE -> desk.redirect(request, PATH + "?said=" + said);
            case NOT_FOUND -> desk.error(request, 404);
            case STALE, TOO_LATE -> list(request, 409, "announcements.error.late");
        }
    }

    private void list(Request request, int status, String said) {
        var behind = request.number(request.query("older").orElse(""));
        var all = store.list(request.account(), behind, PAGE + 1);
        var shown = all.subList(0, Math.min(PAGE, all.size()));
        var older = all.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, status, "announcements/staff", new AnnouncingPage(shown, older, said));
    }

    private void show(Request request, int status, Typed typed, Map<String, String> errors) {
        var began = typed.began(request.page().now()).isPresent();
        desk.show(
                request,
                status,
                "announcements/form",
                new AnnouncementPage(typed.known, typed.version, typed.ref, began, typed.form, errors));
    }

    private static Hand hand(Request request) {
        return new Hand(request.account(), request.pathNumber("id"));
    }

    /** A form that is being filled in, and what it changes. */
    private record Typed(Optional<Announcement> known, int version, String ref, AnnouncementForm form) {

        /** When it began to show; empty: it has not. */
        Optional<Instant> began(Instant now) {
            return known.map(one -> one.wording().starts()).filter(start -> !start.isAfter(now));
        }
    }
}
