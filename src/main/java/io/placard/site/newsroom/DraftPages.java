package io.placard.site.newsroom;

import io.placard.site.files.Files;
import io.placard.site.mentions.Mentions;
import io.placard.site.newsroom.Filing.Filed;
import io.placard.site.page.Desk;
import io.placard.site.page.Language;
import io.placard.site.page.Request;
import io.placard.site.publication.PublishTime;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writing: the list of one's drafts, the editor, saving, handing in. */
public final class DraftPages {

    private static final Duration AT_WORK = Duration.ofMinutes(10);
    private static final String PATH = "/drafts/";
    private static final Pattern SAVER = Pattern.compile("[0-9a-f-]{1,64}");

    private final Desk desk;
    private final DraftStore drafts;
    private final RevisionStore revisions;
    private final Files files;
    private final Filing filing;
    private final Mentions mentions;
    private final Clock clock;

    DraftPages(Desk desk, Newsroom.Stores stores, Filing filing, Mentions mentions, Clock clock) {
        this.desk = desk;
        this.drafts = stores.drafts();
        this.revisions = stores.revisions();
        this.files = stores.files();
        this.filing = filing;
        this.mentions = mentions;
        this.clock = clock;
    }

    /** GET /drafts/ */
    public void list(Request request) {
        var open = drafts.of(request.account()).stream()
                .map(draft -> new DraftsPage.Entry(
                        draft.id(),
                        draft.manuscript().title().strip(),
                        draft.article().isPresent(),
                        draft.savedAt()))
                .toList();
        var full = request.query("full").isPresent();
        desk.show(request, 200, "newsroom/drafts", new DraftsPage(open, revisions.undecided(request.account()), full));
    }

    /** POST /drafts: a new article, or a change of the one that is named. */
    public void begin(Request request) {
        var article = request.number(request.form("article"));
        var begun = article.isPresent()
                ? drafts.beginChange(request.account(), article.getAsLong(), clock.instant())
                : drafts.begin(request.account(), request.language(), Optional.empty(), clock.instant());
        if (begun.isPresent()) {
            desk.redirect(request, PATH + begun.getAsLong() + "/");
        } else if (article.isPresent()) {
            desk.error(request, 404);
        } else {
            desk.redirect(request, PATH + "?full=1");
        }
    }

    /** GET /drafts/ID/ */
    public void editor(Request request) {
        var found = drafts.find(request.pathNumber("id"), request.account());
        if (found.isEmpty()) {
            desk.error(request, 404);
        } else {
            show(request, 200, found.get(), found.get().manuscript(), Map.of());
        }
    }

    /** POST /drafts/ID/: saves. A script is answered in JSON. */
    public void save(Request request) {
        var scripted = "application/json".equals(request.routing().request().getHeader("Accept"));
        var text = typed(request);
        if (!text.faults().isEmpty()) {
            refuse(request, text, text.faults(), scripted);
        } else if (!saved(request, text)) {
            conflict(request, text, scripted);
        } else if (scripted) {
            json(request, 200, state(request));
        } else {
            desk.redirect(request, PATH + request.pathNumber("id") + "/?saved=1#saved");
        }
    }

    /** POST /drafts/ID/submission: saves and hands in. */
    public void submit(Request request) {
        var text = typed(request);
        var draft = request.pathNumber("id");
        var errors =
                errors(request, text, !files.ofDraft(draft, request.account()).isEmpty());
        if (!errors.isEmpty()) {
            // what can be saved is, so that nothing is lost to an error elsewhere in the form
            if (text.faults().isEmpty()) {
                saved(request, text);
            }
            refuse(request, text, errors, false);
            return;
        }
        var open = drafts.find(draft, request.account());
        if (open.isPresent() && !saved(request, text)) {
            conflict(request, text, false);
            return;
        }
        var time = new PublishTime(text.publishAt()).at(request.page().zone());
        switch (filing.file(draft, request.account(), time)) {
            case Filed.Done done -> desk.redirect(request, "/articles/" + done.article() + "/");
            case Filed.Overtaken overtaken ->
                show(request, 409, drafts.find(draft, request.account()).orElseThrow(), text, Map.of());
            case Filed.Missing missing -> desk.error(request, 404);
        }
    }

