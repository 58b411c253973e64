package io.placard.site.tags;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.tags.Tending.Outcome;
import java.util.Map;

/** Tending the tags. */
public final class TendPages {

    private static final int PAGE = 50;
    private static final int LONGEST = 80;
    private static final String PATH = "/admin/tags/";

    private final Desk desk;
    private final TendStore store;
    private final Tending tending;

    TendPages(Desk desk, TendStore store, Tending tending) {
        this.desk = desk;
        this.store = store;
        this.tending = tending;
    }

    /** GET /admin/tags/ */
    public void list(Request request) {
        var words = clean(request, "q");
        var found = store.list(words, clean(request, "behind"), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        desk.show(request, 200, "tags/tend", new TendPage(words, shown, store.count(words), found.size() > PAGE));
    }

    /** GET /admin/tags/ID/ */
    public void tag(Request request) {
        show(request, 200, null, Map.of());
    }

    /** POST /admin/tags/ID/ */
    public void change(Request request) {
        var form = TagForm.of(request);
        var errors = form.errors();
        if (!errors.isEmpty()) {
            show(request, 422, form, errors);
            return;
        }
        answer(request, tending.change(request.pathNumber("id"), request.account(), form, known -> true), form);
    }

    /** POST /admin/tags/ID/merger */
    public void merge(Request request) {
        // the field completes tags, and then leaves a comma for the next one
        var name = request.form("into")
                .replace("\0", "")
                .replaceAll("[,，、\\s]+$", "")
                .strip();
        answer(request, tending.merge(request.pathNumber("id"), request.account(), name), null);
    }

    /** POST /admin/tags/ID/deletion */
    public void delete(Request request) {
        answer(request, tending.delete(request.pathNumber("id"), request.account()), null);
    }

    /** @param form what was typed of the tag itself; null: nothing */
    private void answer(Request request, Outcome outcome, TagForm form) {
        switch (outcome) {
            case DONE -> desk.redirect(request, form == null ? PATH : PATH + request.pathNumber("id") + "/?done=1");
            case MISSING, STALE -> desk.error(request, 404);
            case NAME_TAKEN -> show(request, 422, form, Map.of("name", "tags.error.name-taken"));
            case SLUG_TAKEN -> show(request, 422, form, Map.of("slug", "tags.error.slug-taken"));
            case NO_OTHER -> show(request, 422, null, Map.of("into", "tags.error.no-other"));
            case USED -> show(request, 409, null, Map.of("used", "tags.error.used"));
        }
    }

    private void show(Request request, int status, TagForm form, Map<String, String> errors) {
        var found = store.find(request.pathNumber("id"));
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var tag = found.get();
        var done = request.query("done").isPresent();
        desk.show(
                request,
                status,
                "tags/tend_tag",
                new TendTagPage(tag, form == null ? TagForm.of(tag) : form, request.form("into"), errors, done));
    }

    private static String clean(Request request, String name) {
        var text = request.query(name).orElse("").replace("\0", "").strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
