package io.placard.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, by whom, and in which order. */
@ExtendWith(Running.class)
class SearchTest {

    private static final Pattern TITLES = Pattern.compile("<h2 class=\"hit-title\"[^>]*><a href=\"([^\"]+)\">");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private Running running;
    private Visitor guest;
    private Visitor vera;
    private String word;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        askedNothingYet();
        guest = Visitor.guest(running);
        vera = Visitor.member(running, "vera");
        word = "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void an_article_is_found_by_title_and_text_and_its_title_comes_first() {
        var inText = publish("Fog", "Much of **" + word + "** is said.");
        var inTitle = publish("About " + word, "Nothing.");
        var later = publish("Later", "And " + word + " again.");
        assertEquals(List.of(inTitle, later, inText), found(word));
        var page = look(word).body();
        assertTrue(page.contains("About <mark>" + word + "</mark>"), page);
        assertTrue(page.contains("Much of <mark>" + word + "</mark> is said."), page);
        assertTrue(page.contains("All 3") && page.contains("Articles 3") && page.contains("Comments 0"), page);
        assertEquals(List.of(inTitle, later, inText), found(word.toUpperCase() + " " + word.substring(0, 5)));
    }

    @ParameterizedTest
    @CsvSource({"会, 1", "议, 1", "会议, 1", "安理会, 1", "联合国安理, 1", "国安, 1", "安会, 0", "理会在开, 1", "会安, 0", "ＵＮ, 1"})
    void chinese_words_of_any_length_are_found(String typed, int number) {
        publish("联合国", word + "：联合国安理会在开会议，UN。");
        assertEquals(number, found(word + " " + typed).size(), typed);
        assertEquals(number, found(word + " \"" + typed + "\"").size(), typed);
        assertFalse(look(word).body().contains("&amp;#"), "signs are shown as they are");
    }

    @Test
    void a_phrase_stands_side_by_side_across_emphasis_and_a_minus_leaves_out() {
        var path = publish("T", word + " a very **bold** move; an 安**理会**");
        var other = publish("T", word + " a bold and very odd move");
        assertEquals(List.of(other, path), found(word + " bold very"));
        assertEquals(List.of(path), found(word + " \"very bold move\""));
        assertEquals(List.of(path), found(word + " 安理会"));
        assertEquals(List.of(other), found(word + " -安理会"));
        assertEquals(List.of(path), found(word + " -odd"));
        assertEquals(List.of(other), found(word + " -\"very bold\""));
        assertEquals(List.of(other, path), found(word + " -\"bold very\" -ove"), "ove is no word of theirs");
    }

    @Test
    void operators_narrow_what_is_found() {
        var chinese = publish("标题", word + " 大雾", "zh-Hans", "媒体" + word);
        var english = publish("Title", word + " fog", "en", "");
        var comment = Talk.comment(Visitor.member(running, "farah"), chinese, word + " 评论");
        var onChinese = chinese + "#comment-" + comment;
        assertEquals(List.of(onChinese, english, chinese), found(word));
        assertEquals(List.of(onChinese), found(word + " user:farah"));
        assertEquals(List.of(english, chinese), found(word + " user：@VERA"));
        assertEquals(List.of(), found(word + " user:nobody-here"));
        assertEquals(List.of(onChinese, chinese), found("tag:媒体" + word.toUpperCase()));
        assertEquals(List.of(english), found(word + " lang:en"));
        assertEquals(List.of(onChinese, chinese), found(word + " lang：中文"));
        assertEquals(List.of(), found(word + " has:file"));
        assertEquals(3, found(word + " after:2020-01-01 before:2990-01-01").size());
        assertEquals(List.of(), found(word + " before:2020-01-01"));
        assertEquals(List.of(), found(word + " after:2990-01-01"));
        var wrong = look(word + " before:yesterday site:x").body();
        assertTrue(wrong.contains("“before:yesterday” was left out") && wrong.contains("Nothing found"), wrong);
        assertEquals(3, found(word + " before:yesterday").size(), "the rest holds");
    }

    @Test
    void a_day_begins_where_its_reader_is() {
        var path = publish("T", word);
        query("UPDATE search_entry SET at = '2026-03-01T20:00Z' WHERE kind = 'article' AND article = "
                + path.replaceAll("\\D", ""));
        assertEquals(List.of(path), found(word + " after:2026-03-02"), "in Shanghai it was the second");
        assertEquals(List.of(), found(word + " before:2026-03-02"));
    }

    @Test
    void what_is_not_public_is_found_by_its_author_and_those_who_verify() {
        var kofi = Visitor.member(running, "kofi");
        handIn(kofi, "Kept " + word, word, "en", "");
        assertEquals(0, found(guest, word).size());
        assertEquals(0, found(Visitor.member(running, "farah"), word).size());
        assertEquals(1, found(kofi, word).size());
        assertEquals(1, found(vera, word).size());
        assertTrue(look(vera, word).body().contains("Not public"));
        assertTrue(look(guest, word).body().contains("All 0"), "no count tells of it");
    }

    @Test
    void what_is_no_longer_verified_is_found_by_nobody_else_with_all_that_stands_in_it() {
        var path = publish("T", word);
        Talk.comment(Visitor.member(running, "farah"), path, word + " too");
        assertEquals(2, found(guest, word).size());
        query("UPDATE article SET state = 'rejected' WHERE id = " + path.replaceAll("\\D", ""));
        running.raiseEdition();
        assertEquals(0, found(guest, word).size());
        assertEquals(0, found(Visitor.member(running, "farah"), word).size());
        assertEquals(2, found(vera, word).size());
        query("UPDATE article SET state = 'verified' WHERE id = " + path.replaceAll("\\D", ""));
        running.raiseEdition();
        assertEquals(2, found(guest, word).size());
    }

    @Test
    void what_is_taken_back_or_waits_for_its_time_is_not_public() {
        var path = publish("T", word);
        Talk.comment(Visitor.member(running, "farah"), path, word + " too");
        assertEquals(2, found(word).size());
        var forms = path + "publication/";
        assertEquals(
                303,
                vera.post(forms, path + "withdrawal", Map.of("reason", "Wrong")).statusCode());
        assertEquals(List.of(), found(word));
        assertEquals(2, found(vera, word).size());
        assertEquals(303, vera.post(forms, path + "return", Map.of()).statusCode());
        assertEquals(2, found(word).size());
        query(
                "UPDATE article SET state = 'scheduled', publish_at = now() + interval '1 day', planned_by = author WHERE id = "
                        + path.replaceAll("\\D", ""));
        running.raiseEdition();
        assertEquals(List.of(), found(word));
        assertEquals(2, found(vera, word).size());
    }

    @Test
    void a_tag_is_known_by_the_names_that_it_had() {
        var path = publish("T", "x", "en", "a" + word + ", b" + word);
        publish("T", "x", "en", "b" + word);
        assertEquals(List.of(path), found("tag:a" + word + " tag:b" + word));
        query(
                "WITH t AS (SELECT min(id) AS id FROM tag WHERE name = 'a%1$s') INSERT INTO tag_alias (slug, tag) SELECT 'old%1$s', id FROM t"
                        .formatted(word));
        running.raiseEdition();
        assertEquals(List.of(path), found("tag:old" + word + " tag:a" + word));
    }

    @Test
    void a_comment_is_found_until_it_is_gone_and_by_what_it_says_now() {
        var path = publish("T", "x");
        var farah = Visitor.member(running, "farah");
        var comment = Talk.comment(farah, path, "It is " + word);
        assertEquals(List.of(path + "#comment-" + comment), found(word));
        var page = "/comments/" + comment + "/";
        var edit = Map.of("body", "It is " + word + "2", "edits", "0");
        farah.post(page, page, edit);
        assertEquals(1, found(word + "2").size());
        assertEquals(303, farah.post(page, page + "deletion", Map.of()).statusCode());
        assertEquals(List.of(), found(word));
        assertEquals(List.of(), found(vera, word), "its place is not found either");
    }

    @Test
    void people_are_found_while_they_are_active() {
        assertEquals("/people/chen/", found("chen user:chen").getFirst());
        assertEquals(List.of(), found("max user:max"));
        var kinds = look("user:chen").body();
        assertTrue(kinds.contains("People 1"), kinds);
        assertEquals(
                List.of("/people/chen/"),
                links(guest.get("/search/?kind=person&q=chen").body()));
    }

    @Test
    void pages_follow_each_other_and_nothing_new_moves_them() {
        var paths = new ArrayList<String>();
        var article = publish("T", "x");
        var farah = Visitor.member(running, "farah");
        for (var i = 0; i < 24; i++) {
            paths.addFirst(article + "#comment-" + Talk.comment(farah, article, word + " no. " + i));
        }
        var first = look(word).body();
        assertEquals(paths.subList(0, 20), links(first));
        Talk.comment(farah, article, word + " in between");
        var next = Visitor.find(NEXT, first).replace("&amp;", "&");
        assertEquals(paths.subList(20, 24), links(guest.get(next).body()));
        assertTrue(first.contains("Comments 24"));
        assertEquals(
                20,
                links(guest.get("/search/?q=" + word + "&behind=9-x-y").body()).size());
        assertEquals(
                200,
                guest.get("/search/?q=" + word + "&behind=1-9999999999999999-1").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "a_b",
                "c\\d",
                "e'f",
                "g\"h",
                "i:*",
                "(j|k)",
                "!l",
                "m & n",
                "<script>",
                "😀",
                "𠮷野",
                "$1",
                "--",
                "^"
            })
    void signs_are_taken_as_they_stand(String signs) {
        var path = publish("T", "`" + word + " " + signs + " `");
        var typed = word + " \"" + signs.replace("\"", "\" \"") + "\"";
        assertEquals(List.of(path), found(typed), typed);
        publish("T", "`" + word + " 100x aXb cXd`");
        assertEquals(List.of(path), found(typed), typed);
        assertFalse(look(typed).body().contains("<script>alert"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''; DROP TABLE account; --",
                "\\",
                "%",
                "_",
                "*",
                ":*",
                "!",
                "&",
                "|",
                "()",
                "<->",
                "\"",
                "-",
                "😀",
                ":",
                "a:b:c",
                "§ ¶"
            })
    void nothing_that_is_typed_is_a_command(String typed) {
        assertEquals(200, look(typed).statusCode(), typed);
    }

    @Test
    void absurd_questions_are_answered() {
        assertEquals(200, guest.get("/search/").statusCode());
        assertEquals(400, guest.get("/search/?q=a%00b").statusCode());
        var long1 = look("x ".repeat(200));
        assertEquals(200, long1.statusCode());
        assertTrue(look("x".repeat(301)).body().contains("first 300 characters"));
        assertFalse(look("x".repeat(300)).body().contains("first 300 characters"));
        assertTrue(look("-fog").body().contains("Say also what to look for"));
        assertTrue(look("no-such-thing-" + word).body().contains("Nothing found"));
    }

    @Test
    void who_asks_too_often_is_told_to_wait() {
        var song = Visitor.member(running, "song");
        var status = 200;
        for (var asked = 0; asked < 61 && status == 200; asked++) {
            status = song.get("/search/?q=fog" + asked).statusCode();
        }
        assertEquals(429, status);
        assertEquals(200, song.get("/search/").statusCode(), "the field is there all the same");
        assertEquals(200, song.get("/search/?q=fog0").statusCode(), "what is known already costs nothing");
    }

    @Test
    void a_browser_is_told_how_to_search_here() {
        var page = guest.get("/").body();
        assertTrue(page.contains("type=\"application/opensearchdescription+xml\""));
        var answer = guest.get("/opensearch.xml");
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("application/opensearchd"));
        assertTrue(
                answer.body()
                        .contains("template=\"" + running.url().toString().replaceAll("/$", "")
                                + "/search/?q={searchTerms}\""),
                answer.body());
    }

    /** All guests of these tests come from one address. */
    private void askedNothingYet() {
        var forget = "for _, key in ipairs(redis.call('KEYS', 'placard:rate:search*')) do redis.call('DEL', key) end";
        running.redis()
                .eval(List.of(forget, "0"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private String publish(String title, String body) {
        return publish(title, body, "en", "");
    }

    private String publish(String title, String body, String language, String tags) {
        return handIn(vera, title, body, language, tags);
    }

    /** Answers the article's path. */
    private String handIn(Visitor writer, String title, String body, String language, String tags) {
        var draft = writer.post("/drafts/", "/drafts", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var fields = Map.of("title", title, "body", body, "language", language, "tags", tags, "version", "0");
        var answer = writer.post(draft, draft + "submission", fields);
        assertEquals(303, answer.statusCode(), answer.body());
        var number =
                query("SELECT max(id) AS id FROM article").iterator().next().getLong("id");
        return "/articles/" + number + "/";
    }

    private RowSet<Row> query(String sql) {
        return running.database()
                .query(sql)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private HttpResponse<String> look(String typed) {
        return look(guest, typed);
    }

    private static HttpResponse<String> look(Visitor visitor, String typed) {
        return visitor.get("/search/?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    private List<String> found(String typed) {
        return found(guest, typed);
    }

    private static List<String> found(Visitor visitor, String typed) {
        return links(look(visitor, typed).body());
    }

    private static List<String> links(String page) {
        return TITLES.matcher(page).results().map(hit -> hit.group(1)).toList();
    }
}