    /** POST /drafts/ID/base: goes on from what another one handed in meanwhile. */
    public void rebase(Request request) {
        if (drafts.rebase(request.pathNumber("id"), request.account())) {
            desk.redirect(request, PATH + request.pathNumber("id") + "/");
        } else {
            desk.error(request, 404);
        }
    }

    /** POST /drafts/ID/deletion */
    public void drop(Request request) {
        if (drafts.drop(request.pathNumber("id"), request.account())) {
            desk.redirect(request, PATH);
        } else {
            desk.error(request, 404);
        }
    }

    /** POST /drafts/preview: the body as everybody would see it, as a piece of a page. */
    public void preview(Request request) {
        var body = request.form("body");
        if (body.length() > Manuscript.LONGEST_BODY || body.indexOf('\0') >= 0) {
            desk.error(request, 422);
            return;
        }
        request.routing()
                .response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(mentions.read(body).html());
    }

    private Map<String, String> errors(Request request, Manuscript text, boolean hasFiles) {
        var errors = text.errors(hasFiles);
        new PublishTime(text.publishAt())
                .error(request.page().zone(), clock.instant())
                .ifPresent(key -> errors.putIfAbsent("publish_at", key));
        return errors;
    }

    private static Manuscript typed(Request request) {
        return new Manuscript(
                request.form("title"),
                request.form("body").replace("\r\n", "\n"),
                Language.of(request.form("language")).orElse(request.language()),
                request.form("tags"),
                request.form("file").equals("1"),
                request.form("publish_at"));
    }

    private boolean saved(Request request, Manuscript text) {
        var version = (int) request.number(request.form("version")).orElse(0);
        var saver = request.form("saver");
        var editor = new DraftStore.Editor(version, SAVER.matcher(saver).matches() ? saver : "");
        return drafts.save(request.pathNumber("id"), request.account(), editor, text, clock.instant())
                .isPresent();
    }

    private void refuse(Request request, Manuscript text, Map<String, String> errors, boolean scripted) {
        var found = drafts.find(request.pathNumber("id"), request.account());
        if (found.isEmpty()) {
            desk.error(request, 404);
        } else if (scripted) {
            var words =
                    errors.values().stream().map(key -> request.page().t(key)).toList();
            json(request, 422, new JsonObject().put("errors", new JsonArray(words)));
        } else {
            show(request, 422, found.get(), text, errors);
        }
    }

    /** Another tab or device has saved since this one last did: nothing is overwritten, and what was typed stays. */
    private void conflict(Request request, Manuscript text, boolean scripted) {
        var found = drafts.find(request.pathNumber("id"), request.account());
        if (found.isEmpty()) {
            desk.error(request, 404);
        } else if (scripted) {
            json(request, 409, new JsonObject().put("version", found.get().version()));
        } else {
            show(request, 409, found.get(), text, Map.of("title", "newsroom.error.version"));
        }
    }

    private JsonObject state(Request request) {
        var draft = drafts.find(request.pathNumber("id"), request.account()).orElseThrow();
        return new JsonObject()
                .put("version", draft.version())
                .put("saved", draft.savedAt().toString())
                .put("overtaken", draft.overtaken())
                .put("others", new JsonArray(others(request, draft)));
    }

    private List<String> others(Request request, OpenDraft draft) {
        return draft.article().isEmpty()
                ? List.of()
                : drafts.others(
                        draft.article().getAsLong(),
                        request.account(),
                        clock.instant().minus(AT_WORK));
    }

    private void show(Request request, int status, OpenDraft draft, Manuscript text, Map<String, String> errors) {
        desk.show(
                request,
                status,
                "newsroom/editor",
                EditorPage.of(
                        draft,
                        text,
                        mentions.read(text.body()).html(),
                        errors,
                        new EditorPage.Beside(files.ofDraft(draft.id(), request.account()), others(request, draft))));
    }

    private static void json(Request request, int status, JsonObject body) {
        request.routing().response().setStatusCode(status).putHeader("Cache-Control", "no-store");
        request.routing().json(body);
    }
}
