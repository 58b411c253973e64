package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that staff take away to their spreadsheets. */
@ExtendWith(Running.class)
class CsvTest {

    private Running running;
    private Visitor secretary;

    @BeforeEach
    void enter(Running given) {
        running = given;
        secretary = Visitor.member(running, Newcomer.make(running, "secretariat"));
    }

    @Test
    void a_cell_is_quoted_and_a_formula_is_defused() {
        assertEquals("\"a\",\"b \"\"c\"\", d\",\"\"\r\n", Csv.of(List.of("a", "b \"c\", d", "")));
        for (var formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertEquals("\"'" + formula + "\"\r\n", Csv.of(List.of(formula)));
        }
        assertEquals("\"1-1\",\"两\n行\"\r\n", Csv.of(List.of("1-1", "两\n行")));
    }

    @ParameterizedTest
    @CsvSource({"accounts,accounts", "articles,articles", "comments,comments", "files,files", "audit,audit"})
    void a_table_is_a_file_with_its_date_that_spreadsheets_know(String list, String name) {
        var answer = secretary.get("/admin/" + list + "/export.csv");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().startsWith("\ufeff\""), "the mark of UTF-8");
        assertEquals("text/csv; charset=utf-8", header(answer, "Content-Type"));
        var disposition = header(answer, "Content-Disposition");
        assertTrue(
                disposition.matches("attachment; filename=\"" + name + "-\\d{4}-\\d\\d-\\d\\d\\.csv\""), disposition);
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertTrue(secretary.get("/admin/" + list + "/").body().contains("/admin/" + list + "/export.csv?"));
    }

    @Test
    void a_table_has_what_the_filter_shows_and_all_of_it() {
        var word = "csv" + UUID.randomUUID().toString().substring(0, 8);
        sql("INSERT INTO account (username, nickname, role, password, created_at) SELECT '" + word + "-' || n,"
                + " '=' || n || ' " + word + "', 'observer', '', now() FROM generate_series(1, 1234) n");
        var all = secretary
                .get("/admin/accounts/export.csv?q=" + word + "&after=zzz")
                .body();
        assertEquals(1_235, lines(all), "one of them is the head, and it begins from the beginning");
        assertTrue(all.contains("\"'=1234 " + word + "\""), "a name is no formula");
        assertEquals(
                1,
                lines(secretary
                        .get("/admin/accounts/export.csv?q=" + word + "&role=chair")
                        .body()));
    }

    @Test
    void the_language_is_the_readers() {
        var chinese = secretary.send(
                secretary.request("/admin/articles/export.csv?state=pending").header("Accept-Language", "zh-CN"));
        assertTrue(chinese.body().startsWith("\ufeff\"编号\",\"标题\""), chinese.body());
        assertTrue(chinese.body().contains("\"待审核\"") && !chinese.body().contains("\"已发布\""), chinese.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "articles", "comments", "files", "audit"})
    void members_take_nothing_away(String list) {
        var delegate = Visitor.member(running, Newcomer.make(running, "delegate"));
        assertEquals(403, delegate.get("/admin/" + list + "/export.csv").statusCode());
        assertEquals(
                303,
                Visitor.guest(running).get("/admin/" + list + "/export.csv").statusCode());
        var verifier = Visitor.member(running, Newcomer.make(running, "verifier"));
        var own = List.of("articles", "comments", "files").contains(list);
        assertEquals(
                own ? 200 : 403, verifier.get("/admin/" + list + "/export.csv").statusCode());
        assertFalse(own && verifier.get("/admin/").body().contains("/admin/accounts/"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static long lines(String table) {
        return table.lines().count();
    }

    private void sql(String statement) {
        running.database()
                .query(statement)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
