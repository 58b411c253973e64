package io.placard.site.newsroom;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Fields;
import io.placard.site.api.Json;
import io.placard.site.files.Attachment;
import io.placard.site.files.Files;
import io.placard.site.newsroom.Filing.Filed;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.publication.PublishTime;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One's drafts, and handing them in, for programs. */
public final class DraftResource {

    private static final String PATH = "/drafts/";

    private final DraftStore drafts;
    private final Files files;
    private final Filing filing;
    private final Clock clock;

    DraftResource(Newsroom.Stores stores, Filing filing, Clock clock) {
        this.drafts = stores.drafts();
        this.files = stores.files();
        this.filing = filing;
        this.clock = clock;
    }

    /** GET /drafts: saved last first. */
    public Answer list(Call call) {
        var some = drafts.of(call.account(), call.behind(), call.limit() + 1);
        return Answer.list(call, some, draft -> head(draft, call), OpenDraft::id);
    }

    /** POST /drafts: a new article, or a change of the one that is named. */
    public Answer begin(Call call) {
        var fields = call.fields("article", "language");
        var article = fields.number("article");
        var language = fields.has("language")
                ? Language.of(fields.word("language", languages())).orElse(call.language())
                : call.language();
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var begun = article.isPresent()
                ? drafts.beginChange(call.account(), article.getAsLong(), clock.instant())
                : drafts.begin(call.account(), language, Optional.of(call.ref()), clock.instant());
        if (begun.isPresent()) {
            return Answer.made(PATH + begun.getAsLong(), new JsonObject().put("id", begun.getAsLong()));
        }
        return article.isPresent() ? Answer.missing() : Answer.conflict("newsroom.drafts.full");
    }

    /** GET /drafts/ID */
    public Answer draft(Call call) {
        return find(call).map(draft -> whole(draft, call)).orElseGet(Answer::missing);
    }

    /** PATCH /drafts/ID: saves over the version that If-Match names. */
    public Answer save(Call call) {
        var found = find(call);
        if (found.isEmpty()) {
            return Answer.missing();
        }
        var unmatched = call.unmatched(found.get().version());
        if (unmatched.isPresent()) {
            return unmatched.get();
        }
        var fields = call.fields("title", "body", "language", "tags", "file", "publish_at");
        var text = manuscript(fields, call, found.get().manuscript());
        text.faults().forEach(fields::wrong);
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var editor = new DraftStore.Editor(found.get().version(), "");
        return drafts.save(call.id(), call.account(), editor, text, clock.instant())
                        .isEmpty()
                ? Answer.stale()
                : draft(call);
    }

    /** DELETE /drafts/ID */
    public Answer drop(Call call) {
        return drafts.drop(call.id(), call.account()) ? Answer.done() : Answer.missing();
    }

    /** POST /drafts/ID/base: goes on from what another one handed in meanwhile. */
    public Answer rebase(Call call) {
        drafts.rebase(call.id(), call.account());
        return draft(call);
    }

    /** POST /drafts/ID/submission: hands in what was saved last; 202 where a verifier decides first. */
    public Answer submit(Call call) {
        var fields = call.fields();
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var found = find(call);
        var errors = found.map(open -> errors(open, call)).orElse(Map.of());
        if (!errors.isEmpty()) {
            return Answer.unfit(errors);
        }
        var time = found.flatMap(open -> publishAt(open, call));
        return switch (filing.file(call.id(), call.account(), time)) {
            case Filed.Done done -> filed(call, done.article());
            case Filed.Overtaken overtaken -> Answer.conflict("newsroom.editor.overtaken");
            case Filed.Missing missing -> Answer.missing();
        };
    }

    private static Answer filed(Call call, long article) {
        var path = "/articles/" + article;
        var body = new JsonObject().put("id", article);
        return call.may(Permission.VERIFY_ARTICLES) ? Answer.made(path, body) : Answer.taken(path, body);
    }

    private Optional<OpenDraft> find(Call call) {
        return drafts.find(call.id(), call.account());
    }

    private Map<String, String> errors(OpenDraft open, Call call) {
        var text = open.manuscript();
        var hasFiles = !files.ofDraft(open.id(), call.account()).isEmpty();
        var errors = new LinkedHashMap<>(text.errors(hasFiles));
        new PublishTime(text.publishAt())
                .error(call.request().page().zone(), clock.instant())
                .ifPresent(key -> errors.putIfAbsent("publish_at", key));
        return errors;
    }

    /** What is not given stays as it is. Tags stand in a draft as they are typed, and times in the writer's zone. */
    private static Manuscript manuscript(Fields fields, Call call, Manuscript known) {
        var language = fields.has("language")
                ? Language.of(fields.word("language", languages())).orElse(known.language())
                : known.language();
        var zone = call.request().page().zone();
        var time = fields.time("publish_at").map(at -> PublishTime.of(at, zone).typed());
        return new Manuscript(
                fields.text("title", known.title()),
                fields.text("body", known.body()).replace("\r\n", "\n"),
                language,
                fields.has("tags") ? String.join(", ", fields.texts("tags")) : known.tags(),
                fields.flag("file", known.file()),
                fields.has("publish_at") ? time.orElse("") : known.publishAt());
    }

    private Answer whole(OpenDraft draft, Call call) {
        var text = draft.manuscript();
        var attached = files.ofDraft(draft.id(), call.account());
        var body = head(draft, call)
                .put("body", text.body())
                .put("overtaken", draft.overtaken())
                .put("files", Json.list(attached, Attachment::json));
        return Answer.of(body, draft.version());
    }

    private static JsonObject head(OpenDraft draft, Call call) {
        var text = draft.manuscript();
        return new JsonObject()
                .put("id", draft.id())
                .put("article", Json.number(draft.article()))
                .put("title", text.title())
                .put("language", text.language().tag())
                .put("tags", Json.list(text.tagNames(), tag -> tag))
                .put("file", text.file())
                .put("publish_at", Json.time(publishAt(draft, call)))
                .put("saved_at", Json.time(draft.savedAt()));
    }

    private static Optional<Instant> publishAt(OpenDraft draft, Call call) {
        return new PublishTime(draft.manuscript().publishAt())
                .at(call.request().page().zone());
    }

    private static Set<String> languages() {
        return Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.toSet());
    }
}
