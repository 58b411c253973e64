package io.placard.site.moderation;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages are reported by those who read them, decided on by staff who need be no members, and taken out for the record. */
@ExtendWith(Running.class)
class ModerationTest {

    private Running running;
    private String ben;
    private String dora;
    private Visitor bens;
    private Visitor doras;
    private Visitor staff;
    private long pair;

    @BeforeEach
    void ben_has_said_something_to_dora(Running running) {
        this.running = running;
        ben = Newcomer.make(running, "delegate");
        dora = Newcomer.make(running, "delegate");
        bens = Visitor.member(running, ben);
        doras = Visitor.member(running, dora);
        staff = Visitor.member(running, Newcomer.make(running, "secretariat"));
        pair = Conversations.pair(running, ben, dora);
        try (var line = join(bens, pair)) {
            for (var number = 1; number <= 12; number++) {
                say(line, pair, "m" + number, "Words number " + number);
            }
        }
    }

    @Test
    void a_report_reaches_staff_with_its_context_and_without_it_they_read_nothing() {
        assertEquals(404, staff.get("/admin/chat/export/" + pair + "/").statusCode());
        assertEquals(404, staff.get("/chat/" + pair + "/").statusCode());
        var id = report(doras, 7, "rude", "Look at this.");
        assertTrue(doras.get("/chat/" + pair + "/report/?seq=7").body().contains("You have reported this message"));
        assertTrue(staff.get("/notices/").body().contains("reported a message"));
        assertTrue(staff.get("/admin/chat/").body().contains("Look at this."));
        var page = staff.get("/admin/chat/reports/" + id + "/").body();
        assertTrue(page.contains("Words number 2<") && page.contains("Words number 12<"), page);
        assertFalse(page.contains("Words number 1<"), "six before");
        assertEquals(1, audited("chat.report-read"));
        assertEquals(404, staff.get("/chat/" + pair + "/").statusCode(), "is no member by that");
        for (var other : new Visitor[] {bens, doras, Visitor.member(running, Newcomer.make(running, "verifier"))}) {
            assertEquals(403, other.get("/admin/chat/reports/" + id + "/").statusCode());
        }
    }

    @Test
    void only_who_reads_a_message_reports_it_and_not_their_own() {
        assertEquals(404, bens.get("/chat/" + pair + "/report/?seq=7").statusCode());
        var stranger = Visitor.member(running, Newcomer.make(running, "press"));
        assertEquals(404, stranger.get("/chat/" + pair + "/report/?seq=7").statusCode());
        assertEquals(404, send(stranger, 7, "rude", "").statusCode());
        assertEquals(404, send(doras, 99, "rude", "").statusCode());
        assertEquals(422, send(doras, 7, "no-such-kind", "").statusCode());
        assertEquals(422, send(doras, 7, "other", "").statusCode(), "needs words");
        assertEquals(422, send(doras, 7, "rude", "x".repeat(1_001)).statusCode());
        var bare = fields("seq", "7", "kind", "rude", "words", "", "ref", "r");
        assertEquals(403, doras.postForm("/chat/" + pair + "/report", bare).statusCode(), "without a token");
        report(doras, 7, "rude", "");
        assertEquals(303, send(doras, 7, "spam", "").statusCode());
        assertEquals(
                1,
                rows(running, "SELECT FROM message_report WHERE conversation = $1", pair)
                        .size());
    }

    @Test
    void staff_remove_the_message_and_take_its_authors_word_and_the_reporter_is_told() {
        var id = report(doras, 7, "rude", "");
        try (var line = join(bens, pair)) {
            var decision =
                    fields("state", "upheld", "deletion", "1", "muted", "here", "span", "hour", "reason", "Rude.");
            assertEquals(303, decide(staff, id, decision));
            line.awaitEvent("message.deleted");
            line.awaitEvent("chat.standing");
            assertEquals("muted", reason(say(line, pair, "later", "And now?")));
        }
        assertTrue(doras.get("/chat/" + pair + "/?at=7").body().contains("Removed by staff"));
        assertTrue(doras.get("/notices/").body().contains("acted on your report of a message"));
        assertTrue(bens.get("/chat/" + pair + "/").body().contains("Muted until"));
        assertEquals(409, decide(staff, id, fields("state", "left", "reason", "")));
        var page = staff.get("/admin/chat/reports/" + id + "/").body();
        assertTrue(page.contains("Words number 7<"), "what was reported is kept: " + page);
        assertTrue(page.contains("message removed"));
        assertEquals(1, audited("chat.message-deleted"));
        assertEquals(1, audited("chat.report-upheld"));
        assertEquals(1, audited("chat.muted"));
    }

