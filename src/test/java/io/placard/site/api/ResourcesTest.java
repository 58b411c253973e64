package io.placard.site.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.site.api.Program.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each resource, by those who may and those who may not. */
@ExtendWith(Running.class)
class ResourcesTest {

    private static final String[] ALL = {"read", "write"};
    private static final JsonObject NOTHING = new JsonObject();

    private Running running;
    private Program guest;
    private String name;
    private Program writer;
    private Program verifier;

    @BeforeEach
    void people_come(Running running) {
        this.running = running;
        guest = Program.guest(running);
        name = Newcomer.make(running, "press");
        writer = Program.of(running, name, ALL);
        verifier = Program.of(running, Newcomer.make(running, "verifier"), "read", "write", "verify");
    }

    @Test
    void a_draft_is_begun_saved_handed_in_decided_and_read() {
        var draft = draft(writer, "Fog over the reef", "It is *thick*.");
        var filed = writer.post(draft + "/submission", null);
        assertEquals(202, filed.status(), filed.text());
        var article = filed.json().getLong("id");
        assertEquals("/api/v1/articles/" + article, filed.header("Location"));
        assertEquals(404, guest.get("/articles/" + article).status());
        assertFalse(writer.get("/articles/" + article).json().getBoolean("published"));
        var waiting = ApiTest.all(verifier, "/verification").stream()
                .filter(one -> one.getLong("article").equals(article))
                .findFirst()
                .orElseThrow();
        var decision = "/verification/" + waiting.getLong("id") + "/decision";
        assertEquals(
                403,
                writer.post(decision, new JsonObject().put("state", "verified")).status());
        var unreasoned = verifier.post(decision, new JsonObject().put("state", "rejected"));
        assertEquals(List.of("/reason"), unreasoned.pointers());
        var decided = verifier.post(decision, new JsonObject().put("state", "verified"));
        assertEquals("verified", decided.json().getString("state"), decided.text());
        assertEquals(
                409,
                verifier.post(decision, new JsonObject().put("state", "verified"))
                        .status());
        var read = guest.get("/articles/" + article).json();
        assertTrue(read.getString("html").contains("<em>thick</em>"));
        assertEquals(
                1,
                guest.get("/articles/" + article + "/revisions")
                        .json()
                        .getJsonArray("items")
                        .size());
        var own = ApiTest.all(guest, "/articles?author=" + name);
        assertEquals(
                List.of(article), own.stream().map(one -> one.getLong("id")).toList());
    }

    @Test
    void a_draft_is_saved_over_the_version_that_is_named_and_no_other() {
        var path = draft(writer, "First", "");
        var text = new JsonObject().put("title", "Second");
        var missing = writer.call("PATCH", path, text);
        assertEquals(428, missing.status());
        assertEquals("/api/#problem-unconditional", missing.json().getString("type"));
        var known = writer.get(path).header("ETag");
        var saved = writer.call("PATCH", path, text, "If-Match", known);
        assertEquals(200, saved.status(), saved.text());
        assertEquals("Second", saved.json().getString("title"));
        assertEquals(412, writer.call("PATCH", path, text, "If-Match", known).status());
        assertEquals(
                200,
                writer.call("PATCH", path, text, "If-Match", saved.header("ETag"))
                        .status());
        assertEquals(200, writer.call("PATCH", path, text, "If-Match", "*").status());
        var tooLong = new JsonObject().put("title", "x".repeat(201)).put("tags", new JsonArray().add(1));
        assertEquals(
                List.of("/tags", "/title"),
                writer.call("PATCH", path, tooLong, "If-Match", "*").pointers());
    }

