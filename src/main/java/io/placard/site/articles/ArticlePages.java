package io.placard.site.articles;

import static io.vertx.core.Future.await;

import io.placard.site.mentions.Mentions;
import io.placard.site.page.Desk;
import io.placard.site.page.Kept;
import io.placard.site.page.Language;
import io.placard.site.page.Margin;
import io.placard.site.page.Part;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Reader;
import io.placard.site.page.Request;
import io.placard.site.page.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The front page, an article, and writing a comment. */
public final class ArticlePages {

    private static final int NEWS = 10;
    private static final int FILES = 8;
    private static final int LONGEST_REF = 64;

    private final Desk desk;
    private final ArticleStore articles;
    private final StoryStore stories;
    private final Commenting commenting;
    private final Mentions mentions;
    private final Clock clock;
    private final Supplier<String> refs;
    private final Kept kept = Kept.ofTheGeneration();
    private final RateLimit limit;
    private final Margin margin;

    ArticlePages(Desk desk, Articles parts, Margin margin, Clock clock, Supplier<String> refs) {
        this.desk = desk;
        this.articles = parts.articles();
        this.stories = parts.stories();
        this.commenting = parts.commenting();
        this.mentions = parts.mentions();
        this.margin = margin;
        this.clock = clock;
        this.refs = refs;
        this.limit = parts.commentLimit();
    }

    /** GET / */
    public void home(Request request) {
        var filter = ListFilter.language(request);
        var before = request.number(request.query("before").orElse(""));
        var role = request.reader().map(Reader::role);
        var front = kept.get(
                request,
                Part.class,
                new Front(filter, before, role),
                () -> Optional.of(desk.draw(request, "articles/front", front(filter, before))));
        desk.show(request, 200, "articles/home", new HomePage(front.orElseThrow()));
    }

    /** GET /articles/ID/ */
    public void article(Request request) {
        var parent = request.number(request.query("reply").orElse(""));
        show(request, 200, new CommentForm(refs.get(), parent, "", Optional.empty()));
    }

    /** POST /articles/ID/comments */
    public void comment(Request request) {
        var body = request.form("body").strip().replace("\r\n", "\n");
        var parent = request.number(request.form("parent"));
        var ref = request.form("ref");
        var error = error(request, body, ref);
        if (error.isPresent()) {
            show(request, 422, new CommentForm(refs.get(), parent, body, error));
            return;
        }
        if (!limit.admits(request.account())) {
            request.routing().response().putHeader("Retry-After", Long.toString(Articles.WINDOW.toSeconds()));
            show(request, 429, new CommentForm(ref, parent, body, Optional.of(CommentForm.TOO_OFTEN)));
            return;
        }
        var article = request.pathNumber("id");
        var written = commenting.write(
                new NewComment(article, parent, request.account(), body, mentions.read(body), ref, clock.instant()));
        if (written.isEmpty()) {
            desk.error(request, 404);
        } else {
            desk.redirect(request, "/articles/" + article + "/#comment-" + written.getAsLong());
        }
    }

    private static Optional<String> error(Request request, String body, String ref) {
        var error = CommentForm.error(body);
        if (error.isPresent()) {
            return error;
        }
        var readable = body.indexOf('\0') < 0 && !ref.isEmpty() && ref.length() <= LONGEST_REF && ref.indexOf('\0') < 0;
        var parent = request.form("parent");
        return readable && (parent.isEmpty() || request.number(parent).isPresent())
                ? Optional.empty()
                : Optional.of(CommentForm.UNREADABLE);
    }

    private FrontPage front(Optional<Language> filter, OptionalLong before) {
        var asked = articles.front(filter, before, NEWS + 1);
        var files = articles.files(filter, FILES);
        var found = await(asked);
        var news = found.news();
        var shown = news.subList(0, Math.min(NEWS, news.size()));
        var older = news.size() > NEWS ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        var leads = before.isEmpty() && !shown.isEmpty();
        return new FrontPage(
                leads ? Optional.of(shown.getFirst()) : Optional.empty(),
                leads ? shown.subList(1, shown.size()) : shown,
                await(files),
                filter,
                older,
                found.pinned(),
                found.words());
    }

    private void show(Request request, int status, CommentForm form) {
        var id = request.pathNumber("id");
        var parts = form.parent().isPresent()
                ? parts(request, id, form)
                // what not everybody may see is drawn for this reader alone
                : kept.get(
                        request, ArticleParts.class, new Story(id), () -> parts(request, id, form), ArticleParts::open);
        if (parts.isEmpty()) {
            desk.error(request, 404);
        } else {
            desk.show(
                    request,
                    status,
                    "articles/article",
                    new ArticlePage(
                            parts.get(),
                            form,
                            margin.draw(request, id, parts.get().author())));
        }
    }

    /** Draws an article that the reader may see. */
    private Optional<ArticleParts> parts(Request request, long id, CommentForm form) {
        return stories.story(id, request.account()).map(told -> {
            var whole = told.whole();
            var talk = told.talk();
            var card = whole.card();
            var story = new ArticleStory(
                    card.id(),
                    card.title(),
                    whole.body(),
                    card.language(),
                    card.author(),
                    card.at(),
                    whole.edited(),
                    card.tags(),
                    whole.files().stream()
                            .filter(file -> !file.shownIn(whole.body()))
                            .toList(),
                    talk,
                    answerable(form, talk));
            return new ArticleParts(
                    card.id(),
                    card.author().id(),
                    whole.verified(),
                    card.title(),
                    desk.draw(request, "articles/story", story),
                    desk.draw(request, "articles/thread", story));
        });
    }

    /** The form as it is, but an answer to a comment that is not there becomes a comment of its own. */
    private static CommentForm answerable(CommentForm form, List<Comment> talk) {
        return form.parent().isEmpty() || contains(talk, form.parent().getAsLong())
                ? form
                : new CommentForm(form.ref(), OptionalLong.empty(), form.body(), form.error());
    }

    private static boolean contains(List<Comment> talk, long comment) {
        return talk.stream().anyMatch(one -> one.id() == comment || contains(one.replies(), comment));
    }

    /** What differs between front pages of one edition. */
    private record Front(Optional<Language> filter, OptionalLong before, Optional<Role> role) {}

    /** What differs between articles of one edition. */
    private record Story(long article) {}
}
