package io.placard.site.articles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of commenting, by the form alone. */
@ExtendWith(Running.class)
class CommentsTest {

    private Visitor hugo;
    private String article;

    @BeforeEach
    void hugo_reads_an_article(Running running) {
        hugo = Visitor.member(running, "hugo");
        article = Talk.articleOf(running, "pia");
    }

    @Test
    void a_comment_stands_below_the_article_for_everybody(Running running) {
        var words = "Well put " + UUID.randomUUID();
        var id = Talk.comment(hugo, article, words);
        var page = Visitor.guest(running).get(article).body();
        assertTrue(page.contains("id=\"comment-" + id + "\""));
        assertTrue(page.contains(words));
    }

    @Test
    void a_comment_may_have_four_thousand_characters_of_any_script_and_no_more() {
        for (var letter : List.of("x", "会", "é")) {
            assertEquals(303, post(letter.repeat(4_000)).statusCode(), letter);
            var refused = post(letter.repeat(4_001));
            assertEquals(422, refused.statusCode(), letter);
            assertTrue(refused.body().contains(letter.repeat(4_001)), "what was typed is kept");
            assertTrue(refused.body().contains("longer than 4,000 characters"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t "})
    void a_comment_without_words_is_refused(String body) {
        var answer = post(body);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Write something first."));
    }

    @Test
    void a_nul_is_refused_and_not_a_fault() {
        assertEquals(422, post("a\0b").statusCode());
        assertEquals(422, post(article, "a", "re\0f", "").statusCode());
    }

    @Test
    void a_form_without_its_ref_or_with_a_broken_parent_is_refused() {
        assertEquals(422, post(article, "a", "", "").statusCode());
        assertEquals(422, post(article, "a", "r".repeat(65), "").statusCode());
        assertEquals(422, post(article, "a", UUID.randomUUID().toString(), "x").statusCode());
        assertEquals(422, post(article, "a", UUID.randomUUID().toString(), "-1").statusCode());
    }

    @Test
    void an_answer_to_a_comment_of_another_article_is_refused(Running running) {
        var elsewhere = Talk.comment(hugo, Talk.articleOf(running, "lin"), "Elsewhere.");
        var parent = Long.toString(elsewhere);
        assertEquals(
                404, post(article, "a", UUID.randomUUID().toString(), parent).statusCode());
        assertEquals(
                404,
                post(article, "a", UUID.randomUUID().toString(), "999999999").statusCode());
    }

    @Test
    void a_comment_on_what_is_not_there_is_not_found() {
        assertEquals(
                404,
                post("/articles/999999/", "a", UUID.randomUUID().toString(), "").statusCode());
    }

    @Test
    void one_ref_writes_one_comment_however_often_it_is_sent() {
        var ref = UUID.randomUUID().toString();
        var first = post(article, "Once.", ref, "");
        var again = post(article, "Once.", ref, "");
        assertEquals(303, first.statusCode());
        assertEquals(location(first), location(again));
    }

    @Test
    void a_guest_who_comments_is_asked_to_sign_in(Running running) {
        var guest = Visitor.guest(running);
        var answer = guest.post(article, article + "comments", Map.of("body", "Me too.", "ref", "r", "parent", ""));
        assertEquals(303, answer.statusCode());
        assertTrue(location(answer).startsWith("/sign-in?next="));
    }

    @Test
    void a_guest_who_signs_in_to_comment_comes_back_to_the_article(Running running) {
        var guest = Visitor.guest(running);
        var fields = Map.of("body", "Me too.", "ref", "r", "parent", "", "_csrf", guest.csrf(article));
        var page = running.url().resolve(article).toString();
        var asked = guest.postForm(article + "comments", fields, "Referer", page);
        assertEquals("/sign-in?next=" + article.replace("/", "%2F"), location(asked));
        var elsewhere = guest.postForm(article + "comments", fields, "Referer", "https://evil.example/");
        assertEquals("/sign-in?next=%2F", location(elsewhere));
    }

    @Test
    void what_is_written_can_do_no_harm(Running running) {
        var id = Talk.comment(hugo, article, """
                <img src=x onerror=alert(1)> [a](javascript:alert(2)) ![b](https://evil.example/p.png)
                <script>alert(3)</script> <a href="data:text/html,x">c</a>

                **bold**
                """);
        var page = Visitor.guest(running).get(article).body();
        var comment = page.substring(page.indexOf("id=\"comment-" + id + "\""));
        var body = comment.substring(0, comment.indexOf("<ol"));
        assertTrue(body.contains("<strong>bold</strong>"), body);
        for (var harm :
                List.of("<img src", "<script", "<a href=\"data", "href=\"javascript", "href=\"data", "src=\"https")) {
            assertFalse(body.contains(harm), harm + " in " + body);
        }
    }

    private HttpResponse<String> post(String body) {
        return post(article, body, UUID.randomUUID().toString(), "");
    }

    private HttpResponse<String> post(String path, String body, String ref, String parent) {
        return hugo.post(article, path + "comments", Map.of("body", body, "ref", ref, "parent", parent));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
