package io.placard.site.articles;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An article with all that is said below it, in one statement. On virtual threads. */
final class StoryStore {

    private static final String TALK = """
            , (SELECT coalesce(json_agg(json_build_object(
                      'id', c.id, 'parent', c.parent, 'body', CASE WHEN c.gone IS NULL THEN c.body_html ELSE '' END,
                      'at', floor(extract(epoch FROM c.created_at) * 1000000)::bigint,
                      'edited', floor(extract(epoch FROM c.edited_at) * 1000000)::bigint,
                      'gone', coalesce(c.gone, ''), 'reason', c.gone_reason,
                      'author', w.id, 'username', w.username, 'nickname', w.nickname, 'role', w.role, 'picture', w.picture) ORDER BY c.id), '[]')
               FROM comment c JOIN account w ON w.id = c.author WHERE c.article = a.id) AS talk
            """;
    private static final String STORY = ArticleStore.COLUMNS + ArticleStore.BODY + TALK + ArticleStore.READABLE;

    private final Pool pool;

    StoryStore(Pool pool) {
        this.pool = pool;
    }

    /** An article that this account, 0 for a guest, may see. */
    Optional<Told> story(long id, long account) {
        var values = Tuple.of(id, account).addArrayOfString(Permission.VERIFY_ARTICLES.roles());
        var found = await(pool.preparedQuery(STORY).execute(values)).iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        var row = found.next();
        return Optional.of(new Told(ArticleStore.whole(row), thread((JsonArray) row.getValue("talk"))));
    }

    /** Each comment among the answers to the one that it answers. */
    private static List<Comment> thread(JsonArray talk) {
        var all = new LinkedHashMap<Long, Comment>();
        var top = new ArrayList<Comment>();
        talk.forEach(one -> {
            var comment = comment((JsonObject) one);
            all.put(comment.id(), comment);
            var parent = comment.parent().isPresent() ? all.get(comment.parent().getAsLong()) : null;
            (parent == null ? top : parent.replies()).add(comment);
        });
        return top;
    }

    private static Comment comment(JsonObject told) {
        var parent = told.getLong("parent");
        return new Comment(
                told.getLong("id"),
                parent == null ? OptionalLong.empty() : OptionalLong.of(parent),
                new Person(
                        told.getLong("author"),
                        told.getString("username"),
                        told.getString("nickname"),
                        Role.of(told.getString("role")),
                        told.getString("picture")),
                moment(told.getLong("at")),
                told.getString("body"),
                new Fate(
                        Optional.ofNullable(told.getLong("edited")).map(StoryStore::moment),
                        told.getString("gone"),
                        told.getString("reason")),
                new ArrayList<>());
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** @param talk the comments that answer none, each with its answers */
    record Told(ArticleStore.Whole whole, List<Comment> talk) {}
}
