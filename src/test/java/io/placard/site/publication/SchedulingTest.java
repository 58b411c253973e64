package io.placard.site.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.placard.Waiting;
import io.placard.site.articles.Press;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When articles appear, that they are taken back, and what stands on top. */
@ExtendWith(Running.class)
class SchedulingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern REVISION = Pattern.compile("data-revision=\"(\\d+)\"");

    private Running running;
    private Visitor vera;
    private Visitor pia;
    private Visitor kofi;
    private Visitor guest;
    private String title;
    private String tomorrow;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        vera = Visitor.member(running, "vera");
        pia = Visitor.member(running, "pia");
        kofi = Visitor.member(running, "kofi");
        guest = Visitor.guest(running);
        title = "At its hour " + UUID.randomUUID();
        tomorrow = LocalDateTime.now(ZONE)
                .plusDays(1)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        sql("UPDATE article SET pinned_at = NULL WHERE pinned_at IS NOT NULL", Tuple.tuple());
    }

    @Test
    void an_article_with_a_time_is_its_authors_and_the_verifiers_alone_until_then_and_appears_by_itself() {
        var article = file(vera, tomorrow);
        var page = vera.get(article);
        assertTrue(page.body().contains("Scheduled") && page.body().contains("It appears by itself on"), page.body());
        assertEquals(200, Visitor.member(running, "ada").get(article).statusCode());
        for (var stranger : List.of(guest, kofi, pia)) {
            assertEquals(404, stranger.get(article).statusCode());
            assertEquals(404, stranger.get(article + "history/").statusCode());
        }
        for (var path : List.of("/", "/articles/", "/feed.atom", "/people/vera/")) {
            assertFalse(guest.get(path).body().contains(title), path);
        }
        timeComes(article);
        Waiting.until("it comes about", () -> guest.get(article).statusCode() == 200);
        assertTrue(guest.get("/").body().contains(title), "as news of this hour");
        assertTrue(vera.get("/notices/").body().contains("has appeared"));
    }

    @Test
    void it_appears_exactly_once_and_tells_once() {
        var articles = java.util.stream.IntStream.range(0, 4)
                .mapToObj(number -> file(vera, tomorrow))
                .toList();
        articles.forEach(this::timeComes);
        articles.forEach(article ->
                Waiting.until("it comes about", () -> guest.get(article).statusCode() == 200));
        for (var article : articles) {
            var told =
                    "SELECT count(*) FROM topic_event WHERE event = 'article.published' AND payload->>'article' = $1";
            assertEquals(1, count(told, Tuple.of(number(article))));
            var turns = "SELECT count(*) FROM article_turn WHERE turn = 'appeared' AND article = $1";
            assertEquals(1, count(turns, Tuple.of(Long.parseLong(number(article)))));
        }
    }

    @Test
    void a_time_is_wished_for_in_the_writers_zone_and_the_verifier_sees_it() {
        var article = file(pia, tomorrow);
        assertTrue(pia.get("/drafts/").body().contains(title));
        var queue = vera.get("/verification/").body();
        assertTrue(queue.contains("value=\"" + tomorrow + "\""), queue);
        assertEquals(303, decide("verified", tomorrow).statusCode());
        assertEquals(404, guest.get(article).statusCode());
        assertTrue(pia.get(article).body().contains("It appears by itself on"));
        var planned = sql("SELECT publish_at FROM article WHERE id = $1", Tuple.of(Long.parseLong(number(article))))
                .iterator()
                .next()
                .getOffsetDateTime(0);
        assertEquals(LocalDateTime.parse(tomorrow).atZone(ZONE).toInstant(), planned.toInstant());
        timeComes(article);
        Waiting.until("it comes about", () -> guest.get(article).statusCode() == 200);
        assertTrue(pia.get("/notices/").body().contains("has appeared"));
    }

    @Test
    void a_verifier_may_publish_at_once_what_was_to_wait() {
        var article = file(pia, tomorrow);
        assertEquals(303, decide("verified", "").statusCode());
        assertEquals(200, guest.get(article).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"soon, This is no time that can be read", "2999-01-01T00:00, more than a year ahead"})
    void a_time_that_cannot_be_is_told_and_what_was_typed_stays(String typed, String words) {
        var fields = Map.of("title", title, "body", "Text", "language", "en", "publish_at", typed);
        var draft = vera.post("/drafts/", "/drafts", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var all = new java.util.HashMap<>(fields);
        all.put("version", "0");
        var refused = vera.post(draft, draft + "submission", all);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains(words) && refused.body().contains(typed), refused.body());
    }

    @Test
    void the_time_is_changed_and_cancelled_by_those_who_may() {
        var article = file(pia, tomorrow);
        decide("verified", tomorrow);
        var later = LocalDateTime.parse(tomorrow).plusDays(2).toString();
        assertEquals(303, act(pia, article, "plan", Map.of("time", later)).statusCode());
        assertTrue(pia.get(article + "publication/").body().contains("value=\"" + later + "\""));
        assertEquals(
                422,
                act(pia, article, "plan", Map.of("time", "2020-01-01T00:00")).statusCode());
        assertEquals(422, act(pia, article, "plan", Map.of("time", "")).statusCode());
        assertEquals(404, act(kofi, article, "plan", Map.of("time", later)).statusCode());
        assertEquals(404, kofi.get(article + "publication/").statusCode());
        assertEquals(
                303,
                act(pia, article, "withdrawal", Map.of("reason", "Not yet")).statusCode());
        timeComes(article);
        assertEquals(403, act(pia, article, "return", Map.of()).statusCode());
        assertEquals(404, guest.get(article).statusCode());
        assertEquals(303, act(vera, article, "plan", Map.of("time", later)).statusCode());
        assertTrue(pia.get(article).body().contains("It appears by itself on"));
        assertEquals(303, act(vera, article, "return", Map.of()).statusCode());
        assertEquals(200, guest.get(article).statusCode());
    }

    @Test
    void a_change_of_what_waits_for_its_time_is_decided_and_keeps_the_time() {
        var article = file(pia, tomorrow);
        decide("verified", tomorrow);
        var draft = pia.post("/drafts/", "/drafts", Map.of("article", number(article)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var fields = Map.of("title", title, "body", "Changed since", "language", "en", "version", "0");
        assertEquals(303, pia.post(draft, draft + "submission", fields).statusCode());
        assertFalse(pia.get(article).body().contains("Changed since"), "it waits for a decision");
        decide("verified", "");
        assertTrue(pia.get(article).body().contains("Changed since"));
        assertTrue(pia.get(article).body().contains("It appears by itself on"));
        assertEquals(404, guest.get(article).statusCode());
    }

    @Test
    void a_verifier_takes_an_article_back_and_says_why() {
        var article = file(pia, "");
        decide("verified", "");
        assertTrue(guest.get("/articles/").body().contains(title), "it could be read before");
        assertEquals(
                422, act(vera, article, "withdrawal", Map.of("reason", " ")).statusCode());
        assertEquals(
                404, act(kofi, article, "withdrawal", Map.of("reason", "x")).statusCode());
        assertEquals(
                303,
                act(vera, article, "withdrawal", Map.of("reason", "A <wrong> name"))
                        .statusCode());
        for (var path : List.of("/", "/articles/", "/feed.atom", "/people/pia/")) {
            assertFalse(guest.get(path).body().contains(title), path);
        }
        assertEquals(404, guest.get(article).statusCode());
        assertEquals(404, kofi.get(article + "history/").statusCode());
        assertTrue(pia.get(article).body().contains("Taken back"));
        assertTrue(pia.get(article + "history/").body().contains("A &lt;wrong&gt; name"));
        assertTrue(pia.get("/notices/").body().contains("took back"));
        assertTrue(Visitor.member(running, "ada").get("/admin/audit/").body().contains(title));
        assertEquals(303, act(vera, article, "return", Map.of()).statusCode());
        assertEquals(200, guest.get(article).statusCode());
        assertTrue(vera.get(article + "history/").body().contains("Published again"));
        assertFalse(guest.get(article + "history/").body().contains("wrong"), "the reason is not everybody's");
    }

    @Test
    void an_author_takes_back_their_own_and_it_comes_back_through_a_verifier() {
        var article = file(pia, "");
        decide("verified", "");
        assertEquals(
                303,
                act(pia, article, "withdrawal", Map.of("reason", "My mistake")).statusCode());
        assertEquals(404, guest.get(article).statusCode());
        var draft = pia.post("/drafts/", "/drafts", Map.of("article", number(article)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var fields = Map.of("title", title, "body", "Mended", "language", "en", "version", "0");
        assertEquals(303, pia.post(draft, draft + "submission", fields).statusCode());
        assertEquals(404, guest.get(article).statusCode());
        decide("verified", "");
        assertTrue(guest.get(article).body().contains("Mended"));
    }

    @Test
    void what_is_pinned_stands_first_in_the_order_of_pinning_and_is_three_at_most() {
        var articles = List.of(file(vera, ""), file(vera, ""), file(vera, ""), file(vera, ""));
        for (var article : articles.subList(0, 3)) {
            assertEquals(
                    303, act(vera, article, "pin", Map.of("pinned", "true")).statusCode());
        }
        var full = act(vera, articles.get(3), "pin", Map.of("pinned", "true"));
        assertEquals(409, full.statusCode());
        assertTrue(full.body().contains("Three articles are pinned already."), full.body());
        var home = guest.get("/").body();
        var pinned = home.substring(home.indexOf("id=\"pinned\""), home.indexOf("class=\"front\""));
        assertTrue(at(pinned, articles.get(0)) < at(pinned, articles.get(1)), pinned);
        assertTrue(at(pinned, articles.get(1)) < at(pinned, articles.get(2)), pinned);
        assertFalse(
                home.substring(home.indexOf("class=\"front\"")).contains(articles.get(0) + "\""), "once on the page");
        assertEquals(
                303,
                act(vera, articles.get(0), "pin", Map.of("pinned", "false")).statusCode());
        assertEquals(
                303, act(vera, articles.get(3), "pin", Map.of("pinned", "true")).statusCode());
        act(vera, articles.get(3), "withdrawal", Map.of("reason", "x"));
        assertFalse(guest.get("/").body().contains(articles.get(3) + "\""));
        assertEquals(
                404, act(vera, articles.get(3), "pin", Map.of("pinned", "true")).statusCode());
        assertEquals(
                403,
                act(kofi, articles.get(1), "pin", Map.of("pinned", "false")).statusCode());
        assertTrue(Visitor.member(running, "ada").get("/admin/audit/").body().contains("unpinned"));
    }

    @Test
    void verifiers_who_pin_at_once_pin_three_and_no_more() {
        var articles = java.util.stream.IntStream.range(0, 6)
                .mapToObj(number -> file(vera, ""))
                .toList();
        var csrf = vera.csrf("/");
        articles.stream()
                .map(article -> CompletableFuture.supplyAsync(
                        () -> vera.postForm(article + "pin", Map.of("pinned", "true", "_csrf", csrf))))
                .toList()
                .forEach(CompletableFuture::join);
        assertEquals(3, count("SELECT count(*) FROM article WHERE pinned_at IS NOT NULL", Tuple.tuple()));
    }

    private String file(Visitor author, String time) {
        return Press.file(
                author, Map.of("title", title, "body", "Text", "tags", "", "language", "en", "publish_at", time));
    }

    private HttpResponse<String> decide(String state, String time) {
        var queue = vera.get("/verification/").body();
        var before = queue.substring(0, queue.indexOf(title));
        var revision = Visitor.find(REVISION, before.substring(before.lastIndexOf("<li class=\"queue-item\"")));
        var fields = Map.of("state", state, "reason", "", "publish_at", time);
        return vera.post("/verification/", "/verification/" + revision, fields);
    }

    private HttpResponse<String> act(Visitor visitor, String article, String act, Map<String, String> fields) {
        return visitor.post("/", article + act, fields);
    }

    private void timeComes(String article) {
        sql(
                "UPDATE article SET publish_at = now() WHERE id = $1 AND state = 'scheduled'",
                Tuple.of(Long.parseLong(number(article))));
    }

    private long count(String statement, Tuple values) {
        return sql(statement, values).iterator().next().getLong(0);
    }

    private io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row> sql(String statement, Tuple values) {
        return running.database().preparedQuery(statement).execute(values).await();
    }

    private static int at(String page, String article) {
        var place = page.indexOf("href=\"" + article + "\"");
        assertTrue(place >= 0, page);
        return place;
    }

    private static String number(String article) {
        return article.replaceAll("\\D", "");
    }
}
