package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told not to do with our pages. */
@ExtendWith(Running.class)
class HeadersTest {

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern FORBIDDEN = Pattern.compile("<[^>]*\\s(style|on[a-z]+)=\"|javascript:");
    private static final Pattern SCRIPT = Pattern.compile("<script(?![^>]* nonce=\"([^\"]+)\")");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles/1/", "/people/pia/", "/notices/", "/about/", "/sign-in", "/nothing-here"})
    void every_page_forbids_what_it_does_not_need(String path, Running running) {
        for (var visitor : new Visitor[] {Visitor.guest(running), Visitor.member(running, "pia")}) {
            var page = visitor.get(path);
            var policy = header(page, "Content-Security-Policy");
            for (var part : new String[] {
                "default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"
            }) {
                assertTrue(policy.contains(part), policy);
            }
            assertFalse(policy.contains("unsafe-inline") || policy.contains("unsafe-eval"), policy);
            assertEquals("nosniff", header(page, "X-Content-Type-Options"));
            assertEquals("same-origin", header(page, "Referrer-Policy"));
            assertEquals("DENY", header(page, "X-Frame-Options"));
            assertTrue(header(page, "Cache-Control").contains("private") || page.statusCode() == 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles/1/", "/notices/"})
    void a_nonce_is_for_one_answer_and_on_each_of_its_scripts(String path, Running running) {
        var pia = Visitor.member(running, "pia");
        var page = pia.get(path);
        var nonce = Visitor.find(NONCE, header(page, "Content-Security-Policy"));
        assertNotEquals(nonce, Visitor.find(NONCE, header(pia.get(path), "Content-Security-Policy")));
        assertTrue(page.body().contains("nonce=\"" + nonce + "\""));
        assertFalse(SCRIPT.matcher(page.body()).find(), "a script without the nonce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles/1/", "/people/pia/", "/notices/", "/about/", "/sign-in", "/nothing-here"})
    void no_page_carries_inline_styles_or_handlers(String path, Running running) {
        var found = FORBIDDEN.matcher(Visitor.member(running, "pia").get(path).body());
        assertFalse(found.find(), () -> found.group());
    }

    @Test
    void behind_tls_a_browser_is_told_to_stay_there(Running running) {
        var guest = Visitor.guest(running);
        var behindTls = guest.send(guest.request("/").header("X-Forwarded-Proto", "https"));
        assertTrue(behindTls.headers().firstValue("Strict-Transport-Security").isPresent());
        assertFalse(
                guest.get("/").headers().firstValue("Strict-Transport-Security").isPresent());
    }

    @Test
    void what_one_reader_sees_is_kept_by_no_shared_cache(Running running) {
        var page = Visitor.member(running, "pia").get("/");
        assertTrue(header(page, "Cache-Control").contains("private"));
        assertTrue(header(page, "Vary").contains("Cookie"));
    }

    @Test
    void every_page_is_complete_without_scripts(Running running) {
        var pia = Visitor.member(running, "pia");
        var pages = Map.of(
                "/", "class=\"story-title\"",
                "/articles/1/", "class=\"comment-body\"",
                "/notices/", "id=\"notices\"",
                "/people/pia/", "class=\"placard-name\"");
        pages.forEach((path, content) -> assertTrue(pia.get(path).body().contains(content), path));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow(() -> new AssertionError("no " + name));
    }
}
