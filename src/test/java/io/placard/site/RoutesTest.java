package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.placard.Running;
import io.placard.Wire;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the site map does with paths that are nearly in it. */
@ExtendWith(Running.class)
class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/settings/security?done=password, /settings/security/?done=password",
        "/people/ada, /people/ada/",
        "/articles/7, /articles/7/",
        "//elsewhere.example/../clock, /clock/"
    })
    void a_path_without_its_last_slash_leads_to_where_it_stands(String bare, String whole, Running running) {
        var answer = answer(running, bare);
        assertEquals(301, answer.status());
        assertEquals(whole, answer.headers().get("location"));
    }

    @ParameterizedTest
    @CsvSource({"/nothing-here", "/comments", "/articles/x/y"})
    void a_path_that_is_nowhere_leads_nowhere(String path, Running running) {
        assertEquals(404, answer(running, path).status());
    }

    private static Wire.Answer answer(Running running, String path) {
        return Wire.exchange(
                running.url(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
