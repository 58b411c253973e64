package io.placard.site.articles;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.mentions.Mention;
import io.placard.site.mentions.Mentions;
import io.placard.site.notices.Notices;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/** Writes comments: the comment, the article's count, the notices and the events, in one transaction. Virtual threads. */
final class Commenting {

    private final Journal journal;
    private final CommentStore store;
    private final Notices notices;
    private final Mentions mentions;

    Commenting(Journal journal, CommentStore store, Notices notices, Mentions mentions) {
        this.journal = journal;
        this.store = store;
        this.notices = notices;
        this.mentions = mentions;
    }

    /** The comment's number, the same however often it is sent; empty when it may not stand there. */
    OptionalLong write(NewComment comment) {
        return journal.write(change -> {
            var id = store.add(change.sql(), comment);
            if (id.isEmpty()) {
                return store.byRef(change.sql(), comment);
            }
            tell(change, comment, id.getAsLong());
            return id;
        });
    }

    /** One comment is one notice to each whom it concerns, for the nearest reason. */
    private void tell(Change change, NewComment comment, long id) {
        var concerned = store.count(change.sql(), comment);
        change.tell(Topic.CONFERENCE, "article.commented", () -> new JsonObject()
                .put("article", comment.article())
                .put("comment", id)
                .put("comments", concerned.comments()));
        var mention = new Mention(comment.author(), comment.article(), OptionalLong.of(id), comment.at());
        var mentioned = mentions.tell(change, mention, comment.written().people());
        var answered = concerned.parentAuthor().orElse(comment.author());
        if (answered != comment.author() && !mentioned.contains(answered)) {
            var parent = comment.parent().getAsLong();
            notices.replied(change, answered, comment.author(), comment.article(), parent, id, comment.at());
        }
        var told = concerned.author() == answered || mentioned.contains(concerned.author());
        if (concerned.author() != comment.author() && !told) {
            notices.commented(change, concerned.author(), comment.author(), comment.article(), id, comment.at());
        }
    }
}
