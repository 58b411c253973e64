package io.placard.site.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reporting, and what verifiers decide. */
@ExtendWith(Running.class)
class ReportsTest {

    private static final Pattern REPORT = Pattern.compile("data-report=\"(\\d+)\"");

    private Running running;
    private Visitor kofi;
    private Visitor farah;
    private Visitor vera;
    private String article;
    private String words;
    private String why;
    private long comment;
    private String form;

    @BeforeEach
    void kofi_has_written_something(Running running) {
        this.running = running;
        kofi = Visitor.member(running, "kofi");
        farah = Visitor.member(running, "farah");
        vera = Visitor.member(running, "vera");
        article = Talk.articleOf(running, "hugo");
        words = "Something rude " + UUID.randomUUID();
        why = "It is rude " + UUID.randomUUID();
        comment = Talk.comment(kofi, article, words);
        form = "/reports/new/?comment=" + comment;
        vera.post("/notices/", "/notices/read", Map.of());
    }

    @Test
    void a_report_comes_to_the_verifiers_with_who_why_and_the_text_as_it_stood() {
        assertTrue(farah.get(form).body().contains(words));
        assertEquals(303, report(farah, why).statusCode());
        kofi.post("/comments/" + comment + "/", "/comments/" + comment + "/", Map.of("body", "Polite.", "edits", "0"));
        var item = item();
        assertTrue(item.contains(words) && item.contains(why) && item.contains("Farah Nasser"), item);
        assertTrue(item.contains("It has been changed since."), item);
        assertTrue(vera.get("/notices/").body().contains("reported something at"));
        assertTrue(farah.get(form).body().contains("You have reported this."));
    }

    @Test
    void the_same_thing_is_reported_once_by_one_person() {
        report(farah, why);
        assertEquals(303, report(farah, why + " again").statusCode());
        assertEquals(
                303,
                report(Visitor.member(running, "amina"), "So I think " + why).statusCode());
        var queue = vera.get("/reports/").body();
        assertEquals(2, queue.split(Pattern.quote(words), -1).length - 1);
        assertFalse(queue.contains(why + " again"));
    }

    @Test
    void only_verifiers_see_and_decide_reports() {
        report(farah, why);
        var id = id();
        assertEquals(403, farah.get("/reports/").statusCode());
        assertEquals(
                403,
                farah.post(article, "/reports/" + id, Map.of("state", "left")).statusCode());
        assertTrue(item().contains(why));
        assertEquals(303, Visitor.guest(running).get(form).statusCode());
    }

    @Test
    void what_is_left_stays_and_the_reporter_is_told() {
        report(farah, why);
        assertEquals(303, decide(vera, id(), "left", "").statusCode());
        assertTrue(kofi.get(article).body().contains(words));
        assertTrue(farah.get("/notices/").body().contains("left it as it is"));
        assertFalse(vera.get("/reports/").body().contains(why));
        assertTrue(report(farah, why + " still").statusCode() == 303 && item().contains(why + " still"));
    }

    @Test
    void a_comment_is_removed_with_a_reason_and_that_answers_every_report_of_it() {
        report(farah, why);
        report(Visitor.member(running, "amina"), "Me too " + why);
        var unreasoned = decide(vera, id(), "upheld", " ");
        assertEquals(422, unreasoned.statusCode());
        assertTrue(unreasoned.body().contains("Say why"));
        assertTrue(kofi.get(article).body().contains(words));
        assertEquals(303, decide(vera, id(), "upheld", "We stay polite.").statusCode());
        var seen = kofi.get(article).body();
        assertTrue(seen.contains("We stay polite.") && !seen.contains(words));
        assertFalse(vera.get("/reports/").body().contains(why));
        assertTrue(farah.get("/notices/").body().contains("acted on your report about"));
        assertTrue(kofi.get("/notices/").body().contains("removed your comment on"));
        assertEquals(404, farah.get(form).statusCode(), "what is gone cannot be reported");
    }

    @Test
    void the_first_decision_holds_and_the_second_is_told() {
        report(farah, why);
        var id = id();
        var ada = Visitor.member(running, "ada");
        assertEquals(303, decide(vera, id, "left", "").statusCode());
        var late = decide(ada, id, "upheld", "Rude.");
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("Vera Lindqvist has left this as it is already."), late.body());
        assertTrue(kofi.get(article).body().contains(words), "nothing was removed");
    }

    @Test
    void verifiers_are_told_by_the_socket() {
        try (var line = vera.openSocket()) {
            line.awaitEvent("welcome");
            line.ask("verification", "join", new JsonObject());
            report(farah, why);
            var filed = line.awaitEvent("report.filed").getJsonObject("payload").getLong("report");
            decide(vera, filed.toString(), "left", "");
            var decided = line.awaitEvent("report.decided").getJsonObject("payload");
            assertEquals(filed, decided.getLong("report"));
            assertEquals("Vera Lindqvist", decided.getString("by"));
        }
    }

    @Test
    void an_article_can_be_reported_too() {
        var number = article.replaceAll("\\D", "");
        form = "/reports/new/?article=" + number;
        assertTrue(farah.get(article).body().contains("href=\"" + form + "\""));
        assertEquals(
                303,
                report(farah, Map.of("article", number, "comment", ""), why).statusCode());
        assertTrue(item().contains("It is dealt with"));
        assertEquals(303, decide(vera, id(), "upheld", "").statusCode());
        assertEquals(200, kofi.get(article).statusCode());
    }

    @Test
    void a_report_without_a_reason_too_long_or_of_nothing_is_refused() {
        assertEquals(422, report(farah, " ").statusCode());
        var longer = "y".repeat(1_001);
        var refused = report(farah, longer);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains(longer));
        assertEquals(422, report(farah, "a\0b").statusCode());
        for (var nothing : new String[] {"999999999", "0", "x", ""}) {
            assertEquals(404, farah.get("/reports/new/?comment=" + nothing).statusCode(), nothing);
        }
        assertEquals(404, decide(vera, "999999999", "left", "").statusCode());
        assertEquals(400, decide(vera, "1", "nonsense", "").statusCode());
    }

    private HttpResponse<String> report(Visitor reporter, String reason) {
        return report(reporter, Map.of("article", "", "comment", Long.toString(comment)), reason);
    }

    private HttpResponse<String> report(Visitor reporter, Map<String, String> subject, String reason) {
        var fields = new java.util.HashMap<>(subject);
        fields.put("reason", reason);
        fields.put("ref", UUID.randomUUID().toString());
        return reporter.post(article, "/reports", fields);
    }

    private static HttpResponse<String> decide(Visitor verifier, String report, String state, String reason) {
        return verifier.post("/reports/", "/reports/" + report, Map.of("state", state, "reason", reason));
    }

    /** The first report of this test in the queue, to the end of the queue. */
    private String item() {
        var queue = vera.get("/reports/").body();
        return queue.substring(queue.lastIndexOf("<li class=\"queue-item\"", queue.indexOf(why)));
    }

    private String id() {
        return Visitor.find(REPORT, item());
    }
}
