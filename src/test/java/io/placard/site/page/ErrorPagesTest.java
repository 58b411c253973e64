package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Faulty;
import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when something goes wrong, in the reader's language: in a Placard whose servers fail. */
@Faulty
class ErrorPagesTest {

    /** A page that no other test asks for, so that it has to be drawn. */
    private static final String NEVER_ASKED = "/?before=987654321";

    private static final Map<Integer, String> ENGLISH = Map.of(
            400, "That could not be read",
            401, "You are not signed in",
            403, "This is not yours to do",
            404, "There is no such page",
            413, "That is too large",
            500, "Something broke on our side",
            503, "Back in a moment");
    private static final Map<Integer, String> CHINESE = Map.of(
            400, "无法识别的请求",
            401, "您尚未登录",
            403, "您没有这项权限",
            404, "没有这个页面",
            413, "内容太大",
            500, "服务器出了问题",
            503, "马上就好");

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(data, "--log.level=error");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void an_unknown_page_is_said_to_be_so() {
        assertSaid(404, visitor -> visitor.request("/nothing-here"));
    }

    @Test
    void a_form_that_makes_no_sense_is_said_to_be_so() {
        assertSaid(400, visitor -> form(visitor, "/language", "language=xx&_csrf=" + visitor.csrf("/about/")));
    }

    @Test
    void a_form_without_its_token_is_said_to_be_so() {
        assertSaid(403, visitor -> form(visitor, "/language", "language=en"));
    }

    @Test
    void a_body_that_is_too_large_is_said_to_be_so() {
        assertSaid(413, visitor -> form(visitor, "/language", "x=" + "y".repeat(2_000_000)));
    }

    @Test
    void a_guest_where_only_members_are_is_told_so() {
        assertSaid(401, visitor -> visitor.request("/session-key")
                .header("X-CSRF-Token", visitor.csrf("/about/"))
                .POST(BodyPublishers.noBody()));
    }

    @Test
    void a_fault_is_said_without_its_cause() {
        sql("ALTER TABLE article RENAME TO lost");
        try {
            assertSaid(500, visitor -> visitor.request(NEVER_ASKED));
            assertFalse(Visitor.guest(running).get(NEVER_ASKED).body().contains("lost"));
        } finally {
            sql("ALTER TABLE lost RENAME TO article");
        }
    }

    @Test
    void a_site_without_its_redis_asks_for_a_moment(@TempDir Path data) {
        var own = Running.start(data, "--log.level=error");
        try {
            var member = Visitor.member(own, "ada");
            own.redis().shutdown(java.util.List.of("NOSAVE"));
            var answer = member.send(member.request("/").header("Accept-Language", "zh-CN"));
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains(CHINESE.get(503)));
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        } finally {
            own.close();
        }
    }

    @Test
    void every_error_leads_home_and_says_what_was_kept() {
        var page = Visitor.guest(running).get("/nothing-here").body();
        assertTrue(page.contains("Nothing was lost by looking."));
        assertTrue(page.contains("href=\"/\">To the front page</a>"));
    }

    private static void assertSaid(int status, Question question) {
        for (var language :
                Map.of("en-GB,en;q=0.9", ENGLISH, "zh-CN,zh;q=0.9", CHINESE).entrySet()) {
            var visitor = Visitor.guest(running);
            var request = question.of(visitor)
                    .header("Accept-Language", language.getKey())
                    .header("Accept", "text/html");
            HttpResponse<String> answer = visitor.send(request);
            assertEquals(status, answer.statusCode());
            assertTrue(answer.body().contains(language.getValue().get(status)), answer.body());
        }
    }

    private static HttpRequest.Builder form(Visitor visitor, String path, String body) {
        return visitor.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static void sql(String statement) {
        running.database()
                .query(statement)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** What a visitor asks for. */
    private interface Question {
        HttpRequest.Builder of(Visitor visitor);
    }
}