    @Test
    void a_time_of_publication_stays_what_it_was() {
        var path = draft(writer, "Later", "x");
        var at = "2026-12-24T09:30:00Z";
        var saved = writer.call("PATCH", path, new JsonObject().put("publish_at", at), "If-Match", "*");
        assertEquals(at, saved.json().getString("publish_at"), saved.text());
        var none = writer.call("PATCH", path, new JsonObject().putNull("publish_at"), "If-Match", "*");
        assertEquals(null, none.json().getString("publish_at"));
        assertEquals(
                List.of("/publish_at"),
                writer.call("PATCH", path, new JsonObject().put("publish_at", "soon"), "If-Match", "*")
                        .pointers());
    }

    @Test
    void a_draft_is_its_authors_alone() {
        var path = draft(writer, "Mine", "x");
        assertEquals(200, writer.get(path).status());
        assertEquals(404, verifier.get(path).status());
        assertEquals(404, verifier.call("DELETE", path, null).status());
        var observer = Program.of(running, Newcomer.make(running, "observer"), ALL);
        assertEquals(403, observer.post("/drafts", NOTHING).status());
        assertEquals(204, writer.call("DELETE", path, null).status());
        assertEquals(404, writer.get(path).status());
    }

    @Test
    void a_draft_that_is_begun_twice_is_there_once() {
        var first = writer.post("/drafts", NOTHING, "Idempotency-Key", "begun");
        assertEquals(201, first.status(), first.text());
        assertEquals(
                first.json(),
                writer.post("/drafts", NOTHING, "Idempotency-Key", "begun").json());
        assertEquals(1, writer.get("/drafts").json().getJsonArray("items").size());
    }

    @Test
    void what_lacks_something_is_not_handed_in() {
        var refused = writer.post(draft(writer, "", "") + "/submission", null);
        assertEquals(422, refused.status());
        assertEquals(List.of("/title", "/body"), refused.pointers());
    }

    @Test
    void a_published_article_is_pinned_taken_back_and_published_again() {
        var article = article(verifier);
        assertEquals(403, writer.call("PUT", article + "/pin", null).status());
        assertEquals(404, writer.get(article + "/publication").status());
        assertEquals("verified", verifier.get(article + "/publication").json().getString("state"));
        assertEquals(
                List.of("/reason"),
                verifier.post(article + "/withdrawal", NOTHING).pointers());
        assertEquals(
                404,
                writer.post(article + "/withdrawal", new JsonObject().put("reason", "x"))
                        .status());
        var pinned = verifier.call("PUT", article + "/pin", null);
        assertTrue(pinned.status() == 204 || pinned.status() == 409, pinned.text());
        assertEquals(204, verifier.call("DELETE", article + "/pin", null).status());
        assertEquals(
                204,
                verifier.post(article + "/withdrawal", new JsonObject().put("reason", "Wrong."))
                        .status());
        assertEquals(404, guest.get(article).status());
        assertEquals(204, verifier.post(article + "/return", null).status());
        assertEquals(200, guest.get(article).status());
        assertEquals(
                2,
                verifier.get(article + "/publication")
                        .json()
                        .getJsonArray("turns")
                        .size());
    }

    @Test
    void a_comment_is_edited_deleted_and_given_back_by_its_author() {
        var path = comment(writer);
        assertEquals(401, guest.get(path).status());
        assertEquals(
                404,
                verifier.call("PUT", path, new JsonObject().put("body", "x"), "If-Match", "*")
                        .status());
        var known = writer.get(path).header("ETag");
        assertEquals(
                428, writer.call("PUT", path, new JsonObject().put("body", "x")).status());
        var edited = writer.call("PUT", path, new JsonObject().put("body", "Other *words*."), "If-Match", known);
        assertEquals(1, edited.json().getInteger("edits"), edited.text());
        assertEquals(
                412,
                writer.call("PUT", path, new JsonObject().put("body", "y"), "If-Match", known)
                        .status());
        assertEquals(404, verifier.call("DELETE", path, null).status());
        assertEquals(204, writer.call("DELETE", path, null).status());
        assertEquals("deleted", writer.get(path).json().getString("state"));
        assertEquals(204, writer.post(path + "/return", null).status());
        assertEquals("standing", writer.get(path).json().getString("state"));
    }

