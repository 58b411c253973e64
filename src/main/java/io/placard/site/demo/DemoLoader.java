package io.placard.site.demo;

import io.placard.site.accounts.NewAccount;
import io.placard.site.articles.Draft;
import io.placard.site.clock.Clocks;
import io.placard.site.files.Gift;
import io.placard.site.page.FictionalTime.Period;
import io.placard.site.page.Language;
import io.placard.site.page.Role;
import io.placard.store.Transaction;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the demo conference, all of it or nothing. On virtual threads. */
final class DemoLoader {

    static final String PASSWORD = "placard-demo";

    private static final String VERIFIER = "vera";
    private static final double SECONDS_AN_HOUR = 3_600;

    private final Pool pool;
    private final DemoStore store;
    private final DemoParts parts;
    private final Instant now;
    private final Map<String, Long> people = new HashMap<>();

    DemoLoader(Pool pool, DemoParts parts, Instant now) {
        this.pool = pool;
        this.store = new DemoStore(pool);
        this.parts = parts;
        this.now = now;
    }

    void load() {
        var demo = DemoConference.read();
        var hash = parts.accounts().hash(PASSWORD);
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
            clock(sql, demo.conference().getJsonObject("clock"));
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
        var id = parts.accounts().make(sql, account, hash, now.minus(Duration.ofDays(2)));
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
        var written = parts.newsroom().write(sql, draft);
        if ("rejected".equals(told.getString("state"))) {
            parts.newsroom().sendBack(sql, written, people.get(VERIFIER), told.getString("reason"), at(told));
        }
        told.getJsonArray("files", new JsonArray()).stream()
                .map(String.class::cast)
                .forEach(name -> parts.files()
                        .give(
                                sql,
                                new Gift(
                                        draft.author(),
                                        written.article(),
                                        written.revision(),
                                        name,
                                        DemoConference.attachment(name),
                                        draft.at())));
        comments(sql, written.article(), OptionalLong.empty(), told, "comments");
    }

    /** It runs when the demo is loaded, and for days on. */
    private void clock(SqlConnection sql, JsonObject told) {
        var periods = DemoConference.objects(told, "periods").stream()
                .map(period -> new Period(
                        Duration.ofHours(period.getInteger("hours")),
                        period.getNumber("speed").doubleValue()))
                .toList();
        var start = at(told).truncatedTo(ChronoUnit.MINUTES);
        var plan = new Clocks.Plan(start, LocalDateTime.parse(told.getString("fictional")), periods);
        parts.clocks().plan(sql, person(told), plan, start);
    }

    private void comments(SqlConnection sql, long article, OptionalLong parent, JsonObject told, String list) {
        for (var comment : DemoConference.objects(told, list)) {
            var id = parts.articles()
                    .comment(sql, article, parent, person(comment), comment.getString("body"), at(comment));
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
