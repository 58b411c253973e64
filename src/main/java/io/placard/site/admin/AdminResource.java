package io.placard.site.admin;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.page.Language;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people have written and put up, for programs of staff. */
public final class AdminResource {

    private static final int LONGEST = 100;
    private static final Set<String> LANGUAGES =
            Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.toSet());

    private final ArticleListStore articles;
    private final CommentListStore comments;
    private final FileListStore files;
    private final Discarding discarding;

    AdminResource(ArticleListStore articles, CommentListStore comments, FileListStore files, Discarding discarding) {
        this.articles = articles;
        this.comments = comments;
        this.files = files;
        this.discarding = discarding;
    }

    /** GET /admin/articles: in all states, newest first. */
    public Answer articles(Call call) {
        return list(call, ArticleListPages.STATES, articles, AdminResource::json, ArticleListPage.Entry::id);
    }

    /** GET /admin/comments: those that are gone too, newest first. */
    public Answer comments(Call call) {
        return list(call, CommentListPages.STATES, comments, AdminResource::json, CommentListPage.Entry::id);
    }

    /** GET /admin/files: newest first. */
    public Answer files(Call call) {
        return list(call, FileListPages.STATES, files, AdminResource::json, FileListPage.Entry::id);
    }

    /** POST /admin/files/ID/deletion: for a reason, which the audit log keeps. */
    public Answer delete(Call call) {
        var fields = call.fields("reason");
        var reason = fields.text("reason").strip();
        if (fields.refusal().isEmpty() && (reason.isEmpty() || reason.length() > FileListPages.LONGEST_REASON)) {
            fields.wrong("reason", "admin.files.error.reason");
        }
        return fields.refusal()
                .orElseGet(
                        () -> discarding.discard(call.account(), call.id(), reason) ? Answer.done() : Answer.missing());
    }

    private static <E> Answer list(
            Call call,
            List<String> states,
            ContentListStore<E> store,
            Function<E, JsonObject> draw,
            Function<E, Long> id) {
        var asked = call.parameters();
        var state = asked.has("state") ? asked.word("state", Set.copyOf(states)) : "";
        var language = asked.has("language") ? asked.word("language", LANGUAGES) : "";
        if (asked.refusal().isPresent()) {
            return asked.refusal().get();
        }
        var author = call.query("author", LONGEST).toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        var filter =
                new ContentFilter("", call.query("q", LONGEST), state, author, Language.of(language), call.behind());
        return Answer.list(call, store.list(call.account(), filter, call.limit() + 1), draw, id);
    }

    private static JsonObject json(ArticleListPage.Entry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("title", entry.title())
                .put("language", entry.language().tag())
                .put("state", entry.state())
                .put("waits", entry.waits())
                .put("author", Json.person(entry.author()))
                .put("comments", entry.comments())
                .put("at", Json.time(entry.at()));
    }

    private static JsonObject json(CommentListPage.Entry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("body", entry.body())
                .put("state", entry.state())
                .put("author", Json.person(entry.author()))
                .put("article", entry.article())
                .put("title", entry.title())
                .put("at", Json.time(entry.at()));
    }

    private static JsonObject json(FileListPage.Entry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("name", entry.name())
                .put("path", entry.path())
                .put("size", entry.size())
                .put("state", entry.state())
                .put("owner", Json.person(entry.owner()))
                .put("article", entry.article() == 0 ? null : entry.article())
                .put("title", entry.title())
                .put("at", Json.time(entry.at()));
    }
}
