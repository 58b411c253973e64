package io.placard.site.chat;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.api.Problem;
import io.placard.site.chat.ChatFound.Place;
import io.placard.site.chat.ChatSearchStore.Question;
import io.placard.site.page.RateLimit;
import io.placard.site.search.Search;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Looking for what was said, for programs. */
public final class ChatSearchResource {

    private static final int RETRY_SECONDS = 60;

    private final ChatSearchStore search;
    private final RateLimit limit;

    ChatSearchResource(ChatSearchStore search, RateLimit limit) {
        this.search = search;
        this.limit = limit;
    }

    /** GET /messages?q=&amp;conversation=: of the caller's conversations, newest first. */
    public Answer find(Call call) {
        var asked = call.parameters();
        var query = ChatQuery.of(Search.cut(asked.text("q", "")));
        var conversation = call.request().number(asked.text("conversation", ""));
        if (asked.has("conversation") && conversation.isEmpty()) {
            asked.wrong("conversation", "api.field.number");
        }
        if (!query.asks()) {
            asked.wrong("q", "search.error.nothing");
        }
        if (asked.refusal().isPresent()) {
            return asked.refusal().get();
        }
        var behind = call.place().flatMap(Place::of);
        if (call.place().isPresent() && behind.isEmpty()) {
            return Answer.misplaced();
        }
        if (!limit.admits(call.account())) {
            return Answer.tooOften("search.too-often", RETRY_SECONDS);
        }
        var zone = call.request().page().zone();
        return search.find(new Question(query, call.account(), conversation, zone, behind), call.limit())
                .map(found -> answer(call, query, found))
                .orElseGet(() -> Answer.refused(Problem.Kind.BUSY, "search.slow")
                        .with("Retry-After", Integer.toString(RETRY_SECONDS)));
    }

    private static Answer answer(Call call, ChatQuery query, ChatFound found) {
        var items = Json.list(found.hits(), hit -> json(query, hit));
        return Answer.page(call, items, found.next().map(Place::text)).beside("notes", notes(call, query, found));
    }

    private static JsonArray notes(Call call, ChatQuery query, ChatFound found) {
        var page = call.request().page();
        var notes = new JsonArray();
        query.wrong()
                .forEach(one ->
                        notes.add(page.t("chat.search.wrong." + one.operator().word(), one.value())));
        if (found.nobody()) {
            notes.add(page.t("chat.search.nobody", query.from().orElseThrow()));
        }
        if (found.nowhere()) {
            notes.add(page.t("chat.search.nowhere", query.in().orElseThrow()));
        }
        return notes;
    }

    private static JsonObject json(ChatQuery query, ChatHit hit) {
        return new JsonObject()
                .put("conversation", hit.conversation())
                .put("english", hit.name().english())
                .put("chinese", hit.name().chinese())
                .put("other", hit.other().map(Json::person).orElse(null))
                .put("seq", hit.seq())
                .put("author", Json.person(hit.author()))
                .put("at", Json.time(hit.at()))
                .put("path", hit.path())
                .put("excerpt", Json.list(Search.excerpt(query.words(), hit.words()), piece -> new JsonObject()
                        .put("text", piece.text())
                        .put("hit", piece.hit())));
    }
}
