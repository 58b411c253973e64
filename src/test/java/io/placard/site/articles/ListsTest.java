package io.placard.site.articles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of articles by tag, author and language. */
@ExtendWith(Running.class)
class ListsTest {

    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
    private static final Pattern NEWER = Pattern.compile("href=\"([^\"]+)\" rel=\"prev\"");

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
    void a_tag_leads_to_the_articles_that_bear_it() {
        Press.file(vera, "First " + word, word + ", Votes", "en");
        var other = Press.file(vera, "Second " + word, "Votes", "en");
        assertTrue(guest.get(other).body().contains("href=\"/tags/votes/\""));
        var page = guest.get("/tags/" + word + "/");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("First " + word) && page.body().contains("1 article"), page.body());
        assertFalse(page.body().contains("Second " + word));
    }

    @Test
    void tag_author_and_language_combine() {
        Press.file(vera, "English " + word, word, "en");
        Press.file(vera, "Chinese " + word, word, "zh-Hans");
        Press.file(Visitor.member(running, "ada"), "By ada " + word, word, "en");
        var path = "/articles/?tag=" + word + "&author=vera";
        var both = guest.get(path).body();
        assertTrue(both.contains("English " + word) && both.contains("Chinese " + word), both);
        assertFalse(both.contains("By ada " + word));
        assertTrue(both.contains("Author: Vera Lindqvist") && both.contains("Tag: " + word), both);
        var chinese = guest.get(path + "&language=zh-Hans").body();
        assertTrue(chinese.contains("Chinese " + word));
        assertFalse(chinese.contains("English " + word));
        assertTrue(guest.get("/tags/" + word + "/?language=zh-Hans").body().contains("1 article<"));
        assertTrue(guest.get("/people/ada/").body().contains("By ada " + word));
        assertFalse(guest.get("/people/ada/").body().contains("English " + word));
    }

    @Test
    void pages_go_back_and_forward_through_all_without_a_gap() {
        var titles = new ArrayList<String>();
        for (var number = 100; number < 145; number++) {
            titles.add(0, number + " " + word);
            Press.file(vera, number + " " + word, word, "en");
        }
        var first = guest.get("/tags/" + word + "/").body();
        assertTrue(first.contains("45 articles"), first);
        assertFalse(NEWER.matcher(first).find(), "nothing is newer");
        var second = guest.get(link(OLDER, first)).body();
        var third = guest.get(link(OLDER, second)).body();
        assertFalse(OLDER.matcher(third).find(), "nothing is older");
        var seen = new ArrayList<>(shown(first));
        seen.addAll(shown(second));
        seen.addAll(shown(third));
        assertEquals(titles, seen);
        assertEquals(shown(second), shown(guest.get(link(NEWER, third)).body()));
    }

    @Test
    void what_waits_is_in_no_list_and_names_no_tag() {
        var pia = Visitor.member(running, "pia");
        var article = Press.file(pia, "Waiting " + word, word, "en");
        assertEquals(200, pia.get(article).statusCode());
        for (var path : new String[] {"/articles/", "/people/pia/", "/tags/"}) {
            assertFalse(guest.get(path).body().contains(word), path);
        }
        assertEquals(404, guest.get("/tags/" + word + "/").statusCode());
    }

    @Test
    void all_tags_stand_in_the_order_of_the_readers_language_with_their_counts() {
        Press.file(vera, "One " + word, "曹 " + word + ", 啊 " + word + ", 白 " + word, "zh-Hans");
        Press.file(vera, "Two " + word, "白 " + word, "zh-Hans");
        var page = guest.send(guest.request("/tags/")
                        .header("Accept-Language", "zh-CN")
                        .GET())
                .body();
        var all = page.substring(page.indexOf("id=\"all\""));
        assertTrue(all.indexOf("啊 " + word) < all.indexOf("白 " + word), all);
        assertTrue(all.indexOf("白 " + word) < all.indexOf("曹 " + word), all);
        assertTrue(all.contains("白 " + word + "</span> <span class=\"tag-count\">2<"), all);
    }

    @Test
    void tags_that_only_look_different_are_one() {
        Press.file(vera, "Large " + word, "Fog " + word, "en");
        Press.file(vera, "Small " + word, "fog  " + word + ", FOG " + word, "en");
        var page = guest.get("/tags/fog-" + word + "/").body();
        assertTrue(page.contains("Large " + word) && page.contains("Small " + word), page);
    }

    @Test
    void a_language_without_articles_says_so_and_leads_on() {
        Press.file(vera, "Only " + word, word, "en");
        var page = guest.get("/tags/" + word + "/?language=zh-Hans").body();
        assertTrue(page.contains("Nothing in this language yet") && page.contains("Show all languages"), page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/?tag=%5C%25&author=%27&before=x",
                "/articles/?before=99999999999",
                "/articles/?after=0&language=xx",
                "/articles/?tag=none-such&author=nobody"
            })
    void what_nobody_can_mean_finds_nothing_and_breaks_nothing(String path) {
        assertEquals(200, guest.get(path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags/none-such/", "/tags/%27/", "/tags/%3Cb%3E/"})
    void a_tag_that_is_not_there_is_not_found(String path) {
        assertEquals(404, guest.get(path).statusCode());
    }

    private List<String> shown(String page) {
        return Pattern.compile(">(\\d{3} " + word + ")</a>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String link(Pattern pattern, String page) {
        return Visitor.find(pattern, page).replace("&amp;", "&");
    }
}
