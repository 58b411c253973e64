package io.placard.site.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.placard.Waiting;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Putting files up and reading them, by forms alone. */
@ExtendWith(Running.class)
class FilesTest {

    private Running running;
    private Visitor pia;
    private Visitor kofi;
    private String draft;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        pia = Visitor.member(running, "pia");
        kofi = Visitor.member(running, "kofi");
        draft = pia.post("/drafts/", "/drafts", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void a_file_is_put_up_and_read_again() {
        var parcel = unique("rules of procedure.txt", "Article 1");
        assertEquals(303, parcel.send(pia, draft).statusCode());
        var read = pia.get("/m/" + parcel.hash() + "/rules-of-procedure.txt");
        assertEquals(200, read.statusCode());
        assertEquals(new String(parcel.content()), read.body());
        assertHeader("text/plain; charset=utf-8", read, "Content-Type");
        assertHeader("nosniff", read, "X-Content-Type-Options");
        assertHeader("private, no-cache", read, "Cache-Control");
        assertHeader(
                "inline; filename=\"rules of procedure.txt\"; filename*=UTF-8''rules%20of%20procedure.txt",
                read, "Content-Disposition");
        assertTrue(header(read, "Content-Security-Policy").endsWith("sandbox"));
    }

    @Test
    void a_drafts_file_is_its_authors_alone() {
        var parcel = unique("secret.txt", "nobody knows");
        parcel.send(pia, draft);
        var path = "/m/" + parcel.hash() + "/secret.txt";
        assertEquals(200, pia.get(path).statusCode(), "the premise: its author reads it");
        assertEquals(404, kofi.get(path).statusCode());
        assertEquals(404, Visitor.member(running, "vera").get(path).statusCode());
        assertEquals(404, Visitor.guest(running).get(path).statusCode());
    }

    @Test
    void nobody_puts_a_file_into_anothers_draft() {
        var parcel = unique("mine.txt", "in yours");
        assertEquals(404, parcel.send(kofi, draft).statusCode());
        assertEquals(404, parcel.send(kofi, "/drafts/999999999/").statusCode());
        assertEquals(404, kofi.get("/m/" + parcel.hash() + "/mine.txt").statusCode());
        assertEquals(303, parcel.send(pia, draft).statusCode());
    }

    @Test
    void who_may_not_write_puts_nothing_up() {
        var olive = Visitor.member(running, "olive");
        assertEquals(403, unique("o.txt", "o").send(olive, draft).statusCode());
        var guest = Visitor.guest(running);
        assertEquals(
                401,
                unique("g.txt", "g")
                        .post(guest, "/files?draft=1", guest.csrf("/about/"))
                        .statusCode());
    }

    @Test
    void without_the_token_nothing_comes_in() {
        var parcel = unique("forged.txt", "forged");
        var path = "/files?draft=" + draft.replaceAll("\\D", "");
        for (var token : List.of("", "x", kofi.csrf("/about/"))) {
            assertEquals(403, parcel.post(pia, path, token).statusCode(), token);
        }
        assertEquals(403, parcel.post(pia, path, "", "X-CSRF-Token", "x").statusCode());
        assertEquals(
                403,
                parcel.post(pia, path, pia.csrf("/about/"), "Sec-Fetch-Site", "cross-site")
                        .statusCode());
        assertEquals(404, pia.get("/m/" + parcel.hash() + "/forged.txt").statusCode());
        var script = parcel.post(pia, path, "", "X-CSRF-Token", pia.csrf("/about/"), "Accept", "application/json");
        assertEquals(201, script.statusCode(), "the premise: a script's token is taken");
    }

    @Test
    void no_other_page_takes_a_form_with_a_file() {
        var parcel = unique("x.txt", "x");
        assertEquals(415, parcel.post(pia, "/notices/read", pia.csrf("/about/")).statusCode());
        assertEquals(415, parcel.post(pia, "/sign-out", "").statusCode());
        assertEquals(200, pia.get("/drafts/").statusCode(), "she is still signed in");
    }

    @Test
    void a_content_that_comes_twice_is_stored_once() {
        var parcel = unique("same.txt", "the same");
        assertEquals(201, parcel.sendScripted(pia, draft).statusCode());
        var upload = new JsonObject(parcel.sendScripted(pia, draft).body());
        assertEquals("/m/" + parcel.hash() + "/same.txt", upload.getString("path"));
        var others = kofi.post("/drafts/", "/drafts", Map.of()).headers().firstValue("Location");
        assertEquals(303, parcel.send(kofi, others.orElseThrow()).statusCode());
        assertEquals(200, kofi.get("/m/" + parcel.hash() + "/same.txt").statusCode());
        assertTrue(Files.exists(stored(parcel)));
        pia.post("/drafts/", "/files/" + upload.getLong("upload") + "/deletion", Map.of());
        assertEquals(404, pia.get("/m/" + parcel.hash() + "/same.txt").statusCode());
        assertEquals(200, kofi.get("/m/" + parcel.hash() + "/same.txt").statusCode());
    }

    @Test
    void only_its_author_takes_a_file_back() {
        var parcel = unique("kept.txt", "kept");
        var upload = new JsonObject(parcel.sendScripted(pia, draft).body()).getLong("upload");
        var path = "/files/" + upload + "/deletion";
        assertEquals(404, kofi.post("/drafts/", path, Map.of()).statusCode());
        assertEquals(303, pia.post("/drafts/", path, Map.of()).statusCode());
    }

    @Test
    void a_range_is_answered_in_part_and_what_is_known_with_nothing() {
        var parcel = unique("long.txt", "0123456789");
        parcel.send(pia, draft);
        var path = "/m/" + parcel.hash() + "/long.txt";
        var size = parcel.content().length;
        var part = pia.send(pia.request(path).header("Range", "bytes=2-4"));
        assertEquals(206, part.statusCode());
        assertEquals("234", part.body());
        assertHeader("bytes 2-4/" + size, part, "Content-Range");
        var end = pia.send(pia.request(path).header("Range", "bytes=-3"));
        assertEquals(new String(parcel.content()).substring(size - 3), end.body());
        assertEquals(
                416,
                pia.send(pia.request(path).header("Range", "bytes=" + size + "-"))
                        .statusCode());
        var etag = header(part, "ETag");
        assertEquals(
                304, pia.send(pia.request(path).header("If-None-Match", etag)).statusCode());
        var head = pia.send(pia.request(path).method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertHeader(Integer.toString(size), head, "Content-Length");
    }

    @Test
    void nothing_is_left_in_the_folder_for_what_comes() throws IOException {
        unique("a.txt", "a").send(pia, draft);
        unique("b.txt", "b").send(kofi, draft);
        Waiting.until("the folder is empty", () -> incoming(running).isEmpty());
    }

    static List<Path> incoming(Running running) {
        try (var files = Files.list(running.data().toAbsolutePath().resolve("media/incoming"))) {
            return files.toList();
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    static Parcel unique(String name, String content) {
        return Parcel.text(name, content + " " + UUID.randomUUID());
    }

    private Path stored(Parcel parcel) {
        return running.data()
                .resolve("media")
                .resolve(parcel.hash().substring(0, 2))
                .resolve(parcel.hash());
    }

    static void assertHeader(String expected, HttpResponse<?> answer, String name) {
        assertEquals(expected, header(answer, name));
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
