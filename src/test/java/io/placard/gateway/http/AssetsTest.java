package io.placard.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Static files as a browser asks for them. */
@ExtendWith(Running.class)
class AssetsTest {

    private static final Pattern STYLE = Pattern.compile("href=\"(/static/css/placard\\.[0-9a-f]+\\.css)\"");

    @Test
    void a_hashed_address_may_be_kept_for_ever_and_a_plain_one_is_asked_for_again(Running running) {
        assertTrue(header(get(running, style(running)), "Cache-Control").contains("immutable"));
        assertEquals("no-cache", header(get(running, "/static/css/placard.css"), "Cache-Control"));
    }

    @Test
    void a_style_sheet_is_one_file_and_names_hashed_files_only(Running running) {
        var text = get(running, style(running)).body();
        assertFalse(text.contains("@import"));
        assertFalse(Pattern.compile("url\\((?!/static/[^)]+\\.[0-9a-f]{12}\\.|data:)")
                .matcher(text)
                .find());
    }

    @Test
    void what_the_browser_has_is_not_sent_again(Running running) {
        var path = style(running);
        var etag = header(get(running, path), "ETag");
        var again = get(running, path, "If-None-Match", etag);
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(200, get(running, path, "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void it_comes_packed_as_the_browser_likes(Running running) {
        var path = style(running);
        assertEquals("br", header(get(running, path, "Accept-Encoding", "gzip, br"), "Content-Encoding"));
        assertEquals("gzip", header(get(running, path, "Accept-Encoding", "gzip, br;q=0"), "Content-Encoding"));
        assertTrue(get(running, path).headers().firstValue("Content-Encoding").isEmpty());
        assertEquals("accept-encoding", header(get(running, path), "Vary").toLowerCase(Locale.ROOT));
    }

    @Test
    void a_part_is_sent_where_a_part_is_asked_for(Running running) {
        var path = style(running);
        var whole = get(running, path).body();
        var part = get(running, path, "Range", "bytes=10-19");
        assertEquals(206, part.statusCode());
        assertEquals(whole.substring(10, 20), part.body());
        assertTrue(header(part, "Content-Range").startsWith("bytes 10-19/"));
        assertEquals(416, get(running, path, "Range", "bytes=99999999-").statusCode());
        assertEquals(
                200,
                get(running, path, "Range", "bytes=10-19", "If-Range", "\"other\"")
                        .statusCode());
    }

    private static String style(Running running) {
        return Visitor.find(STYLE, get(running, "/").body());
    }

    private static HttpResponse<String> get(Running running, String path, String... headers) {
        var guest = Visitor.guest(running);
        var request = guest.request(path).GET();
        return guest.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