    @Test
    void a_comment_is_removed_for_a_reason_by_verifiers() {
        var path = comment(writer);
        var reason = new JsonObject().put("reason", "Rude.");
        assertEquals(403, writer.post(path + "/removal", reason).status());
        assertEquals(
                List.of("/reason"), verifier.post(path + "/removal", NOTHING).pointers());
        assertEquals(204, verifier.post(path + "/removal", reason).status());
        assertEquals("Rude.", writer.get(path).json().getString("reason"));
        assertEquals(204, verifier.call("DELETE", path + "/removal", null).status());
        assertEquals("standing", writer.get(path).json().getString("state"));
    }

    @Test
    void a_file_comes_into_ones_own_draft_and_out_again() {
        var draft = draft(writer, "With a file", "").replace("/drafts/", "");
        var sent = upload(writer, draft, "Minutes.txt", "All present.");
        assertEquals(201, sent.status(), sent.text());
        var file = "/files/" + sent.json().getLong("id");
        assertEquals("/api/v1" + file, sent.header("Location"));
        assertEquals("Minutes.txt", writer.get(file).json().getString("name"));
        assertEquals(404, verifier.get(file).status());
        assertEquals(404, upload(verifier, draft, "x.txt", "x").status());
        assertEquals(401, upload(guest, draft, "x.txt", "x").status());
        assertEquals(422, upload(writer, draft, "empty.txt", "").status());
        assertEquals(415, writer.post("/files?draft=" + draft, NOTHING).status());
        assertEquals(
                1, writer.get("/drafts/" + draft).json().getJsonArray("files").size());
        assertEquals(204, writer.call("DELETE", file, null).status());
        assertEquals(404, writer.get(file).status());
    }

    @Test
    void the_conferences_files_are_there_for_everybody() {
        var all = ApiTest.all(guest, "/files?limit=3");
        assertFalse(all.isEmpty());
        var found = guest.get("/files?kind=pdf").json().getJsonArray("items");
        assertTrue(found.size() > 0 && found.size() < all.size());
    }

    @Test
    void notices_are_listed_marked_and_asked_for() {
        var article = article(verifier);
        writer.post(article + "/comments", new JsonObject().put("body", "Well."));
        var listed = verifier.get("/notices?unread=true").json().getJsonArray("items");
        assertTrue(listed.size() > 0);
        var notice = listed.getJsonObject(0).getLong("id");
        assertEquals(
                404,
                writer.post("/notices/read", new JsonObject().put("notice", notice))
                        .status());
        assertEquals(
                204,
                verifier.post("/notices/read", new JsonObject().put("notice", notice))
                        .status());
        assertEquals(
                422,
                verifier.post("/notices/read", new JsonObject().put("category", "weather"))
                        .status());
        assertEquals(204, verifier.post("/notices/read", null).status());
        assertEquals(0, verifier.get("/me").json().getInteger("unread_notices"));
        assertEquals(401, guest.get("/notices").status());
    }

    @Test
    void how_much_one_hears_is_changed_as_a_whole_over_what_is_named() {
        var path = "/settings/notices";
        var now = writer.get(path);
        var levels = now.json().copy().put("comments", "quiet");
        assertEquals(428, writer.call("PUT", path, levels).status());
        var saved = writer.call("PUT", path, levels, "If-Match", now.header("ETag"));
        assertEquals(levels, saved.json(), saved.text());
        assertEquals(
                412,
                writer.call("PUT", path, levels, "If-Match", now.header("ETag")).status());
        levels.put("comments", "loud").put("verification", "off");
        assertEquals(
                List.of("/comments"),
                writer.call("PUT", path, levels, "If-Match", "*").pointers());
        levels.put("comments", "on");
        assertEquals(
                List.of("/verification"),
                verifier.call("PUT", path, levels, "If-Match", "*").pointers());
    }

