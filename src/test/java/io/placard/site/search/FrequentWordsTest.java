package io.placard.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is frequent among the newest is looked for in another way than what is rare, and the answers are the same: among
 * 7,000 comments, of which those with even numbers have one word, three have another, and the oldest 600 a third.
 */
@ExtendWith(Running.class)
class FrequentWordsTest {

    private static final Pattern PLACES = Pattern.compile("<a href=\"/articles/\\d+/#comment-(\\d+)\">");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private Running running;
    private Visitor guest;
    private String often;
    private String rarely;
    private String before;
    private long first;

    @BeforeEach
    void much_is_said(Running running) {
        this.running = running;
        guest = Visitor.guest(running);
        var mark = UUID.randomUUID().toString().substring(0, 8);
        often = "often" + mark;
        rarely = "rarely" + mark;
        before = "before" + mark;
        var article = Talk.articleOf(running, "pia").replaceAll("\\D", "");
        first = query("""
                WITH said AS (
                    INSERT INTO comment (article, author, body, body_html, ref, created_at)
                    SELECT %s, (SELECT id FROM account WHERE username = CASE WHEN n %% 4 = 0 THEN 'farah' ELSE 'kofi' END),
                           'x', '<p>No. ' || n || CASE WHEN n %% 2 = 0 THEN ' %s ' ELSE ' ' END
                               || CASE WHEN n IN (7, 900, 4000) THEN '%s' WHEN n <= 600 THEN '%s' ELSE '' END || '</p>',
                           '%s' || n, now() + n * interval '1 millisecond'
                    FROM generate_series(1, 7000) n ORDER BY n RETURNING id)
                SELECT min(id) AS id FROM said
                """.formatted(article, often, rarely, before, mark))
                .iterator()
                .next()
                .getLong("id");
    }

    @AfterEach
    void and_taken_back() {
        query("DELETE FROM comment WHERE id BETWEEN %d AND %d".formatted(first, first + 6_999));
    }

    @Test
    void the_newest_of_a_frequent_word_come_first_and_pages_follow_each_other() {
        var page = look(often);
        assertTrue(page.contains("Comments 100+") && page.contains("People 0"), page);
        assertEquals(numbers(7_000, 20, 2), places(page));
        var next = Visitor.find(NEXT, page).replace("&amp;", "&");
        assertEquals(numbers(6_960, 20, 2), places(guest.get(next).body()));
    }

    @Test
    void a_frequent_word_of_one_person_is_found_among_what_that_one_wrote() {
        assertEquals(numbers(7_000, 20, 4), places(look(often + " user:farah")));
        assertEquals(List.of(), places(look(often + " user:ada")));
    }

    @Test
    void a_rare_word_is_found_wherever_it_is() {
        assertEquals(List.of(first + 3_999, first + 899, first + 6), places(look(rarely)));
        assertEquals(List.of(first + 3_999, first + 899), places(look(rarely + " " + often)));
        assertEquals(List.of(first + 6), places(look(rarely + " -" + often)));
        assertTrue(look(rarely).contains("All 3"));
    }

    @Test
    void where_the_newest_do_not_have_enough_the_older_ones_are_found_all_the_same() {
        assertEquals(numbers(600, 20, 1), places(look(before)));
        query("UPDATE comment SET body_html = '<p>%s</p>' WHERE id BETWEEN %d AND %d"
                .formatted(before, first + 6_900, first + 6_999));
        running.raiseEdition();
        var all = places(look(before));
        assertEquals(numbers(7_000, 20, 1), all);
        var found = new ArrayList<>(all);
        var page = look(before);
        for (var turn = 0; turn < 5; turn++) {
            page = guest.get(Visitor.find(NEXT, page).replace("&amp;", "&")).body();
            found.addAll(places(page));
        }
        assertEquals(numbers(7_000, 100, 1), found.subList(0, 100));
        assertEquals(numbers(600, 20, 1), found.subList(100, 120), "behind these come the oldest");
    }

    /** The comments from a number down. */
    private List<Long> numbers(int newest, int many, int step) {
        var numbers = new ArrayList<Long>();
        for (var at = 0; at < many; at++) {
            numbers.add(first - 1 + newest - (long) at * step);
        }
        return numbers;
    }

    private String look(String typed) {
        return guest.get("/search/?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
    }

    private static List<Long> places(String page) {
        return PLACES.matcher(page)
                .results()
                .map(hit -> Long.parseLong(hit.group(1)))
                .toList();
    }

    private RowSet<Row> query(String sql) {
        return running.database()
                .query(sql)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