    @Test
    void what_is_left_as_it_is_changes_nothing_and_the_reporter_is_told() {
        var id = report(doras, 7, "rude", "");
        assertEquals(303, decide(staff, id, fields("state", "left", "reason", "")));
        assertTrue(doras.get("/notices/").body().contains("left it as it is"));
        assertTrue(doras.get("/chat/" + pair + "/?at=7").body().contains("Words number 7<"));
        assertEquals(303, send(doras, 7, "rude", "").statusCode(), "can be reported anew");
    }

    @Test
    void a_decision_that_cannot_be_does_nothing() {
        var id = report(doras, 7, "rude", "");
        assertEquals(422, decide(staff, id, fields("state", "upheld", "deletion", "1", "reason", "")));
        assertEquals(422, decide(staff, id, fields("state", "x", "reason", "")));
        assertEquals(422, decide(staff, id, fields("state", "upheld", "muted", "here", "reason", "Rude.")));
        assertEquals(422, decide(staff, id, fields("state", "left", "reason", "x".repeat(1_001))));
        assertEquals(403, decide(bens, id, fields("state", "left", "reason", "")));
        rows(running, "UPDATE account SET role = 'superuser' WHERE username = $1", ben);
        var all = fields("state", "upheld", "deletion", "1", "muted", "everywhere", "span", "end", "reason", "Rude.");
        assertEquals(422, decide(staff, id, all), "a superuser's word is not theirs to take");
        assertTrue(
                doras.get("/chat/" + pair + "/?at=7").body().contains("Words number 7<"), "and nothing else is done");
        assertEquals(404, decide(Visitor.member(running, ben), id, fields("state", "left", "reason", "")), "one's own");
    }

    @Test
    void whose_word_is_taken_everywhere_writes_nowhere_until_it_is_given_back() {
        var account = "/admin/accounts/" + Newcomer.id(running, ben) + "/";
        assertEquals(
                303,
                staff.post(account, account + "mute", fields("span", "day", "reason", "Rude."))
                        .statusCode());
        assertTrue(staff.get(account).body().contains("Muted until"));
        assertTrue(staff.get("/admin/chat/").body().contains(ben));
        try (var line = join(bens, pair)) {
            assertEquals("muted", reason(say(line, pair, "later", "And now?")));
            assertEquals(
                    303,
                    staff.post(account, account + "mute", fields("span", "none"))
                            .statusCode());
            line.awaitEvent("chat.standing");
            assertEquals("done", say(line, pair, "later", "And now?").getString("status"));
        }
        assertEquals(
                403,
                doras.post("/", account + "mute", fields("span", "day", "reason", ""))
                        .statusCode());
        assertEquals(1, audited("chat.muted-everywhere"));
        assertEquals(1, audited("chat.unmuted-everywhere"));
    }

