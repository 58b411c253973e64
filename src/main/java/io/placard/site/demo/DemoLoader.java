package io.placard.site.demo;

import io.placard.channel.Journal.Change;
import io.placard.site.accounts.NewAccount;
import io.placard.site.articles.Draft;
import io.placard.site.clock.Clocks;
import io.placard.site.files.Gift;
import io.placard.site.page.FictionalTime.Period;
import io.placard.site.page.Language;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
    /** What was said before this has been read. */
    private static final Duration NOTICED = Duration.ofHours(12);

    private static final double SECONDS_AN_HOUR = 3_600;

    private final DemoStore store;
    private final DemoParts parts;
    private final Instant now;
    private final Map<String, Long> people = new HashMap<>();

    DemoLoader(DemoStore store, DemoParts parts, Instant now) {
        this.store = store;
        this.parts = parts;
        this.now = now;
    }

    void load() {
        var demo = DemoConference.read();
        var hash = parts.accounts().hash(PASSWORD);
        parts.journal().write(change -> {
            var sql = change.sql();
            store.mark(sql, now);
            var name = demo.conference().getJsonObject("name");
            store.name(
                    sql,
                    name.getString("en"),
                    name.getString("zh-Hans"),
                    demo.conference().getString("zone"));
            demo.accounts().forEach(account -> account(sql, account, hash));
            demo.articles().forEach(article -> article(change, article));
            var chats = new DemoChats(people, this::at);
            demo.conversations().forEach(told -> parts.chat().remember(change, chats.read(told)));
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
        id.ifPresent(made -> store.seat(sql, made, told.getString("committee", "")));
        people.put(account.username(), id.orElseThrow(() -> new IllegalStateException("twice: " + account.username())));
    }

    private void article(Change change, JsonObject told) {
        var sql = change.sql();
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
        var verifier = people.get(VERIFIER);
        if ("pending".equals(told.getString("state"))) {
            parts.notices().filed(change, verifier, draft.author(), written.article(), draft.at());
        }
        if ("rejected".equals(told.getString("state"))) {
            parts.newsroom().sendBack(sql, written, verifier, told.getString("reason"), at(told));
            parts.notices().decided(change, draft.author(), verifier, written.article(), false);
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
        comments(change, new Thread(written.article(), OptionalLong.empty(), draft.author()), told, "comments");
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

    private void comments(Change change, Thread thread, JsonObject told, String list) {
        for (var comment : DemoConference.objects(told, list)) {
            var at = at(comment);
            var author = person(comment);
            var id = parts.articles()
                    .comment(change.sql(), thread.article, thread.parent, author, comment.getString("body"), at);
            if (author != thread.author && at.isAfter(now.minus(NOTICED))) {
                notice(change, thread, author, id, at);
            }
            comments(change, new Thread(thread.article, OptionalLong.of(id), author), comment, "replies");
        }
    }

    private void notice(Change change, Thread thread, long author, long comment, Instant at) {
        thread.parent.ifPresentOrElse(
                parent -> parts.notices().replied(change, thread.author, author, thread.article, parent, comment, at),
                () -> parts.notices().commented(change, thread.author, author, thread.article, comment, at));
    }

    private long person(JsonObject told) {
        return people.get(told.getString("author"));
    }

    private Instant at(JsonObject told) {
        return now.minusSeconds((long) (told.getNumber("hours_ago").doubleValue() * SECONDS_AN_HOUR));
    }

    /** Where comments stand: below an article, or below a comment on it, and whose that is. */
    private record Thread(long article, OptionalLong parent, long author) {}
}
