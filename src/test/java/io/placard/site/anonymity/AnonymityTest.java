package io.placard.site.anonymity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Line;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is anonymised for good: what goes, what stays, and who may do it. */
@ExtendWith(Running.class)
class AnonymityTest {

    private static final int SESSION_ENDED = 4200;
    private static final String ADA = "ada";

    private Running running;
    private Visitor root;
    private Visitor secretary;

    @BeforeEach
    void staff_come_in(Running running) {
        this.running = running;
        root = Visitor.member(running, Newcomer.make(running, "superuser"));
        secretary = Visitor.member(running, ADA);
    }

    @Test
    void the_name_is_in_no_row_of_any_table() {
        var somebody = Belongs.make(running);
        try {
            var before =
                    somebody.traces().stream().map(row -> row.split(" ")[0]).toList();
            assertTrue(
                    before.containsAll(List.of(
                            "account",
                            "announcement",
                            "api_token",
                            "article",
                            "article_draft",
                            "article_revision",
                            "article_turn",
                            "audit",
                            "comment",
                            "comment_version",
                            "conference",
                            "conversation",
                            "conversation_member",
                            "message",
                            "message_version",
                            "report",
                            "search_entry",
                            "second_step",
                            "tag",
                            "topic_event",
                            "upload")),
                    before::toString);
            assertEquals(
                    303,
                    anonymise(root, somebody.path(), "@" + somebody.username().toUpperCase())
                            .statusCode());
            assertEquals(List.of(), somebody.traces());
            nothingIsLeft(somebody);
        } finally {
            somebody.run("UPDATE conference SET home_english = '', home_english_html = ''");
            running.raiseEdition();
        }
    }

    private void nothingIsLeft(Belongs somebody) {
        var id = somebody.id();
        for (var column : Columns.read().gone()) {
            var table = column.split("\\.")[0];
            assertEquals(0, somebody.count(table + " WHERE " + column + " = " + id), column);
        }
        assertEquals(
                1,
                somebody.count("account WHERE id = " + id + " AND NOT active AND role = 'observer' AND zone IS NULL"));
        assertEquals(1, somebody.count("comment WHERE author = " + id), "what they said stays");
        assertEquals(1, somebody.count("topic_event WHERE payload ->> 'by' = '~" + id + "'"));
        assertEquals(1, somebody.count("audit WHERE subject = 'abc, ~" + id + ", xyz'"));
        assertEquals(
                1, somebody.count("article WHERE body = 'As @… says' AND body_html LIKE '<p>%Ask @…, that one.%'"));
        assertEquals(0, somebody.count("search_entry WHERE kind = 'person' AND source = " + id));
    }

    @Test
    void every_column_that_can_hold_somebody_is_known() {
        var known = Columns.read();
        assertEquals(known.names(), Columns.of(running), "say in columns.txt what anonymising does with it");
    }

    @Test
    void what_they_published_is_by_a_former_member_in_the_readers_language() {
        var name = Newcomer.make(running, "press");
        var id = Newcomer.id(running, name);
        var article = Talk.articleOf(running, "hugo");
        Talk.comment(Visitor.member(running, name), article, "Words of " + "mine.");
        assertTrue(secretary.get(article).body().contains("/people/" + name + "/"));
        assertEquals(303, anonymise(secretary, path(name), name).statusCode());

        var english = secretary.get(article).body();
        assertFalse(english.contains(name), "neither a name nor a link");
        assertTrue(english.contains("Former member") && english.contains("seat-former"));
        var chinese = Visitor.guest(running)
                .send(Visitor.guest(running)
                        .request(article)
                        .header("Accept-Language", "zh-CN")
                        .GET());
        assertTrue(chinese.body().contains("前成员"), chinese::body);
        for (var page : List.of("/people/" + name + "/", "/people/~" + id + "/", "/people/~" + id + "/feed.atom")) {
            assertEquals(404, secretary.get(page).statusCode(), page);
        }
        for (var page : List.of(
                "/search/?q=" + name,
                "/admin/accounts/?q=" + name,
                "/admin/accounts/export.csv?q=" + name,
                "/completion/people?q=" + name,
                "/admin/comments/export.csv",
                "/admin/audit/export.csv",
                "/admin/audit/")) {
            var body = secretary.get(page).body().replace("?q=" + name, "").replace("value=\"" + name + "\"", "");
            assertFalse(
                    body.contains("Newcomer " + name) || body.contains("@" + name) || body.contains("\"" + name), page);
        }
        assertTrue(secretary.get("/admin/comments/export.csv").body().contains("\"Former member\""));
        var page = secretary.get("/admin/accounts/" + id + "/").body();
        assertTrue(page.contains("Former member") && !page.contains("<select"), page);
    }

    @Test
    void the_user_name_can_be_had_anew_and_old_words_do_not_lead_there() {
        var name = Newcomer.make(running, "delegate");
        var id = Newcomer.id(running, name);
        var article = Talk.articleOf(running, "hugo");
        var comment = Talk.comment(secretary, article, "Ask @" + name + ", not @" + name + "x.");
        assertTrue(secretary.get("/comments/" + comment + "/").body().contains("/people/" + name + "/"));
        assertEquals(303, anonymise(secretary, path(name), name).statusCode());
        var made = secretary.post(
                "/admin/accounts/new/",
                "/admin/accounts",
                Map.of("username", name, "nickname", "Newcomer " + name, "role", "press"));
        assertEquals(303, made.statusCode(), made::body);
        assertTrue(Newcomer.id(running, name) != id);
        var page = secretary.get("/comments/" + comment + "/").body();
        assertTrue(page.contains("@…, not") && page.contains(name + "x"), page);
        assertFalse(page.contains("/people/" + name + "/"), "not even when it is edited");
    }

