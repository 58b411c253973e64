package io.placard.site.articles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which articles, and that they do no harm. */
@ExtendWith(Running.class)
class ArticlesTest {

    private static final Pattern IN_A_TAG = Pattern.compile("<[^>]* onmouseover=");
    private static final Pattern STORY =
            Pattern.compile("<h3 class=\"story-title\"[^>]*><a href=\"/articles/(\\d+)/\"");
    private static final Pattern STORY_LANGUAGE = Pattern.compile("<h3 class=\"story-title\" lang=\"([^\"]+)\"");
    private static final Pattern OLDER =
            Pattern.compile("<a class=\"button button-plain\" href=\"([^\"]+)\" rel=\"next\"");

    @Test
    void a_guest_sees_verified_articles_only(Running running) {
        var guest = Visitor.guest(running);
        // what other tests wrote may have pushed them off the first page
        var news = new StringBuilder();
        for (var path = Optional.of("/?language=all"); path.isPresent(); ) {
            var page = guest.get(path.get()).body();
            news.append(page);
            path = older(page);
        }
        assertTrue(news.indexOf("Tanker adrift") > 0);
        assertFalse(news.indexOf("Fog in the harbour") > 0);
    }

    @Test
    void a_pending_article_is_not_found_but_by_its_author_and_the_verifiers(Running running) {
        var id = idOf(running, "Fog in the harbour, shuttle buses late");
        var author =
                text(running, "SELECT p.username FROM article a JOIN account p ON p.id = a.author WHERE a.id = " + id);
        var path = "/articles/" + id + "/";
        assertEquals(200, Visitor.member(running, author).get(path).statusCode());
        assertEquals(404, Visitor.guest(running).get(path).statusCode());
        assertEquals(404, Visitor.member(running, "kofi").get(path).statusCode());
        assertEquals(200, Visitor.member(running, "ada").get(path).statusCode());
        assertFalse(Visitor.guest(running).get("/people/" + author + "/").body().contains("Fog in the harbour"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hans"})
    void the_news_of_one_language_hold_no_other(String language, Running running) {
        var page = Visitor.guest(running).get("/?language=" + language).body();
        var found = new HashSet<>(all(STORY_LANGUAGE, page));
        assertEquals(Set.of(language), found);
    }

    @Test
    void a_member_who_wants_one_language_gets_it_and_may_ask_for_all(Running running) {
        var kofi = Visitor.member(running, "kofi");
        assertEquals(
                Set.of("en"), new HashSet<>(all(STORY_LANGUAGE, kofi.get("/").body())));
        var seen = new HashSet<String>();
        var path = Optional.of("/?language=all");
        while (path.isPresent() && seen.size() < 2) {
            var page = kofi.get(path.get()).body();
            seen.addAll(all(STORY_LANGUAGE, page));
            path = older(page);
        }
        assertEquals(2, seen.size());
    }

    @Test
    void pages_of_news_follow_each_other_without_gap_or_repetition(Running running) {
        var guest = Visitor.guest(running);
        var seen = new ArrayList<String>();
        for (var path = Optional.of("/?language=all"); path.isPresent(); ) {
            var page = guest.get(path.get()).body();
            seen.addAll(all(STORY, page));
            path = older(page);
        }
        var expected = column(running, """
                SELECT id::text FROM article WHERE state = 'verified' AND NOT file ORDER BY created_at DESC, id DESC
                """);
        assertTrue(expected.size() > 10, "the premise: more than a page");
        assertEquals(expected, seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/0/",
                "/articles/999999/",
                "/articles/x/",
                "/articles/-1/",
                "/articles/1x/",
                "/articles/99999999999999999999/",
                "/people/nobody/",
                "/first-account/x"
            })
    void what_is_not_there_is_not_found(String path, Running running) {
        assertEquals(404, Visitor.guest(running).get(path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/%00/", "/?language=%00"})
    void an_address_that_can_be_read_in_two_ways_is_refused(String path, Running running) {
        assertEquals(400, Visitor.guest(running).get(path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?before=x",
                "/?before=999999",
                "/?before=-1",
                "/?language=xx",
                "/articles/1/?reply=x",
                "/?before=99999999999999999999",
                "/articles/1/?reply=999999"
            })
    void a_wrong_question_is_not_a_fault(String path, Running running) {
        assertEquals(200, Visitor.guest(running).get(path).statusCode());
    }

    @Test
    void a_hostile_title_is_only_words_wherever_it_stands(Running running) {
        var title = "<script>alert(1)</script>\" onmouseover=\"alert(2) " + System.nanoTime();
        var id = add(running, title);
        try {
            tellReaders(running);
            assertOnlyWords(running, List.of("/?language=all", "/articles/" + id + "/", "/people/marta/"));
        } finally {
            run(running, "DELETE FROM article WHERE id = " + id);
            tellReaders(running);
        }
    }

    /** The way to the page behind this one. */
    private static Optional<String> older(String page) {
        return all(OLDER, page).stream().map(link -> link.replace("&amp;", "&")).findFirst();
    }

    private static void assertOnlyWords(Running running, List<String> paths) {
        var guest = Visitor.guest(running);
        for (var path : paths) {
            var page = guest.get(path).body();
            assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), path);
            assertFalse(page.contains("<script>alert"), path);
            assertFalse(IN_A_TAG.matcher(page).find(), path);
        }
    }

    /** What was written past the site shows with the next thing that happens. */
    private static void tellReaders(Running running) {
        Talk.comment(Visitor.member(running, "hugo"), Talk.articleOf(running, "pia"), "Something happens.");
    }

    private static long add(Running running, String title) {
        var values = Tuple.of(title);
        var rows = running.database()
                .preparedQuery("""
                        INSERT INTO article (author, title, body, body_html, excerpt, language, state, created_at)
                        SELECT id, $1, '', '<p>Nothing.</p>', $1, 'en', 'verified', now() FROM account WHERE username = 'marta'
                        RETURNING id
                        """)
                .execute(values)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return rows.iterator().next().getLong("id");
    }

    private static String idOf(Running running, String title) {
        return text(running, "SELECT id::text FROM article WHERE title = '" + title + "'");
    }

    private static String text(Running running, String sql) {
        return column(running, sql).getFirst();
    }

    private static List<String> column(Running running, String sql) {
        var found = new ArrayList<String>();
        run(running, sql).forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private static RowSet<Row> run(Running running, String sql) {
        return running.database()
                .query(sql)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static List<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(match -> match.group(1)).toList();
    }
}
