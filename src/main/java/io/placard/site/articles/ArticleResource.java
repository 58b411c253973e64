package io.placard.site.articles;

import static io.vertx.core.Future.await;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.files.Attachment;
import io.placard.site.page.Language;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/** Articles and the comments below them, for programs. */
public final class ArticleResource {

    private static final int LONGEST_NAME = 60;

    private final ArticleStore articles;
    private final ListStore lists;
    private final CommentStore comments;
    private final Articles parts;
    private final Clock clock;

    ArticleResource(Articles parts, ListStore lists, Clock clock) {
        this.articles = parts.articles();
        this.comments = parts.comments();
        this.lists = lists;
        this.parts = parts;
        this.clock = clock;
    }

    /** GET /articles: what everybody may read, newest first. */
    public Answer list(Call call) {
        var filter = new ListFilter(
                "/articles/",
                Language.of(call.query("language", LONGEST_NAME)),
                call.query("author", LONGEST_NAME),
                call.query("tag", LONGEST_NAME),
                call.behind(),
                OptionalLong.empty());
        var found = lists.list(filter, call.limit() + 1);
        return Answer.list(call, found.cards(), ArticleResource::card, ArticleCard::id);
    }

    /** GET /articles/ID */
    public Answer article(Call call) {
        return await(articles.article(call.id(), call.account()))
                .map(whole -> Answer.of(card(whole.card())
                        .put("html", whole.body())
                        .put("published", whole.verified())
                        .put("edited_at", Json.time(whole.edited()))
                        .put("files", Json.list(whole.files(), Attachment::json))))
                .orElseGet(Answer::missing);
    }

    /** GET /articles/ID/comments: oldest first; each says which one it answers. */
    public Answer comments(Call call) {
        var asked = comments.list(call.id(), call.behind(), call.limit() + 1);
        var readable = await(articles.article(call.id(), call.account())).isPresent();
        List<Comment> found = await(asked);
        return readable
                ? Answer.list(call, found, comment -> comment(comment, call.id()), Comment::id)
                : Answer.missing();
    }

    /** POST /articles/ID/comments */
    public Answer comment(Call call) {
        var fields = call.fields("body", "parent");
        var body = fields.text("body").strip().replace("\r\n", "\n");
        var parent = fields.number("parent");
        if (fields.refusal().isEmpty()) {
            CommentForm.error(body).ifPresent(key -> fields.wrong("body", key));
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        if (!parts.commentLimit().admits(call.account())) {
            return Answer.tooOften(CommentForm.TOO_OFTEN, Articles.WINDOW.toSeconds());
        }
        var text = parts.mentions().read(body);
        var written = parts.commenting()
                .write(new NewComment(call.id(), parent, call.account(), body, text, call.ref(), clock.instant()));
        return written.isEmpty()
                ? Answer.missing()
                : Answer.made("/comments/" + written.getAsLong(), new JsonObject().put("id", written.getAsLong()));
    }

    private static JsonObject card(ArticleCard card) {
        return new JsonObject()
                .put("id", card.id())
                .put("title", card.title())
                .put("excerpt", card.excerpt())
                .put("language", card.language().tag())
                .put("author", Json.person(card.author()))
                .put("at", Json.time(card.at()))
                .put("tags", Json.list(card.tags(), ArticleResource::tag))
                .put("comments", card.comments());
    }

    private static JsonObject tag(Tag tag) {
        return new JsonObject().put("name", tag.name()).put("slug", tag.slug());
    }

    private static JsonObject comment(Comment comment, long article) {
        var fate = comment.fate();
        return new JsonObject()
                .put("id", comment.id())
                .put("article", article)
                .put("parent", Json.number(comment.parent()))
                .put("author", Json.person(comment.author()))
                .put("at", Json.time(comment.at()))
                .put("html", comment.body())
                .put("edited_at", Json.time(fate.edited()))
                .put("state", fate.stands() ? "standing" : fate.gone())
                .put("reason", fate.reason());
    }
}