    @Test
    void staff_steer_the_clock_that_they_know() {
        var staff = Program.of(running, Newcomer.make(running, "secretariat"), "read", "staff");
        assertEquals(403, writer.post("/clock/acts", NOTHING, "If-Match", "*").status());
        var known = guest.get("/clock").header("ETag");
        var plan = new JsonObject()
                .put("act", "plan")
                .put("start", "2026-01-01T00:00:00Z")
                .put("fictional", "1962-10-16T08:45:00")
                .put(
                        "periods",
                        new JsonArray().add(new JsonObject().put("minutes", 30).put("speed", 12)));
        assertEquals(428, staff.post("/clock/acts", plan).status());
        assertEquals(
                List.of("/periods/0/hours"),
                staff.post(
                                "/clock/acts",
                                plan.copy().put("periods", new JsonArray().add(new JsonObject().put("hours", 1))),
                                "If-Match",
                                known)
                        .pointers());
        assertEquals(
                List.of("/fictional"),
                staff.post("/clock/acts", plan.copy().put("fictional", "noon"), "If-Match", known)
                        .pointers());
        var planned = staff.post("/clock/acts", plan, "If-Match", known);
        assertEquals("ended", planned.json().getString("phase"), planned.text());
        assertEquals(412, staff.post("/clock/acts", plan, "If-Match", known).status());
        assertEquals(
                409,
                staff.post("/clock/acts", new JsonObject().put("act", "pause"), "If-Match", "*")
                        .status());
        assertEquals(
                "plan",
                staff.get("/clock/acts")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("act"));
    }

    @Test
    void people_are_read_and_found() {
        assertEquals(name, writer.get("/me").json().getString("username"));
        assertEquals("press", guest.get("/people/" + name).json().getString("role"));
        assertEquals(404, guest.get("/people/nobody-of-that-name").status());
        var found = writer.get("/people?q=" + name.substring(0, 12)).json().getJsonArray("items");
        assertEquals(name, found.getJsonObject(0).getString("username"));
        assertEquals(422, writer.get("/people").status());
        assertEquals(401, guest.get("/people?q=a").status());
    }

    @Test
    void staff_make_and_change_accounts() {
        var staff = Program.of(running, Newcomer.make(running, "secretariat"), "staff");
        var username = "new-" + UUID.randomUUID().toString().substring(0, 12);
        var account = new JsonObject()
                .put("username", username)
                .put("nickname", "N " + username)
                .put("role", "delegate");
        var made = staff.post("/accounts", account);
        assertEquals(201, made.status(), made.text());
        assertTrue(made.json().getString("password").length() > 10);
        assertEquals(
                List.of("/nickname", "/username"),
                staff.post("/accounts", account).pointers().stream().sorted().toList());
        assertEquals(
                403,
                staff.post(
                                "/accounts",
                                account.copy()
                                        .put("username", username + "x")
                                        .put("nickname", "X " + username)
                                        .put("role", "superuser"))
                        .status());
        var path = "/accounts/" + made.json().getLong("id");
        var known = staff.get(path).header("ETag");
        var chair = new JsonObject().put("role", "chair");
        assertEquals(428, staff.call("PATCH", path, chair).status());
        var changed = staff.call("PATCH", path, chair, "If-Match", known);
        assertEquals("chair", changed.json().getString("role"), changed.text());
        assertEquals(412, staff.call("PATCH", path, chair, "If-Match", known).status());
        var closed = staff.call("PATCH", path, new JsonObject().put("active", false), "If-Match", "*");
        assertFalse(closed.json().getBoolean("active"));
        assertEquals(200, staff.post(path + "/password", null).status());
        assertEquals(403, staff.call("DELETE", path + "/second-step", null).status());
        assertEquals(
                1, ApiTest.all(staff, "/accounts?state=inactive&q=" + username).size());
        assertTrue(staff.get("/audit?limit=5").text().contains("account.deactivated"));
    }

