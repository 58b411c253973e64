package io.placard.site.search;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.api.Problem;
import io.placard.site.search.Found.Entry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looking for things, for programs. */
public final class SearchResource {

    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.toSet());

    private final SearchStore store;
    private final Admission admission;

    SearchResource(SearchStore store, Admission admission) {
        this.store = store;
        this.admission = admission;
    }

    /** GET /search?q=: as the page ranks them, each with what was looked for marked. */
    public Answer search(Call call) {
        var asked = call.parameters();
        var typed = Typed.cut(asked.text("q", ""));
        var query = Query.of(typed);
        var kind = asked.has("kind") ? asked.word("kind", KINDS) : "";
        if (!query.asks()) {
            asked.wrong("q", "search.error.nothing");
        }
        if (asked.refusal().isPresent()) {
            return asked.refusal().get();
        }
        var behind = call.place().flatMap(Cursor::of);
        if (call.place().isPresent() && behind.isEmpty()) {
            return Answer.misplaced();
        }
        if (!admission.admits(call.request())) {
            return Answer.tooOften("search.too-often", Search.WINDOW.toSeconds());
        }
        var zone = call.request().page().zone();
        return answer(call, new Question(query, call.account(), zone, Kind.named(kind), behind));
    }

    private Answer answer(Call call, Question question) {
        var found = store.find(question, call.limit());
        if (found.isEmpty()) {
            return Answer.refused(Problem.Kind.BUSY, "search.slow")
                    .with("Retry-After", Long.toString(Search.WINDOW.toSeconds()));
        }
        var marker = new Marker(question.query().words());
        var items = Json.list(found.get().entries(), entry -> hit(call, marker, entry));
        var page = call.request().page();
        var notes = question.query().wrong().stream()
                .map(one -> page.t("search.wrong." + one.operator().word(), one.value()))
                .toList();
        return Answer.page(call, items, found.get().next().map(Cursor::text))
                .beside("counts", counts(found.get()))
                .beside("notes", new JsonArray(notes));
    }

    private static JsonObject hit(Call call, Marker marker, Entry entry) {
        var hit = Hit.of(call.request().page(), marker, entry);
        return new JsonObject()
                .put("kind", hit.kind().word())
                .put("id", entry.source())
                .put("article", entry.article() == 0 ? null : entry.article())
                .put("path", hit.path())
                .put("title", pieces(hit.title()))
                .put("excerpt", pieces(hit.excerpt()))
                .put("language", hit.language())
                .put("open", hit.open())
                .put("author", Json.person(hit.author()))
                .put("at", Json.time(hit.at()));
    }

    private static JsonArray pieces(List<Piece> pieces) {
        return Json.list(
                pieces, piece -> new JsonObject().put("text", piece.text()).put("hit", piece.hit()));
    }

    private static JsonObject counts(Found found) {
        var counts = new JsonObject();
        for (var kind : Kind.values()) {
            var count = Optional.ofNullable(found.counts().get(kind)).orElse(new Found.Count(0, false));
            counts.put(
                    kind.word(), new JsonObject().put("number", count.number()).put("more", count.more()));
        }
        return counts;
    }
}
