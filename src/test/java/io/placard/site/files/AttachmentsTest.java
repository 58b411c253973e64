package io.placard.site.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files from a draft to the article that everybody reads. */
@ExtendWith(Running.class)
class AttachmentsTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern REVISION = Pattern.compile("data-revision=\"(\\d+)\"");

    private Visitor pia;
    private Visitor vera;
    private Visitor guest;
    private String title;

    @BeforeEach
    void people_come_in(Running running) {
        pia = Visitor.member(running, "pia");
        vera = Visitor.member(running, "vera");
        guest = Visitor.guest(running);
        title = "Floor plans " + UUID.randomUUID();
    }

    @Test
    void a_file_is_everybodys_when_its_article_is_published() {
        var draft = begin(pia, Map.of());
        var path = put(pia, draft, FilesTest.unique("plan.txt", "plan"));
        assertTrue(pia.get(draft).body().contains("plan.txt"));
        var article = file(pia, draft, "See below.", false);
        assertEquals(404, guest.get(path).statusCode());
        assertEquals(200, vera.get(path).statusCode(), "who decides reads it before");
        assertTrue(vera.get("/verification/").body().contains(path));
        accept();
        assertEquals(200, guest.get(path).statusCode());
        assertTrue(FilesTest.header(guest.get(path), "Cache-Control").startsWith("public"));
        assertTrue(guest.get(article).body().contains(path));
    }

    @Test
    void a_file_of_a_change_waits_with_the_change() {
        var article = file(vera, begin(vera, Map.of()), "Nothing yet.", false);
        var own = begin(pia, Map.of());
        var mine = file(pia, own, "First.", false);
        accept();
        var change = begin(pia, Map.of("article", mine.replaceAll("\\D", "")));
        var path = put(pia, change, FilesTest.unique("late.txt", "late"));
        file(pia, change, "Second.", false);
        assertEquals(404, guest.get(path).statusCode());
        assertFalse(guest.get(mine).body().contains(path));
        assertEquals(200, pia.get(path).statusCode());
        // sent back and handed in again, it comes along
        decide("rejected");
        file(pia, begin(pia, Map.of("article", mine.replaceAll("\\D", ""))), "Third.", false);
        accept();
        assertEquals(200, guest.get(path).statusCode());
        assertTrue(guest.get(mine).body().contains(path));
        assertFalse(guest.get(article).body().contains(path));
    }

    @Test
    void a_picture_in_the_text_is_no_card_as_well() {
        var draft = begin(vera, Map.of());
        var upload = new JsonObject(new Parcel("The hall.png", Drawn.picture("png", 1200, 800))
                .sendScripted(vera, draft)
                .body());
        assertTrue(upload.getBoolean("picture"));
        var article = file(vera, draft, upload.getString("markdown"), false);
        var page = guest.get(article).body();
        assertTrue(page.contains("alt=\"The hall\"") && page.contains("width=\"1200\" height=\"800\""), page);
        assertFalse(page.contains("file-card"));
        var path = upload.getString("path");
        var small = guest.get(path.replaceFirst("/m/(\\w+)/", "/m/$1/w320/"));
        assertEquals(200, small.statusCode());
        assertTrue(small.body().length() < guest.get(path).body().length());
    }

    @Test
    void those_who_verify_put_an_article_among_the_conferences_files() {
        var draft = begin(vera, Map.of());
        put(vera, draft, FilesTest.unique("rules.txt", "rules"));
        file(vera, draft, "", true);
        var home = guest.get("/").body();
        assertTrue(home.substring(home.indexOf("id=\"files\"")).contains(title), "it stands among the files");
        var other = title;
        title = "Not a file " + UUID.randomUUID();
        var mine = begin(pia, Map.of());
        assertFalse(pia.get(mine).body().contains("name=\"file\" value=\"1\""));
        file(pia, mine, "Text.", true);
        accept();
        var now = guest.get("/").body();
        assertFalse(now.substring(now.indexOf("id=\"files\"")).contains(title), "the wish of others is not heard");
        assertTrue(now.contains(other));
    }

    @Test
    void an_article_without_words_and_files_is_none() {
        var draft = begin(pia, Map.of());
        assertEquals(422, submit(pia, draft, "", false).statusCode());
        put(pia, draft, FilesTest.unique("x.txt", "x"));
        assertEquals(303, submit(pia, draft, "", false).statusCode());
    }

    private String file(Visitor visitor, String draft, String body, boolean file) {
        var answer = submit(visitor, draft, body, file);
        assertEquals(303, answer.statusCode(), answer::body);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private java.net.http.HttpResponse<String> submit(Visitor visitor, String draft, String body, boolean file) {
        var version = Visitor.find(VERSION, visitor.get(draft).body());
        var fields =
                new HashMap<>(Map.of("title", title, "body", body, "language", "en", "tags", "", "version", version));
        if (file) {
            fields.put("file", "1");
        }
        return visitor.post(draft, draft + "submission", fields);
    }

    private void accept() {
        decide("verified");
    }

    private void decide(String state) {
        var queue = vera.get("/verification/").body();
        var before = queue.substring(0, queue.indexOf(title));
        var revision = Visitor.find(REVISION, before.substring(before.lastIndexOf("<li class=\"queue-item\"")));
        var answer = vera.post(
                "/verification/", "/verification/" + revision, Map.of("state", state, "reason", "Look again."));
        assertEquals(303, answer.statusCode());
    }

    private static String begin(Visitor visitor, Map<String, String> fields) {
        return visitor.post("/drafts/", "/drafts", fields)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static String put(Visitor visitor, String draft, Parcel parcel) {
        return new JsonObject(parcel.sendScripted(visitor, draft).body()).getString("path");
    }
}