    @ParameterizedTest
    @CsvSource({
        "/accounts",
        "/accounts/1",
        "/audit",
        "/clock/acts",
        "/admin/announcements",
        "/admin/tags",
        "/verification",
        "/reports"
    })
    void what_is_staffs_or_verifiers_is_nobody_elses(String path) {
        assertEquals(403, writer.get(path).status());
        assertEquals(401, guest.get(path).status());
        var narrow = Program.of(running, Newcomer.make(running, "secretariat"), "read", "write");
        assertEquals("/api/#problem-out-of-scope", narrow.get(path).json().getString("type"));
        var staff = Program.of(running, Newcomer.make(running, "secretariat"), "verify", "staff");
        assertEquals(200, staff.get(path).status());
    }

    @Test
    void a_role_that_was_taken_away_takes_the_tokens_power_with_it() {
        var former = Newcomer.make(running, "secretariat");
        var token = Program.of(running, former, "staff", "verify");
        assertEquals(200, token.get("/accounts").status());
        var root = Program.of(running, Newcomer.make(running, "superuser"), "staff");
        var path = "/accounts/" + Newcomer.id(running, former);
        assertEquals(
                200,
                root.call("PATCH", path, new JsonObject().put("role", "press"), "If-Match", "*")
                        .status());
        assertEquals(403, token.get("/accounts").status());
        assertEquals(403, token.get("/verification").status());
    }

    @Test
    void staff_announce_change_end_and_delete() {
        var staff = Program.of(running, Newcomer.make(running, "secretariat"), "read", "write", "staff");
        var later = new JsonObject()
                .put("english", "Buses leave.")
                .put("audience", "role:observer")
                .put("starts", "2027-01-01T00:00:00Z");
        assertEquals(
                List.of("/starts"),
                staff.post("/admin/announcements", later.copy().put("starts", "2020-01-01T00:00:00Z"))
                        .pointers());
        assertEquals(
                List.of("/english"), staff.post("/admin/announcements", NOTHING).pointers());
        var made = staff.post("/admin/announcements", later, "Idempotency-Key", "buses");
        assertEquals(201, made.status(), made.text());
        assertEquals(
                made.json(),
                staff.post("/admin/announcements", later, "Idempotency-Key", "buses")
                        .json());
        var path = "/admin/announcements/" + made.json().getLong("id");
        var known = staff.get(path);
        assertEquals("scheduled", known.json().getString("state"));
        later.put("english", "Buses leave early.");
        assertEquals(
                200,
                staff.call("PUT", path, later, "If-Match", known.header("ETag")).status());
        assertEquals(
                412,
                staff.call("PUT", path, later, "If-Match", known.header("ETag")).status());
        assertEquals(409, staff.post(path + "/end", null).status());
        assertEquals(204, staff.call("DELETE", path, null).status());
        assertEquals(404, staff.get(path).status());
        var now = new JsonObject().put("chinese", "仅供测试。").put("audience", "role:observer");
        var shown = staff.post("/admin/announcements", now).json().getLong("id");
        var observer = Program.of(running, Newcomer.make(running, "observer"), ALL);
        assertEquals(
                shown,
                observer.get("/announcements")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getLong("id"));
        assertEquals(
                204,
                observer.post("/announcements/" + shown + "/dismissal", null).status());
        assertEquals(
                404, writer.post("/announcements/" + shown + "/dismissal", null).status());
        assertEquals(
                204,
                staff.post("/admin/announcements/" + shown + "/withdrawal", null)
                        .status());
    }

