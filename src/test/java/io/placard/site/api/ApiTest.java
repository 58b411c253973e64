package io.placard.site.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every resource of the API has in common. */
@ExtendWith(Running.class)
class ApiTest {

    private Running running;
    private Program guest;

    @BeforeEach
    void a_program_comes(Running running) {
        this.running = running;
        guest = Program.guest(running);
    }

    @Test
    void a_list_is_read_page_by_page_and_each_thing_stands_in_it_once() {
        var seen = new HashSet<Long>();
        var path = "/articles?limit=7";
        var pages = 0;
        while (path != null) {
            var page = guest.get(path);
            assertEquals(200, page.status(), page.text());
            var items = page.json().getJsonArray("items");
            assertTrue(items.size() <= 7);
            items.forEach(item -> assertTrue(seen.add(((JsonObject) item).getLong("id"))));
            var next = page.json().getString("next");
            assertEquals(next == null ? "" : "<" + next + ">; rel=\"next\"", page.header("Link"));
            path = next == null ? null : next.substring("/api/v1".length());
            pages++;
        }
        assertTrue(pages > 2, "there are too few articles to turn a page");
    }

    @Test
    void what_is_known_already_is_not_sent_again() {
        var first = guest.get("/articles/" + article());
        var again = guest.get("/articles/" + article(), "If-None-Match", first.header("ETag"));
        assertEquals(304, again.status());
        assertEquals("", again.text());
        assertEquals(
                200,
                guest.get("/articles/" + article(), "If-None-Match", "\"other\"")
                        .status());
        assertEquals(
                304,
                guest.get("/articles/" + article(), "If-None-Match", "W/" + first.header("ETag"))
                        .status());
    }

