package io.placard.site.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program.Reply;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff do with programs: settings, lists, the overview; and what is found, paged and changed by two at once. */
@ExtendWith(Running.class)
class AdministrationTest {

    private Running running;
    private Program guest;
    private Program staff;

    @BeforeEach
    void staff_come(Running running) {
        this.running = running;
        guest = Program.guest(running);
        staff = Program.of(running, Newcomer.make(running, "secretariat"), "read", "write", "verify", "staff");
    }

    @Test
    void what_is_found_is_marked_counted_and_read_page_by_page() {
        var seen = new HashSet<String>();
        var path = "/search?q=the&limit=5";
        for (var pages = 0; path != null && pages < 4; pages++) {
            var page = guest.get(path);
            assertEquals(200, page.status(), page.text());
            page.json().getJsonArray("items").forEach(item -> {
                var hit = (JsonObject) item;
                assertTrue(seen.add(hit.getString("kind") + hit.getLong("id")), hit.encode());
                assertTrue(hit.getBoolean("open"));
                assertTrue(Stream.of("title", "excerpt")
                        .flatMap(name -> hit.getJsonArray(name).stream())
                        .anyMatch(piece -> ((JsonObject) piece).getBoolean("hit")
                                && ((JsonObject) piece).getString("text").equalsIgnoreCase("the")));
            });
            path = next(page);
        }
        assertTrue(seen.size() > 5, "there is more than a page");
        var counts = guest.get("/search?q=the").json().getJsonObject("counts");
        assertTrue(counts.getJsonObject("article").getInteger("number") > 0);
        // nobody else is called so, whatever other tests call theirs
        var newcomer = Newcomer.make(running, "delegate");
        var people = guest.get("/search?q=" + newcomer + "&kind=person").json().getJsonArray("items");
        assertEquals(1, people.size());
        assertEquals("/people/" + newcomer + "/", people.getJsonObject(0).getString("path"));
        assertEquals(
                1,
                guest.get("/search?q=the+before:x").json().getJsonArray("notes").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=-the", "?q=the&kind=x"})
    void what_looks_for_nothing_is_refused(String query) {
        assertEquals(422, guest.get("/search" + query).status());
        assertEquals(400, guest.get("/search?q=the&cursor=MTI").status());
    }

    @Test
    void staff_change_what_they_name_of_the_settings_and_nothing_else() {
        var known = staff.get("/conference");
        assertEquals(200, known.status(), known.text());
        var change = new JsonObject().put("place_english", "Pier " + UUID.randomUUID());
        assertEquals(428, staff.call("PATCH", "/conference", change).status());
        var tag = known.header("ETag");
        var changed = staff.call("PATCH", "/conference", change, "If-Match", tag);
        assertEquals(200, changed.status(), changed.text());
        var expected = known.json().copy().mergeIn(change);
        assertEquals(expected, changed.json());
        assertEquals(
                412, staff.call("PATCH", "/conference", change, "If-Match", tag).status());
        var wrong = new JsonObject()
                .put("ends", "2026-02-30")
                .put("zone", "Mars/Base")
                .put("accent", "fff")
                .put("contact", "x")
                .put("name_english", "");
        var refused = staff.call("PATCH", "/conference", wrong, "If-Match", changed.header("ETag"));
        assertEquals(422, refused.status());
        assertTrue(refused.pointers().containsAll(List.of("/ends", "/zone", "/accent", "/contact", "/name_english")));
        assertEquals(expected, staff.get("/conference").json());
        var audit = staff.get("/audit?what=configuration&limit=1").json().getJsonArray("items");
        assertEquals("configuration.changed", audit.getJsonObject(0).getString("act"));
    }

    @Test
    void a_logo_is_sent_seen_and_removed() throws IOException {
        var token = Program.token(Visitor.member(running, Newcomer.make(running, "secretariat")), "staff");
        var png =
                getClass().getResourceAsStream("/webroot/icons/placard-192.png").readAllBytes();
        var sent = send(token, "/api/v1/conference/logo", "logo.png", png);
        assertEquals(200, sent.statusCode(), sent.body());
        var logo = new JsonObject(sent.body()).getJsonObject("logo");
        var visitor = Visitor.guest(running);
        assertEquals(200, visitor.get(logo.getString("path")).statusCode());
        assertEquals(200, visitor.get(logo.getString("icon")).statusCode());
        assertEquals(
                422,
                send(token, "/api/v1/conference/logo", "logo.png", "no picture".getBytes())
                        .statusCode());
        assertEquals(204, staff.call("DELETE", "/conference/logo", null).status());
        assertEquals(null, staff.get("/conference").json().getValue("logo"));
    }

    @Test
    void lists_of_staff_have_the_filters_of_their_pages() {
        assertTrue(ApiTest.all(staff, "/admin/articles?state=pending&limit=2").stream()
                .allMatch(one -> one.getString("state").equals("pending")));
        var states = new HashSet<String>();
        ApiTest.all(staff, "/admin/articles?limit=20").forEach(one -> states.add(one.getString("state")));
        assertTrue(states.size() > 2, "the premise: articles are in several states");
        var author = ApiTest.all(staff, "/admin/comments?limit=50").get(0).getJsonObject("author");
        var comments = ApiTest.all(staff, "/admin/comments?author=@" + author.getString("username"));
        assertTrue(comments.stream().allMatch(one -> one.getJsonObject("author").equals(author)));
        assertTrue(ApiTest.all(staff, "/admin/files?language=en").size()
                < ApiTest.all(staff, "/admin/files").size());
        assertEquals(List.of("/state"), staff.get("/admin/files?state=pending").pointers());
        assertEquals(
                List.of("/language"), staff.get("/admin/articles?language=fr").pointers());
        assertEquals(List.of("/what"), staff.get("/audit?what=x").pointers());
        assertEquals(List.of("/from"), staff.get("/audit?from=yesterday").pointers());
        assertTrue(staff.get("/audit?to=2001-01-01T00:00:00Z")
                .json()
                .getJsonArray("items")
                .isEmpty());
        var overview = staff.get("/admin/overview").json();
        assertTrue(overview.getJsonObject("members").getInteger("delegate") > 3);
    }

    @Test
    void a_file_is_deleted_for_a_reason_that_is_kept() throws IOException {
        var name = Newcomer.make(running, "press");
        var file = upload(Program.token(Visitor.member(running, name), "read", "write"));
        var path = "/admin/files/" + file.getLong("id") + "/deletion";
        for (var reason : new String[] {"", " ", "x".repeat(1_001)}) {
            assertEquals(
                    List.of("/reason"),
                    staff.post(path, new JsonObject().put("reason", reason)).pointers());
        }
        var reason = "Not ours to show. " + UUID.randomUUID();
        assertEquals(
                204, staff.post(path, new JsonObject().put("reason", reason)).status());
        assertEquals(
                404, staff.post(path, new JsonObject().put("reason", reason)).status());
        assertTrue(staff.get("/audit?what=file&limit=5").text().contains(reason));
    }

    @Test
    void a_file_is_read_with_a_token_by_whom_the_session_would_let_read_it() throws IOException {
        var token = Program.token(Visitor.member(running, Newcomer.make(running, "press")), "read", "write");
        var path = upload(token).getString("path");
        assertEquals(404, media(path, null).statusCode());
        assertEquals("The words.", media(path, token).body());
        var other = Program.token(Visitor.member(running, Newcomer.make(running, "press")), "read");
        assertEquals(404, media(path, other).statusCode());
        assertEquals(401, media(path, "plc_nobodys").statusCode());
        var writes = Program.token(Visitor.member(running, Newcomer.make(running, "press")), "write");
        var own = upload(writes).getString("path");
        assertEquals(404, media(own, writes).statusCode(), "the token may not read");
    }

    @Test
    void every_list_is_read_page_by_page_and_has_each_thing_once() {
        var writer = Program.of(running, Newcomer.make(running, "press"), "read", "write");
        for (var times = 0; times < 5; times++) {
            writer.post("/drafts", new JsonObject());
        }
        assertPaged(writer, "/drafts?", 5, item -> item.getLong("id"));
        assertPaged(guest, "/tags?", 3, item -> item.getLong("id"));
        assertPaged(writer, "/people?committee=Crisis%20Committee&", 3, item -> item.getLong("id"));
        assertPaged(staff, "/clock/acts?", 1, JsonObject::encode);
        var article = staff.get("/admin/articles?state=verified&limit=1").json().getJsonArray("items");
        var id = article.getJsonObject(0).getLong("id");
        assertPaged(staff, "/articles/" + id + "/revisions?", 1, item -> item.getLong("id"));
        assertTrue(
                writer.get("/people?q=n&limit=2").json().getJsonArray("items").size() <= 2);
    }

    @Test
    void of_two_who_change_an_account_at_once_one_is_told_that_it_has_changed() {
        var id = Newcomer.id(running, Newcomer.make(running, "delegate"));
        assertOneWins("PATCH", "/accounts/" + id, role -> new JsonObject().put("role", role), "chair", "press");
    }

    @Test
    void of_two_who_change_a_tag_at_once_one_is_told_that_it_has_changed() {
        var tag = staff.get("/admin/tags?limit=1").json().getJsonArray("items").getJsonObject(0);
        var name = tag.getString("name");
        assertOneWins(
                "PUT",
                "/admin/tags/" + tag.getLong("id"),
                words -> new JsonObject()
                        .put("name", name)
                        .put("slug", tag.getString("slug"))
                        .put("english", words),
                "One " + UUID.randomUUID(),
                "Other " + UUID.randomUUID());
    }

    @Test
    void of_two_who_change_the_levels_of_notices_at_once_one_is_told_that_they_have_changed() {
        assertOneWins(
                "PUT",
                "/settings/notices",
                level -> staff.get("/settings/notices").json().put("comments", level),
                "off",
                "quiet");
    }

    /** Both know it as it was; they write at the same moment, several times over. */
    private void assertOneWins(
            String method, String path, Function<String, JsonObject> body, String one, String other) {
        var both = List.of(body.apply(one), body.apply(other));
        var tag = staff.get(path).header("ETag");
        var calls = new ArrayList<CompletableFuture<Reply>>();
        for (var times = 0; times < 3; times++) {
            both.forEach(change ->
                    calls.add(CompletableFuture.supplyAsync(() -> staff.call(method, path, change, "If-Match", tag))));
        }
        var replies =
                calls.stream().map(CompletableFuture::join).map(Reply::status).toList();
        assertEquals(1, replies.stream().filter(status -> status == 200).count(), replies.toString());
        assertEquals(5, replies.stream().filter(status -> status == 412).count(), replies.toString());
        assertNotEquals(tag, staff.get(path).header("ETag"));
    }

    private static void assertPaged(Program program, String path, int least, Function<JsonObject, Object> key) {
        var whole = ApiTest.all(program, path + "limit=100").stream().map(key).toList();
        var pieces = ApiTest.all(program, path + "limit=2").stream().map(key).toList();
        assertTrue(whole.size() >= least, path + " has " + whole.size());
        assertEquals(whole, pieces, path);
        assertEquals(whole.size(), new HashSet<>(pieces).size(), path);
    }

    private static String next(Reply page) {
        var next = page.json().getString("next");
        return next == null ? null : next.substring("/api/v1".length());
    }

    private JsonObject upload(String token) throws IOException {
        var draft = Program.with(running, token)
                .post("/drafts", new JsonObject())
                .json()
                .getLong("id");
        var content = "The words.".getBytes();
        var sent = send(token, "/api/v1/files?draft=" + draft, "words.txt", content);
        assertEquals(201, sent.statusCode(), sent.body());
        return new JsonObject(sent.body());
    }

    private HttpResponse<String> send(String token, String path, String name, byte[] content) throws IOException {
        var visitor = Visitor.guest(running);
        var body = new java.io.ByteArrayOutputStream();
        body.write(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n")
                .getBytes());
        body.write(content);
        body.write("\r\n--edge--\r\n".getBytes());
        return visitor.send(visitor.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpResponse<String> media(String path, String token) {
        var visitor = Visitor.guest(running);
        var request = visitor.request(path).GET();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return visitor.send(request);
    }
}