    @Test
    void their_sockets_close_and_others_are_told_without_the_name() {
        var name = Newcomer.make(running, "delegate");
        var browser = Visitor.member(running, name);
        try (var own = browser.openSocket();
                var other = secretary.openSocket()) {
            own.awaitEvent("welcome");
            other.awaitEvent("welcome");
            assertEquals(
                    "done", other.ask("conference", "join", new JsonObject()).getString("status"));
            assertEquals(303, anonymise(root, path(name), name).statusCode());
            assertEquals(SESSION_ENDED, own.awaitClose());
            var told = told(other, running);
            assertFalse(told.encode().contains(name), told::encode);
        }
        assertEquals(303, browser.get("/notices/").statusCode());
        assertEquals(422, Visitor.guest(running).signIn(name, Visitor.PASSWORD).statusCode());
    }

    private static JsonObject told(Line line, Running running) {
        return line.await(frame -> "person.changed".equals(frame.getString("event"))
                && frame.getJsonObject("payload").getBoolean("former", false));
    }

    @Test
    void only_staff_do_it_only_superusers_to_superusers_and_nobody_to_themselves() {
        var boss = Newcomer.make(running, "superuser");
        var own = Newcomer.make(running, "superuser");
        assertEquals(404, secretary.get(path(boss) + "anonymisation/").statusCode());
        assertEquals(404, anonymise(secretary, path(boss), boss).statusCode());
        var visitor = Visitor.member(running, own);
        assertEquals(404, anonymise(visitor, path(own), own).statusCode());
        var verifier = Visitor.member(running, Newcomer.make(running, "verifier"));
        assertEquals(403, anonymise(verifier, path(boss), boss).statusCode());
        assertEquals(303, anonymise(visitor, path(boss), boss).statusCode());
        assertEquals(404, anonymise(visitor, "/admin/accounts/0/", "x").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "somebody-else", "<script>", "zq\0"})
    void nothing_goes_until_the_user_name_is_typed(String typed) {
        var name = Newcomer.make(running, "delegate");
        var answer = anonymise(secretary, path(name), typed);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("field-error") && !answer.body().contains("<script>\""), answer::body);
        assertEquals(200, secretary.get("/people/" + name + "/").statusCode());
        assertEquals(303, Visitor.guest(running).signIn(name, Visitor.PASSWORD).statusCode());
    }

    @Test
    void a_former_member_is_nobody_for_ever() {
        var name = Newcomer.make(running, "delegate");
        var path = path(name);
        var former = "~" + Newcomer.id(running, name);
        assertEquals(303, anonymise(root, path, name).statusCode());
        assertEquals(404, anonymise(root, path, former).statusCode(), "once");
        assertEquals(
                403, root.post("/", path + "state", Map.of("active", "true")).statusCode());
        assertEquals(403, root.post("/", path + "role", Map.of("role", "chair")).statusCode());
        assertEquals(403, root.post("/", path + "password", Map.of()).statusCode());
        for (var words : List.of(
                new String[] {"account", "activate", former},
                new String[] {"account", "password", former},
                new String[] {"account", "one-step", former})) {
            assertEquals(1, running.command(words), words[1]);
        }
        assertEquals(422, Visitor.guest(running).signIn(former, "none").statusCode());
        assertEquals(1, running.command("account", "create", former));
        for (var looksAlike : List.of("~7", "～７", "~" + former)) {
            var fields = Map.of("username", "like-" + former.substring(1), "nickname", looksAlike, "role", "press");
            var status = secretary
                    .post("/admin/accounts/new/", "/admin/accounts", fields)
                    .statusCode();
            assertEquals(looksAlike.startsWith("~~") ? 303 : 422, status, looksAlike);
        }
    }

    @Test
    void the_log_says_who_did_it_and_not_to_whom() {
        var name = Newcomer.make(running, "delegate");
        var path = path(name);
        secretary.post("/", path + "role", Map.of("role", "chair"));
        assertTrue(secretary.get("/admin/audit/").body().contains("Newcomer " + name));
        assertEquals(303, anonymise(secretary, path, name).statusCode());
        var log = secretary.get("/admin/audit/").body();
        assertFalse(log.contains(name));
        assertTrue(log.contains("anonymised") && log.contains("href=\"" + path + "\">Former member"), log);
    }

    @Test
    void a_program_of_staff_does_it_too() {
        var staff = Program.of(running, Newcomer.make(running, "secretariat"), "read", "staff");
        var name = Newcomer.make(running, "delegate");
        var path = "/accounts/" + Newcomer.id(running, name);
        var wrong = staff.post(path + "/anonymisation", new JsonObject().put("username", "x"));
        assertEquals(List.of("/username"), wrong.pointers(), wrong.text());
        assertEquals(
                404,
                staff.post("/accounts/0/anonymisation", new JsonObject().put("username", name))
                        .status());
        assertEquals(
                204,
                staff.post(path + "/anonymisation", new JsonObject().put("username", name))
                        .status());
        assertEquals(
                "~" + Newcomer.id(running, "~" + path.substring(10)),
                staff.get(path).json().getString("username"));
        assertEquals(404, staff.get("/people/" + name).status());
        assertEquals(
                404,
                staff.post(path + "/anonymisation", new JsonObject().put("username", name))
                        .status());
        assertFalse(staff.get("/audit?limit=5").text().contains(name));
    }

    private String path(String username) {
        return "/admin/accounts/" + Newcomer.id(running, username) + "/";
    }

    private static HttpResponse<String> anonymise(Visitor visitor, String path, String typed) {
        return visitor.post("/", path + "anonymisation", Map.of("username", typed));
    }
}
