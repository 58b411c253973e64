package io.placard.site.articles;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.mentions.Mention;
import io.placard.site.mentions.Mentions;
import io.placard.site.mentions.Written;
import io.placard.site.notices.Notices;
import io.placard.site.page.Desk;
import io.placard.site.page.Margin;
import io.placard.site.page.Markdown;
import io.placard.site.page.RateLimit;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The feature's door for the others, and the place where its parts are put together. On virtual threads. */
public final class Articles {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int COMMENTS_A_WINDOW = 60;
    private static final int PAGE = 20;
    private static final int EXCERPT_COLUMNS = 240;

    private final ArticleStore articles;
    private final ListStore lists;
    private final StoryStore stories;
    private final CommentStore comments;
    private final Commenting commenting;
    private final Markdown markdown;
    private final Mentions mentions;
    private final RateLimit commentLimit;
    private final Clock clock;

    public Articles(SiteContext context, Journal journal, Notices notices, Mentions mentions) {
        var pool = context.postgres();
        this.clock = context.clock();
        this.commentLimit = new RateLimit(context.redis(), "comment", COMMENTS_A_WINDOW, WINDOW);
        this.mentions = mentions;
        this.markdown = mentions.markdown();
        this.articles = new ArticleStore(pool);
        this.lists = new ListStore(pool);
        this.stories = new StoryStore(pool);
        this.comments = new CommentStore(pool);
        this.commenting = new Commenting(journal, comments, notices, mentions);
    }

    /** The feature's pages. */
    public ArticlePages pages(Desk desk, Margin margin, Clock clock, Supplier<String> refs) {
        return new ArticlePages(desk, this, margin, clock, refs);
    }

    /** The same for programs. */
    public ArticleResource resource() {
        return new ArticleResource(this, lists, clock);
    }

    /** The lists. */
    public ListPages listPages(Desk desk) {
        return new ListPages(desk, this);
    }

    /** Writes an article with its tags; its number. */
    public long write(SqlClient sql, Draft draft) {
        var id = articles.add(sql, content(draft, mentions.read(sql, draft.body())));
        tag(sql, id, draft.tags());
        return id;
    }

    /** Gives an article that nobody but its author and the verifiers can read another content. */
    public void replace(SqlClient sql, long article, Draft draft) {
        articles.replace(sql, article, content(draft, mentions.read(sql, draft.body())));
        tag(sql, article, draft.tags());
    }

    /** From now on everybody reads this; open pages are told. */
    public void show(Change change, long article, Draft draft) {
        var written = mentions.read(change.sql(), draft.body());
        var edited = articles.replace(change.sql(), article, content(draft, written));
        tag(change.sql(), article, draft.tags());
        if (edited) {
            change.tell(Topic.CONFERENCE, "article.edited", () -> new JsonObject().put("article", article));
        } else {
            tellPublished(change, article);
        }
        tellMentioned(change, article, draft, written);
    }

    /** Tells open pages of an article that was not there before, and those whom it mentions. */
    public void tellPublished(Change change, long article, Draft draft) {
        tellPublished(change, article);
        tellMentioned(change, article, draft, mentions.read(change.sql(), draft.body()));
    }

    private static void tellPublished(Change change, long article) {
        change.tell(Topic.CONFERENCE, "article.published", () -> new JsonObject().put("article", article));
    }

    private void tellMentioned(Change change, long article, Draft draft, Written written) {
        var mention = new Mention(draft.author(), article, OptionalLong.empty(), draft.at());
        mentions.tell(change, mention, written.people());
    }

    /** An article that waited does not appear. */
    public void sendBack(SqlClient sql, long article) {
        articles.sendBack(sql, article);
    }

    /** Writes a comment that nobody needs to hear of, such as one of a demo; its number. */
    public long comment(SqlClient sql, long article, OptionalLong parent, long author, String body, Instant at) {
        var ref = "written-" + article + "-" + at.toEpochMilli();
        var comment = new NewComment(article, parent, author, body, mentions.read(sql, body), ref, at);
        var id = comments.add(sql, comment);
        id.ifPresent(written -> comments.count(sql, comment));
        return id.orElseThrow(() -> new IllegalStateException("no comment may stand there"));
    }

    /** The newest article that everybody may see. */
    public OptionalLong newest() {
        return articles.newest();
    }

    /** A page of what everybody may read, newest first. */
    public ArticleList list(ListFilter filter) {
        return ArticleList.of(filter, lists.list(filter, PAGE + 1), PAGE);
    }

    /** The newest of what everybody may read. */
    public ArticleFeed feed(ListFilter filter, int most) {
        return lists.feed(filter, most);
    }

    private NewArticle content(Draft draft, Written written) {
        return new NewArticle(
                draft.author(),
                draft.title(),
                draft.body(),
                written.html(),
                markdown.excerpt(draft.body(), EXCERPT_COLUMNS),
                draft.language(),
                draft.verified(),
                draft.file(),
                draft.at());
    }

    private void tag(SqlClient sql, long article, List<String> names) {
        var position = 0;
        for (var name : names) {
            articles.tag(sql, article, position++, Tag.named(name));
        }
    }

    /** What reads its text. */
    public Mentions mentions() {
        return mentions;
    }

    ArticleStore articles() {
        return articles;
    }

    StoryStore stories() {
        return stories;
    }

    CommentStore comments() {
        return comments;
    }

    RateLimit commentLimit() {
        return commentLimit;
    }

    Commenting commenting() {
        return commenting;
    }
}
