package io.placard.site.tags;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.tags.Tending.Outcome;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Tags, and tending them, for programs. */
public final class TagResource {

    private static final int LONGEST = 80;

    private final TagStore store;
    private final TendStore tended;
    private final Tending tending;

    TagResource(TagStore store, TendStore tended, Tending tending) {
        this.store = store;
        this.tended = tended;
        this.tending = tending;
    }

    /** GET /tags: those that published articles bear, the most used first. */
    public Answer list(Call call) {
        var used = store.used(Language.of(call.query("language", LONGEST)), call.behind(), call.limit() + 1);
        return Answer.list(call, used, TagResource::used, UsedTag::id);
    }

    /** GET /tags/SLUG: by a name that it has or had. */
    public Answer tag(Call call) {
        var slug = call.path("slug");
        var found = TagPages.SLUG.matcher(slug).matches() ? store.find(slug) : Optional.<KnownTag>empty();
        return found.filter(tag -> tag.open() || call.may(Permission.TEND_TAGS))
                .map(tag -> Answer.of(known(tag)))
                .orElseGet(Answer::missing);
    }

    /** GET /admin/tags: all of them, by name. */
    public Answer all(Call call) {
        var found = tended.list(call.query("q", LONGEST), call.place().orElse(""), call.limit() + 1);
        return Answer.list(call, found, TagResource::used, used -> used.tag().name());
    }

    /** GET /admin/tags/ID */
    public Answer one(Call call) {
        return tended.find(call.id()).map(tag -> Answer.of(known(tag))).orElseGet(Answer::missing);
    }

    /** PUT /admin/tags/ID: over what If-Match names. */
    public Answer change(Call call) {
        var unconditional = call.unconditional();
        if (unconditional.isPresent()) {
            return unconditional.get();
        }
        var fields = call.fields("name", "slug", "english", "chinese");
        var form = TagForm.of(
                fields.text("name"), fields.text("slug", ""), fields.text("english", ""), fields.text("chinese", ""));
        if (fields.refusal().isEmpty()) {
            form.errors().forEach(fields::wrong);
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var outcome = tending.change(call.id(), call.account(), form, tag -> call.matches(known(tag)));
        return outcome == Outcome.DONE ? one(call) : answer(outcome);
    }

    /** POST /admin/tags/ID/merger: becomes part of another one. */
    public Answer merge(Call call) {
        var fields = call.fields("into");
        var into = fields.text("into").strip();
        return fields.refusal().orElseGet(() -> answer(tending.merge(call.id(), call.account(), into)));
    }

    /** DELETE /admin/tags/ID: one that nothing bears. */
    public Answer delete(Call call) {
        return answer(tending.delete(call.id(), call.account()));
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case DONE -> Answer.done();
            case MISSING -> Answer.missing();
            case STALE -> Answer.stale();
            case NAME_TAKEN -> Answer.unfit("name", "tags.error.name-taken");
            case SLUG_TAKEN -> Answer.unfit("slug", "tags.error.slug-taken");
            case NO_OTHER -> Answer.unfit("into", "tags.error.no-other");
            case USED -> Answer.conflict("tags.error.used");
        };
    }

    private static JsonObject used(UsedTag used) {
        return new JsonObject()
                .put("id", used.id())
                .put("name", used.tag().name())
                .put("slug", used.tag().slug())
                .put("articles", used.articles());
    }

    private static JsonObject known(KnownTag tag) {
        return new JsonObject()
                .put("id", tag.id())
                .put("name", tag.tag().name())
                .put("slug", tag.tag().slug())
                .put("english", tag.english())
                .put("chinese", tag.chinese());
    }
}
