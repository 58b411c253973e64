package io.placard.site.completion;

import io.placard.site.page.Person;
import io.placard.site.page.Pinyin;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What a name that is being typed could become, in JSON. */
public final class CompletionPages {

    private final CompletionStore store;
    private final Spelling spelling;
    private final RateLimit limit;

    CompletionPages(CompletionStore store, Spelling spelling, RateLimit limit) {
        this.store = store;
        this.spelling = spelling;
        this.limit = limit;
    }

    /** GET /people/completion?q=; with {@code contacts} also by their committees */
    public void people(Request request) {
        typed(request).ifPresent(typed -> {
            spelling.people();
            answer(
                    request,
                    "people",
                    found(request, typed).stream()
                            .map(person -> new JsonObject()
                                    .put("value", person.username())
                                    .put("name", person.nickname())
                                    .put(
                                            "note",
                                            "@" + person.username() + " · "
                                                    + request.page().role(person.role())))
                            .toList());
        });
    }

    private List<Person> found(Request request, String typed) {
        var spelt = Pinyin.typed(typed);
        return request.query("contacts").isPresent() ? store.contacts(typed, spelt) : store.people(typed, spelt);
    }

    /** GET /tags/completion?q= */
    public void tags(Request request) {
        typed(request).ifPresent(typed -> {
            spelling.tags();
            answer(
                    request,
                    "tags",
                    store.tags(typed, Pinyin.typed(typed)).stream()
                            .map(tag -> new JsonObject()
                                    .put("value", tag.name())
                                    .put("name", tag.name())
                                    .put("articles", tag.articles())
                                    .put("note", request.page().t("completion.articles", tag.articles())))
                            .toList());
        });
    }

    /** What is typed, as names are compared; empty where the request is answered already. */
    private Optional<String> typed(Request request) {
        var asked = request.query("q").orElse("").strip();
        var typed = Completion.read(asked);
        if (typed.isEmpty()) {
            refuse(request, asked.isEmpty() ? 400 : 422, "completion.error.unfit");
            return Optional.empty();
        }
        if (!limit.admits(request.account())) {
            request.routing().response().putHeader("Retry-After", Long.toString(Completion.WINDOW.toSeconds()));
            refuse(request, 429, "completion.error.too-often");
            return Optional.empty();
        }
        return typed;
    }

    private static void refuse(Request request, int status, String key) {
        json(request, status, new JsonObject().put("error", request.page().t(key)));
    }

    private static void answer(Request request, String name, List<JsonObject> found) {
        json(request, 200, new JsonObject().put(name, new JsonArray(found)));
    }

    private static void json(Request request, int status, JsonObject body) {
        request.routing().response().setStatusCode(status).putHeader("Cache-Control", "no-store");
        request.routing().json(body);
    }
}
