package io.placard.site.mentions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.placard.site.page.Markdown;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is mentioned, how that is drawn, and who is told. */
@ExtendWith(Running.class)
class MentionsTest {

    private static final String LINK = "href=\"/people/vera/\"";
    private static final Pattern UNREAD = Pattern.compile("notice is-unread\" data-notice=\"[1-9]");
    private static final Pattern REVISION = Pattern.compile("data-revision=\"(\\d+)\"");

    private final Markdown markdown = new Markdown();
    private Running running;
    private Visitor kofi;
    private Visitor amina;
    private String article;

    @BeforeEach
    void amina_has_read_all(Running running) {
        this.running = running;
        kofi = Visitor.member(running, "kofi");
        amina = Visitor.member(running, "amina");
        article = Talk.articleOf(running, "hugo");
        amina.post("/notices/", "/notices/read", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@vera",
                "Ask @vera.",
                "Ask @Vera!",
                "请@vera看",
                "（@vera）",
                "**@vera**",
                "# @vera",
                "- @vera's",
                "a\n@vera"
            })
    void a_mention_is_a_link(String text) {
        assertTrue(html(text).contains(LINK), html(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`@vera`",
                "    @vera",
                "```\n@vera\n```",
                "[@vera](https://example.org)",
                "https://example.org/@vera",
                "https://example.org/?a=@vera",
                "mail@vera",
                "a.@vera",
                "@vera@example.org",
                "me@vera.org",
                "![@vera](/m/x.png)",
                "@veraa",
                "@@vera",
                "<b>@verab</b>"
            })
    void what_only_looks_like_a_mention_is_none(String text) {
        assertFalse(html(text).contains(LINK), html(text));
    }

    @ParameterizedTest
    @CsvSource({"@a.b., a.b", "@a.b.c, a.b.c", "@max_power, max_power"})
    void a_name_may_have_stops_in_it(String text, String name) {
        var html = markdown.html(text, Set.of(name));
        assertTrue(html.contains("<a href=\"/people/" + name + "/\""), html);
    }

    @Test
    void several_mentions_of_one_text_are_all_links_and_no_more_than_twenty_people_are_looked_for() {
        var html = markdown.html("@vera and @kofi, @vera", Set.of("vera", "kofi"));
        assertEquals(4, html.split("<a ", -1).length, html);
        var many = new StringBuilder();
        for (var number = 0; number < 100; number++) {
            many.append("@person").append(number).append(' ');
        }
        assertEquals(20, markdown.mentioned(many.toString()).size());
    }

    @Test
    void a_comment_tells_whom_it_mentions_once_and_nobody_who_is_not_there() {
        var id = Talk.comment(kofi, article, "Ask @amina, @max or @nobody-here, says @kofi.");
        var page = Visitor.guest(running).get(article).body();
        var drawn = page.substring(page.indexOf("id=\"comment-" + id + "\""));
        drawn = drawn.substring(0, drawn.indexOf("<ol"));
        assertTrue(drawn.contains("href=\"/people/amina/\""), drawn);
        assertFalse(drawn.contains("/people/max/") || drawn.contains("/people/nobody-here/"), drawn);
        assertEquals(1, unread(amina));
        assertTrue(amina.get("/notices/").body().contains("mentioned you in"));
        amina.post("/notices/", "/notices/read", Map.of());
        edit(id, "Ask @amina again.", 0);
        assertEquals(0, unread(amina), "once for each comment");
    }

    @Test
    void who_is_mentioned_by_an_edit_is_told() {
        var id = Talk.comment(kofi, article, "Ask somebody.");
        assertEquals(0, unread(amina));
        edit(id, "Ask @amina.", 0);
        assertEquals(1, unread(amina));
    }

    @Test
    void who_is_answered_and_mentioned_has_one_notice() {
        var id = Talk.comment(amina, article, "A question?");
        Talk.reply(kofi, article, id, "An answer, @amina.");
        assertEquals(1, unread(amina));
    }

    @Test
    void an_article_tells_when_it_is_verified_and_whom_a_later_version_mentions_besides() {
        var pia = Visitor.member(running, "pia");
        var vera = Visitor.member(running, "vera");
        var song = Visitor.member(running, "song");
        song.post("/notices/", "/notices/read", Map.of());
        var title = "Who said what " + UUID.randomUUID();
        var path = handIn(pia, Map.of(), title, "@amina said so.");
        assertEquals(0, unread(amina), "nobody can read it yet");
        verify(vera, title);
        assertEquals(1, unread(amina));
        assertTrue(Visitor.guest(running).get(path).body().contains("href=\"/people/amina/\""));
        amina.post("/notices/", "/notices/read", Map.of());
        handIn(pia, Map.of("article", path.replaceAll("\\D", "")), title, "@amina and @song said so.");
        verify(vera, title);
        assertEquals(0, unread(amina));
        assertEquals(1, unread(song));
    }

    @Test
    void the_preview_shows_the_link() {
        var answer = kofi.post("/drafts/", "/drafts/preview", Map.of("body", "Ask @vera and @nobody-here."));
        assertTrue(answer.body().contains(LINK) && !answer.body().contains("/people/nobody-here/"), answer.body());
    }

    private String html(String text) {
        return markdown.html(text, Set.of("vera"));
    }

    private static String handIn(Visitor author, Map<String, String> begin, String title, String body) {
        var draft = location(author.post("/drafts/", "/drafts", begin));
        var version = Visitor.find(
                Pattern.compile("name=\"version\" value=\"(\\d+)\""),
                author.get(draft).body());
        var fields = Map.of("title", title, "body", body, "language", "en", "tags", "", "version", version);
        return location(author.post(draft, draft + "submission", fields));
    }

    private static void verify(Visitor verifier, String title) {
        var queue = verifier.get("/verification/").body();
        var item = queue.substring(queue.lastIndexOf("<li class=\"queue-item\"", queue.indexOf(title)));
        var decided = verifier.post(
                "/verification/", "/verification/" + Visitor.find(REVISION, item), Map.of("state", "verified"));
        assertEquals(303, decided.statusCode());
    }

    private void edit(long comment, String body, int edits) {
        var page = "/comments/" + comment + "/";
        var fields = Map.of("body", body, "edits", Integer.toString(edits));
        assertEquals(303, kofi.post(page, page, fields).statusCode());
    }

    private static long unread(Visitor visitor) {
        return UNREAD.matcher(visitor.get("/notices/").body()).results().count();
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
    }
}
