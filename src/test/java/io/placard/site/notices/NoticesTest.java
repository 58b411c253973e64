package io.placard.site.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is told of what, and reading it. */
@ExtendWith(Running.class)
class NoticesTest {

    private static final Pattern UNREAD = Pattern.compile("<li class=\"notice is-unread\" data-notice=\"([1-9]\\d*)\"");
    private static final Pattern ALL = Pattern.compile("<li class=\"notice [^\"]*\" data-notice=\"([1-9]\\d*)\"");

    private Visitor lin;
    private Visitor kofi;
    private Visitor pia;
    private String article;

    @BeforeEach
    void lin_has_read_all(Running running) {
        lin = Visitor.member(running, "lin");
        kofi = Visitor.member(running, "kofi");
        pia = Visitor.member(running, "pia");
        article = Talk.articleOf(running, "lin");
        for (var member : List.of(lin, kofi, pia)) {
            member.post("/notices/", "/notices/read", Map.of());
        }
    }

    @Test
    void a_comment_on_my_article_gives_me_a_notice_that_leads_there() {
        var comment = Talk.comment(kofi, article, "Well put.");
        var page = lin.get("/notices/").body();
        assertEquals(1, unread(lin).size());
        assertTrue(page.contains("href=\"" + article + "#comment-" + comment + "\""));
        assertTrue(page.contains("Kofi Mensah"));
    }

    @Test
    void an_answer_to_my_comment_gives_me_a_notice() {
        var comment = Talk.comment(kofi, article, "A question?");
        Talk.reply(pia, article, comment, "An answer.");
        assertEquals(1, unread(kofi).size());
        assertTrue(kofi.get("/notices/").body().contains("replied to your comment on"));
    }

    @Test
    void my_own_comment_gives_me_none() {
        Talk.comment(lin, article, "A correction.");
        assertEquals(List.of(), unread(lin));
    }

    @Test
    void an_answer_to_myself_tells_the_author_of_the_article_and_not_me() {
        var comment = Talk.comment(kofi, article, "A thought.");
        lin.post("/notices/", "/notices/read", Map.of());
        Talk.reply(kofi, article, comment, "On second thoughts.");
        assertEquals(List.of(), unread(kofi));
        assertEquals(1, unread(lin).size());
    }

    @Test
    void several_comments_make_one_notice_that_counts_the_people() {
        Talk.comment(kofi, article, "One.");
        Talk.comment(pia, article, "Two.");
        Talk.comment(pia, article, "Three.");
        assertEquals(1, unread(lin).size());
        assertTrue(lin.get("/notices/").body().contains("Pia Rossi</b>"));
        assertTrue(lin.get("/notices/").body().contains(" and 1 other<"));
    }

    @Test
    void a_notice_that_was_read_is_unread_again_when_more_happens() {
        Talk.comment(kofi, article, "One.");
        var notice = unread(lin).getFirst();
        assertEquals(303, mark(lin, notice));
        assertEquals(List.of(), unread(lin));
        Talk.comment(pia, article, "Two.");
        assertEquals(List.of(notice), unread(lin));
    }

    @Test
    void one_or_all_are_marked_as_read() {
        Talk.comment(pia, article, "One.");
        var comment = Talk.comment(lin, article, "My own.");
        Talk.reply(pia, article, comment, "An answer.");
        var both = unread(lin);
        assertEquals(2, both.size());
        assertEquals(303, mark(lin, both.getFirst()));
        assertEquals(List.of(both.getLast()), unread(lin));
        assertEquals(303, lin.post("/notices/", "/notices/read", Map.of()).statusCode());
        assertEquals(List.of(), unread(lin));
    }

    @Test
    void a_notice_of_somebody_else_is_not_found_and_stays_unread() {
        Talk.comment(kofi, article, "Well put.");
        var notice = unread(lin).getFirst();
        assertEquals(404, mark(kofi, notice));
        assertEquals(List.of(notice), unread(lin));
        assertEquals(303, mark(lin, notice));
        assertEquals(303, mark(lin, notice), "marked again, it stays marked");
    }

    @Test
    void what_is_no_notice_is_refused() {
        assertEquals(404, mark(lin, "999999999"));
        assertEquals(400, mark(lin, "x"));
    }

    @Test
    void pages_of_notices_follow_each_other_without_gap_or_repetition(Running running) {
        var name = Newcomer.make(running, "observer");
        running.database()
                .preparedQuery("""
                        INSERT INTO notice (account, category, kind, keyword, actors, article, link, at, read_at)
                        SELECT p.id, 'comments', 'comment', 'many:' || n, ARRAY[p.id], 1, '/articles/1/', now(), now()
                        FROM account p, generate_series(1, 45) n WHERE p.username = $1
                        """)
                .execute(Tuple.of(name))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var member = Visitor.member(running, name);
        var first = member.get("/notices/").body();
        var older = Visitor.find(Pattern.compile("href=\"([^\"]+)\" rel=\"next\""), first);
        var seen = new ArrayList<>(all(ALL, first));
        seen.addAll(all(ALL, member.get(older).body()));
        assertEquals(45, seen.size());
        assertEquals(45, new HashSet<>(seen).size());
    }

    private static int mark(Visitor member, String notice) {
        return member.post("/notices/", "/notices/read", Map.of("notice", notice))
                .statusCode();
    }

    private static List<String> unread(Visitor member) {
        return all(UNREAD, member.get("/notices/").body());
    }

    private static List<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(match -> match.group(1)).toList();
    }
}
