package io.placard.site.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.articles.Press;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tending the tags. */
@ExtendWith(Running.class)
class TagsTest {

    private Running running;
    private Visitor vera;
    private Visitor guest;
    private String word;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        vera = Visitor.member(running, "vera");
        guest = Visitor.guest(running);
        word = "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_renamed_tag_is_found_by_its_old_address_and_its_old_name() {
        var article = Press.file(vera, "One " + word, word, "en");
        assertEquals(303, change(id(word), "New " + word, "new-" + word).statusCode());
        var old = guest.get("/tags/" + word + "/?language=en");
        assertEquals(301, old.statusCode());
        assertEquals("/tags/new-" + word + "/?language=en", location(old));
        assertTrue(guest.get("/tags/new-" + word + "/")
                .body()
                .contains("What <b>not</b>".replace("<", "&lt;").replace(">", "&gt;")));
        assertTrue(guest.get(article).body().contains(">New " + word + "<"));
        Press.file(vera, "Two " + word, word, "en");
        assertTrue(guest.get("/tags/new-" + word + "/").body().contains("Two " + word));
        assertTrue(guest.get("/tags/" + word + "/feed.atom").body().contains("Two " + word));
        assertTrue(audit().contains("new-" + word));
    }

    @Test
    void of_two_that_are_merged_articles_keep_one_and_both_addresses_lead_there() {
        Press.file(vera, "Both " + word, "a" + word + ", b" + word, "en");
        Press.file(vera, "Only a " + word, "a" + word, "en");
        var merged = post("/admin/tags/" + id("a" + word) + "/merger", Map.of("into", "b" + word + ", "));
        assertEquals(303, merged.statusCode(), merged::body);
        var page = guest.get("/tags/b" + word + "/").body();
        assertTrue(page.contains("2 articles") && page.contains("Only a " + word), page);
        assertFalse(page.contains(">a" + word + "<"), page);
        assertEquals("/tags/b" + word + "/", location(guest.get("/tags/a" + word + "/")));
        Press.file(vera, "Later " + word, "a" + word, "en");
        assertTrue(guest.get("/tags/b" + word + "/").body().contains("3 articles"), "the old name means the other one");
        assertTrue(audit().contains("a" + word));
    }

    @Test
    void only_an_unused_tag_is_deleted() {
        Press.file(vera, "One " + word, word, "en");
        var used = id(word);
        assertEquals(409, post("/admin/tags/" + used + "/deletion", Map.of()).statusCode());
        assertEquals(200, guest.get("/tags/" + word + "/").statusCode());
        var sql = "INSERT INTO tag (name, slug) VALUES ($1, $1)";
        running.database().preparedQuery(sql).execute(Tuple.of("x" + word)).await();
        var unused = id("x" + word);
        assertEquals(303, post("/admin/tags/" + unused + "/deletion", Map.of()).statusCode());
        assertEquals(404, vera.get("/admin/tags/" + unused + "/").statusCode());
    }

    @Test
    void names_and_addresses_that_others_have_are_refused() {
        Press.file(vera, "One " + word, "a" + word + ", b" + word, "en");
        var a = id("a" + word);
        assertTrue(refused(change(a, "b" + word, "c" + word)).contains("Another tag has this name."));
        assertTrue(refused(change(a, "c" + word, "b" + word)).contains("Another tag has, or had, this name"));
        change(id("b" + word), "b" + word, "moved" + word);
        assertTrue(refused(change(a, "c" + word, "b" + word)).contains("Another tag has, or had, this name"));
        assertTrue(refused(post("/admin/tags/" + a + "/merger", Map.of("into", "a" + word)))
                .contains("no other tag"));
        assertTrue(refused(post("/admin/tags/" + a + "/merger", Map.of("into", "none" + word)))
                .contains("no other tag"));
    }

    @Test
    void a_tag_may_have_its_old_address_back() {
        Press.file(vera, "One " + word, word, "en");
        change(id(word), word, "x" + word);
        assertEquals(303, change(id(word), word, word).statusCode());
        assertEquals(200, guest.get("/tags/" + word + "/").statusCode());
        assertEquals(301, guest.get("/tags/x" + word + "/").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"'',x", "'a,b',x", "'...',x", "x,'---'"})
    void what_cannot_be_a_name_is_refused(String name, String slug) {
        Press.file(vera, "One " + word, word, "en");
        assertEquals(422, change(id(word), name, slug).statusCode());
    }

    @Test
    void tags_are_searched_for_and_paged() {
        for (var number = 10; number < 62; number++) {
            var sql = "INSERT INTO tag (name, slug) VALUES ($1, $1)";
            running.database()
                    .preparedQuery(sql)
                    .execute(Tuple.of(word + number))
                    .await();
        }
        var first = vera.get("/admin/tags/?q=" + word).body();
        assertTrue(first.contains("52 tags") && first.contains(">" + word + "59<"), first);
        assertFalse(first.contains(">" + word + "60<"));
        var second =
                vera.get("/admin/tags/?q=" + word + "&behind=" + word + "59").body();
        assertTrue(second.contains(">" + word + "61<") && !second.contains(">" + word + "59<"), second);
        assertTrue(vera.get("/admin/tags/?q=none" + word).body().contains("No such tag"));
    }

    @Test
    void only_those_who_tend_tags_do() {
        Press.file(vera, "One " + word, word, "en");
        var path = "/admin/tags/" + id(word) + "/";
        for (var name : new String[] {"kofi", "pia", "chen", "olive"}) {
            var other = Visitor.member(running, name);
            assertEquals(403, other.get(path).statusCode());
            assertEquals(
                    403, other.post("/", path, Map.of("name", "x", "slug", "x")).statusCode());
        }
        assertEquals(303, guest.get("/admin/tags/").statusCode());
        assertEquals(200, Visitor.member(running, "ada").get(path).statusCode());
        assertEquals(404, vera.get("/admin/tags/999999/").statusCode());
    }

    private HttpResponse<String> change(String id, String name, String slug) {
        var fields = new HashMap<>(Map.of("name", name, "slug", slug));
        fields.put("english", "What <b>not</b>");
        fields.put("chinese", "");
        return post("/admin/tags/" + id + "/", fields);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        return vera.post("/admin/tags/", path, fields);
    }

    private String audit() {
        return Visitor.member(running, "ada").get("/admin/audit/").body();
    }

    private static String refused(HttpResponse<String> answer) {
        assertEquals(422, answer.statusCode(), answer::body);
        return answer.body();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private String id(String name) {
        var rows = running.database()
                .preparedQuery("SELECT id FROM tag WHERE name = $1")
                .execute(Tuple.of(name))
                .await();
        return Long.toString(rows.iterator().next().getLong(0));
    }
}