    @Test
    void programs_report_and_decide_by_the_same_rules() {
        var program = Program.of(running, dora, "read", "write");
        var body = new JsonObject().put("seq", 7).put("kind", "other");
        assertEquals(
                java.util.List.of("/words"),
                program.post("/conversations/" + pair + "/reports", body).pointers());
        body.put("words", "It is not true.");
        assertEquals(
                204, program.post("/conversations/" + pair + "/reports", body).status());
        var member = Newcomer.make(running, "secretariat");
        var decider = Program.of(running, member, "read", "staff");
        var id = rows(running, "SELECT id FROM message_report WHERE conversation = $1", pair)
                .getFirst()
                .getLong("id");
        var listed = decider.get("/message-reports?limit=100").json().encode();
        assertTrue(listed.contains("It is not true."), listed);
        assertFalse(listed.contains("Words number"), "what was said is read one by one, and that is noted");
        var looked = decider.get("/message-reports/" + id).json();
        assertTrue(looked.getString("html").contains("Words number 7"));
        assertEquals(11, looked.getJsonArray("context").size());
        var left = new JsonObject().put("state", "upheld").put("delete", true);
        assertEquals(
                java.util.List.of("/reason"),
                decider.post("/message-reports/" + id + "/decision", left).pointers());
        left.put("reason", "It is not.");
        assertEquals(
                204, decider.post("/message-reports/" + id + "/decision", left).status());
        assertEquals(
                409, decider.post("/message-reports/" + id + "/decision", left).status());
    }

    @Test
    void a_conversation_is_taken_out_with_what_edited_messages_said_and_where_deleted_ones_stood() {
        report(doras, 7, "rude", "");
        try (var line = join(bens, pair)) {
            var edit = new JsonObject().put("message", 2).put("body", "Better words");
            line.ask(Conversations.topic(pair), "message.edit", edit);
            line.ask(Conversations.topic(pair), "message.delete", new JsonObject().put("message", 3));
        }
        var form = "/admin/chat/export/" + pair + "/";
        var path = "/admin/chat/export/" + pair;
        assertEquals(
                422,
                staff.post(form, path, fields("reason", " ", "format", "json")).statusCode());
        var json = staff.post(form, path, fields("reason", "The dais asked.", "format", "json"));
        var record = new JsonObject(json.body());
        assertEquals(12, record.getJsonArray("messages").size());
        var second = record.getJsonArray("messages").getJsonObject(1);
        assertEquals("Better words", second.getString("body"));
        assertEquals(
                "Words number 2",
                second.getJsonArray("versions").getJsonObject(0).getString("body"));
        var third = record.getJsonArray("messages").getJsonObject(2);
        assertEquals("author", third.getString("deleted"));
        assertEquals("", third.getString("body"));
        var html = staff.post(form, path, fields("reason", "The <dais> asked.", "format", "html"));
        assertTrue(
                html.headers().firstValue("Content-Disposition").orElseThrow().contains(".html"));
        assertTrue(html.body().contains("Words number 12") && html.body().endsWith("</html>\n"), html.body());
        assertTrue(html.body().contains("The &lt;dais&gt; asked."));
        assertFalse(html.body().contains("Words number 3<"));
        assertEquals(2, audited("chat.exported"));
        assertEquals(
                403,
                doras.post("/", path, fields("reason", "Mine.", "format", "json"))
                        .statusCode());
    }

    private long report(Visitor visitor, long seq, String kind, String words) {
        assertEquals(303, send(visitor, seq, kind, words).statusCode());
        return rows(running, "SELECT max(id) AS id FROM message_report WHERE conversation = $1", pair)
                .getFirst()
                .getLong("id");
    }

    private java.net.http.HttpResponse<String> send(Visitor visitor, long seq, String kind, String words) {
        var ref = UUID.randomUUID().toString();
        var fields = fields("seq", Long.toString(seq), "kind", kind, "words", words, "ref", ref);
        return visitor.post("/chat/", "/chat/" + pair + "/report", fields);
    }

    private static int decide(Visitor visitor, long report, Map<String, String> fields) {
        return visitor.post("/about/", "/admin/chat/reports/" + report, fields).statusCode();
    }

    private long audited(String act) {
        var names = new String[] {"@" + ben, "@" + ben + " – @" + dora};
        return rows(running, "SELECT FROM audit WHERE act = $1 AND subject = ANY ($2)", act, names)
                .size();
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }

    private static Map<String, String> fields(String... pairs) {
        var fields = new HashMap<String, String>();
        for (var place = 0; place < pairs.length; place += 2) {
            fields.put(pairs[place], pairs[place + 1]);
        }
        return fields;
    }
}