    @Test
    void an_error_is_a_problem_in_the_readers_language() {
        var english = guest.get("/articles/999999999");
        assertEquals(404, english.status());
        assertEquals("application/problem+json", english.header("Content-Type"));
        assertEquals("/api/#problem-not-found", english.json().getString("type"));
        assertEquals(404, english.json().getInteger("status"));
        assertEquals("/api/v1/articles/999999999", english.json().getString("instance"));
        assertEquals("There is no such thing", english.json().getString("title"));
        var chinese = guest.get("/articles/999999999", "Accept-Language", "zh-CN");
        assertEquals("没有找到", chinese.json().getString("title"));
        assertEquals("zh-Hans", chinese.header("Content-Language"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "DELETE, /articles, 405",
        "PUT, /articles/1, 405",
        "POST, /articles/1/comments, 401",
        "GET, /articles?limit=0, 400",
        "GET, /articles?limit=101, 400",
        "GET, /articles?limit=x, 400",
        "GET, /articles?cursor=%2A, 400",
        "GET, /articles/x, 404",
        "GET, /articles/99999999999999999999, 404"
    })
    void what_cannot_be_is_refused(String method, String path, int status) {
        var reply = guest.call(method, path, null);
        assertEquals(status, reply.status(), reply.text());
        assertEquals(status, reply.json().getInteger("status"));
        assertEquals("application/problem+json", reply.header("Content-Type"));
    }

    @Test
    void a_path_says_what_can_be_done_there() {
        assertEquals(
                "GET, HEAD, OPTIONS", guest.call("DELETE", "/articles", null).header("Allow"));
        var options = guest.call("OPTIONS", "/articles/1/comments", null);
        assertEquals(204, options.status());
        assertEquals(List.of("GET", "HEAD", "OPTIONS", "POST"), sorted(options.header("Allow")));
        assertFalse(options.headers().map().keySet().stream().anyMatch(name -> name.startsWith("access-control")));
    }

    @Test
    void a_head_has_the_headers_of_what_would_be_read_and_nothing_else() {
        var whole = guest.get("/articles?limit=2");
        var head = guest.call("HEAD", "/articles?limit=2", null);
        assertEquals(200, head.status());
        assertEquals(whole.header("ETag"), head.header("ETag"));
        assertEquals(whole.header("Content-Length"), head.header("Content-Length"));
        assertEquals("", head.text());
    }

    @Test
    void who_wants_no_json_is_told_that_there_is_nothing_else() {
        assertEquals(406, guest.get("/articles", "Accept", "text/html").status());
        assertEquals(
                200,
                guest.get("/articles", "Accept", "text/html, application/json;q=0.5")
                        .status());
    }

    @Test
    void a_body_is_one_object_of_json_in_one_reading() {
        var member = Program.of(running, Newcomer.make(running, "delegate"), "write");
        var path = "/articles/" + article() + "/comments";
        assertEquals(415, member.send("POST", path, "{}", "text/plain").status());
        assertEquals(400, member.send("POST", path, "[]", "application/json").status());
        assertEquals(
                400, member.send("POST", path, "{\"body\":", "application/json").status());
        assertEquals(400, member.send("POST", path, "{} {}", "application/json").status());
        assertEquals(
                400,
                member.send("POST", path, "{\"body\":1,\"body\":2}", "application/json")
                        .status());
        assertEquals(
                400,
                member.send("POST", path, "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}", "application/json")
                        .status());
        assertEquals(
                413,
                member.send("POST", path, "{\"body\":\"" + "x".repeat(600_000) + "\"}", "application/json")
                        .status());
        var large = member.send("POST", path, "{\"body\":\"" + "x".repeat(1_200_000) + "\"}", "application/json");
        assertEquals(413, large.status());
        assertEquals("application/problem+json", large.header("Content-Type"));
    }

    @Test
    void each_wrong_field_is_named() {
        var member = Program.of(running, Newcomer.make(running, "delegate"), "write");
        var path = "/articles/" + article() + "/comments";
        var reply = member.post(path, new JsonObject().put("text", "x").put("parent", "7"));
        assertEquals(422, reply.status());
        assertEquals(List.of("/text", "/body", "/parent"), reply.pointers());
        var nul = member.post(path, new JsonObject().put("body", "a\0b"));
        assertEquals(List.of("/body"), nul.pointers());
        assertEquals(
                List.of("/body"),
                member.post(path, new JsonObject().put("body", " ")).pointers());
        assertEquals(
                List.of("/body"),
                member.post(path, new JsonObject().put("body", "x".repeat(4001)))
                        .pointers());
    }

    @Test
    void what_is_created_twice_under_one_key_is_there_once() {
        var member = Program.of(running, Newcomer.make(running, "delegate"), "read", "write");
        var path = "/articles/" + article() + "/comments";
        var body = new JsonObject().put("body", "Once only.");
        var first = member.post(path, body, "Idempotency-Key", "key-1");
        assertEquals(201, first.status(), first.text());
        assertEquals("/api/v1/comments/" + first.json().getLong("id"), first.header("Location"));
        assertEquals(
                first.json(),
                member.post(path, body, "Idempotency-Key", "key-1").json());
        assertNotEquals(
                first.json(),
                member.post(path, body, "Idempotency-Key", "key-2").json());
        assertEquals(
                400, member.post(path, body, "Idempotency-Key", "x".repeat(65)).status());
    }

    @Test
    void a_call_says_how_many_more_there_may_be() {
        var member = Program.of(running, Newcomer.make(running, "delegate"), "read");
        var first = member.get("/articles?limit=1");
        assertEquals("600", first.header("RateLimit-Limit"));
        var left = Integer.parseInt(first.header("RateLimit-Remaining"));
        assertEquals(left - 1, Integer.parseInt(member.get("/articles?limit=1").header("RateLimit-Remaining")));
        assertTrue(Integer.parseInt(first.header("RateLimit-Reset")) <= 60);
    }

    @Test
    void who_calls_too_often_is_told_when_to_come_back() {
        var name = Newcomer.make(running, "delegate");
        var member = Program.of(running, name, "read");
        member.get("/articles?limit=1");
        var key = "placard:rate:api:" + Newcomer.id(running, name);
        running.redis()
                .set(List.of(key, "600", "KEEPTTL"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var reply = member.get("/articles?limit=1");
        assertEquals(429, reply.status());
        assertEquals("0", reply.header("RateLimit-Remaining"));
        assertTrue(Integer.parseInt(reply.header("Retry-After")) <= 60);
        assertEquals("/api/#problem-too-often", reply.json().getString("type"));
    }

    @Test
    void a_browsers_session_calls_too_and_changes_nothing_without_its_token() {
        var farah = Visitor.member(running, Newcomer.make(running, "delegate"));
        var path = "/api/v1/articles/" + article() + "/comments";
        var json = new JsonObject().put("body", "From a page.").encode();
        var forged = farah.send(farah.request(path)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json)));
        assertEquals(403, forged.statusCode());
        assertEquals(
                "application/problem+json",
                forged.headers().firstValue("Content-Type").orElseThrow());
        var own = farah.send(farah.request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", farah.csrf("/"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json)));
        assertEquals(201, own.statusCode());
    }

    @Test
    void a_token_counts_and_not_the_cookie_beside_it() {
        var farah = Visitor.member(running, Newcomer.make(running, "delegate"));
        var answer = farah.send(farah.request("/api/v1/articles")
                .header("Authorization", "Bearer plc_wrong")
                .GET());
        assertEquals(401, answer.statusCode());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Bearer"));
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void the_comments_of_an_article_are_listed_with_what_they_answer() {
        var member = Program.of(running, Newcomer.make(running, "delegate"), "read", "write");
        var path = "/articles/" + article() + "/comments";
        var first = member.post(path, new JsonObject().put("body", "A *question*."))
                .json()
                .getLong("id");
        var reply = member.post(path, new JsonObject().put("body", "An answer.").put("parent", first));
        assertEquals(
                404,
                member.post(path, new JsonObject().put("body", "x").put("parent", 999_999_999))
                        .status());
        var listed = all(member, path);
        var question = find(listed, first);
        assertTrue(question.getString("html").contains("<em>question</em>"));
        assertNull(question.getLong("parent"));
        assertEquals(first, find(listed, reply.json().getLong("id")).getLong("parent"));
        assertEquals(404, guest.get("/articles/999999999/comments").status());
    }

    static List<JsonObject> all(Program program, String path) {
        var all = new java.util.ArrayList<JsonObject>();
        var next = path;
        while (next != null) {
            var page = program.get(next);
            assertEquals(200, page.status(), page.text());
            page.json().getJsonArray("items").forEach(item -> all.add((JsonObject) item));
            next = page.json().getString("next") == null
                    ? null
                    : page.json().getString("next").substring("/api/v1".length());
        }
        return all;
    }

    static JsonObject find(List<JsonObject> all, long id) {
        return all.stream().filter(one -> one.getLong("id") == id).findFirst().orElseThrow();
    }

    private long article() {
        return guest.get("/articles?limit=1")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getLong("id");
    }

    private static List<String> sorted(String allow) {
        return List.of(allow.split(", ")).stream().sorted().toList();
    }
}