    @Test
    void tags_are_listed_and_tended() {
        var tag = "T" + UUID.randomUUID().toString().substring(0, 8);
        var article = article(verifier, tag);
        assertTrue(guest.get("/tags").text().contains(tag));
        var known = guest.get("/tags/" + tag.toLowerCase());
        assertEquals(tag, known.json().getString("name"));
        var path = "/admin/tags/" + known.json().getLong("id");
        var other = new JsonObject().put("name", tag + "b").put("english", "About it.");
        assertEquals(403, writer.call("PUT", path, other, "If-Match", "*").status());
        assertEquals(428, verifier.call("PUT", path, other).status());
        var changed =
                verifier.call("PUT", path, other, "If-Match", verifier.get(path).header("ETag"));
        assertEquals(tag + "b", changed.json().getString("name"), changed.text());
        assertEquals(
                List.of("/name"),
                verifier.call("PUT", path, new JsonObject().put("name", "a,b"), "If-Match", "*")
                        .pointers());
        assertEquals(409, verifier.call("DELETE", path, null).status());
        assertEquals(
                List.of("/into"),
                verifier.post(path + "/merger", new JsonObject().put("into", "no-such-tag"))
                        .pointers());
        assertEquals(
                1,
                verifier.get("/admin/tags?q=" + tag)
                        .json()
                        .getJsonArray("items")
                        .size());
        assertEquals(404, guest.get("/tags/no-such-tag").status());
        assertEquals(200, guest.get(article).status());
    }

    @Test
    void a_report_is_taken_and_decided_once() {
        var comment = Long.parseLong(comment(writer).replace("/comments/", ""));
        var report = new JsonObject().put("comment", comment).put("reason", "It insults.");
        assertEquals(
                List.of("/comment"),
                writer.post("/reports", new JsonObject().put("reason", "x")).pointers());
        assertEquals(
                404,
                writer.post("/reports", report.copy().put("comment", 999_999_999))
                        .status());
        var reporter = Program.of(running, Newcomer.make(running, "delegate"), ALL);
        assertEquals(202, reporter.post("/reports", report).status());
        var open = ApiTest.all(verifier, "/reports").stream()
                .filter(one -> comment == one.getLong("comment", 0L))
                .findFirst()
                .orElseThrow();
        var decision = "/reports/" + open.getLong("id") + "/decision";
        assertEquals(
                List.of("/reason"),
                verifier.post(decision, new JsonObject().put("state", "upheld")).pointers());
        var upheld = new JsonObject().put("state", "upheld").put("reason", "Insults are not debate.");
        assertEquals(204, verifier.post(decision, upheld).status());
        assertEquals(409, verifier.post(decision, upheld).status());
        assertEquals("removed", verifier.get("/comments/" + comment).json().getString("state"));
    }

    private static String draft(Program program, String title, String body) {
        var begun = program.post("/drafts", NOTHING);
        assertEquals(201, begun.status(), begun.text());
        var path = "/drafts/" + begun.json().getLong("id");
        var text = new JsonObject().put("title", title).put("body", body);
        var saved =
                program.call("PATCH", path, text, "If-Match", program.get(path).header("ETag"));
        assertEquals(200, saved.status(), saved.text());
        return path;
    }

    /** The path of an article of somebody's whose articles appear at once. */
    private static String article(Program verifier, String... tags) {
        var draft = draft(verifier, "Minutes " + UUID.randomUUID(), "All present.");
        var tagged = new JsonObject().put("tags", new JsonArray(List.of(tags)));
        assertEquals(200, verifier.call("PATCH", draft, tagged, "If-Match", "*").status());
        var filed = verifier.post(draft + "/submission", null);
        assertEquals(201, filed.status(), filed.text());
        return "/articles/" + filed.json().getLong("id");
    }

    private String comment(Program program) {
        var made = program.post(article(verifier) + "/comments", new JsonObject().put("body", "Some words."));
        assertEquals(201, made.status(), made.text());
        return "/comments/" + made.json().getLong("id");
    }

    private static Reply upload(Program program, String draft, String name, String content) {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--edge--\r\n";
        return program.send("POST", "/files?draft=" + draft, body, "multipart/form-data; boundary=edge");
    }
}
