package io.placard.site.demo;

import io.placard.site.accounts.Accounts;
import io.placard.site.accounts.NewAccount;
import io.placard.site.articles.Articles;
import io.placard.site.articles.Draft;
import io.placard.site.newsroom.Newsroom;
import io.placard.site.page.Language;
import io.placard.site.page.Role;
import io.placard.store.Transaction;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the demo conference, all of it or nothing. On virtual threads. */
final class DemoLoader {

    static final String PASSWORD = "placard-demo";

    private static final double SECONDS_AN_HOUR = 3_600;

    private final Pool pool;
    private final DemoStore store;
    private final Accounts accounts;
    private final Articles articles;
    private final Newsroom newsroom;
    private final Instant now;
    private final Map<String, Long> people = new HashMap<>();

    DemoLoader(Pool pool, Accounts accounts, Articles articles, Newsroom newsroom, Instant now) {
        this.pool = pool;
        this.store = new DemoStore(pool);
        this.accounts = accounts;
        this.articles = articles;
        this.newsroom = newsroom;
        this.now = now;
    }

    void load() {
        var demo = DemoConference.read();
        var hash = accounts.hash(PASSWORD);
        Transaction.run(pool, sql -> {
            store.mark(sql, now);
            var name = demo.conference().getJsonObject("name");
            store.name(
                    sql,
                    name.getString("en"),
                    name.getString("zh-Hans"),
                    demo.conference().getString("zone"));
            demo.accounts().forEach(account -> account(sql, account, hash));
            demo.articles().forEach(article -> article(sql, article));
            return true;
        });
    }

    private void account(SqlConnection sql, JsonObject told, String hash) {
        var account = new NewAccount(
                told.getString("username"),
                told.getString("nickname"),
                told.getString("description", ""),
                Role.of(told.getString("role")),
                Language.of(told.getString("content_language", "all")),
                Optional.empty(),
                told.getBoolean("active", true));
        var id = accounts.make(sql, account, hash, now.minus(Duration.ofDays(2)));
        people.put(account.username(), id.orElseThrow(() -> new IllegalStateException("twice: " + account.username())));
    }

    private void article(SqlConnection sql, JsonObject told) {
        var draft = new Draft(
                person(told),
                told.getString("title"),
                told.getString("body"),
                Language.of(told.getString("language")).orElseThrow(),
                told.getJsonArray("tags", new JsonArray()).stream()
                        .map(String.class::cast)
                        .toList(),
                "verified".equals(told.getString("state")),
                told.getBoolean("file", false),
                at(told));
        var id = newsroom.write(sql, draft);
        comments(sql, id, OptionalLong.empty(), told, "comments");
    }

    private void comments(SqlConnection sql, long article, OptionalLong parent, JsonObject told, String list) {
        for (var comment : DemoConference.objects(told, list)) {
            var id = articles.comment(sql, article, parent, person(comment), comment.getString("body"), at(comment));
            comments(sql, article, OptionalLong.of(id), comment, "replies");
        }
    }

    private long person(JsonObject told) {
        return people.get(told.getString("author"));
    }

    private Instant at(JsonObject told) {
        return now.minusSeconds((long) (told.getNumber("hours_ago").doubleValue() * SECONDS_AN_HOUR));
    }
}
