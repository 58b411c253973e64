package io.placard.site.avatars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Running.class)
class AvatarsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ada Whitfield", "陈予安", "مريم", "👩 Tech", "Zoë"})
    void a_persons_picture_has_the_letters_of_their_card(String nickname, Running running) {
        var person = new Person(8, "any", nickname, Role.DELEGATE);
        var answer = Visitor.guest(running).get(person.avatar() + "?size=128");
        assertEquals(200, answer.statusCode(), person::avatar);
        assertTrue(answer.body().contains(">" + person.letters() + "</text>"), answer.body());
        assertTrue(answer.body().contains("width=\"128\"") && answer.body().contains("#f8ece0"), answer.body());
    }

    @Test
    void any_cache_may_keep_it_and_it_runs_nothing(Running running) {
        var headers = Visitor.guest(running).get("/avatars/1-AW.svg").headers();
        assertEquals("image/svg+xml", headers.firstValue("Content-Type").orElseThrow());
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
        assertTrue(headers.firstValue("Content-Security-Policy").orElseThrow().contains("sandbox"));
        assertTrue(headers.firstValue("Cache-Control").orElseThrow().contains("immutable"));
        assertTrue(headers.allValues("Set-Cookie").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-%3Cscript%3E.svg",
                "1-%22%3E.svg",
                "1-ABC.svg",
                "x-AB.svg",
                "1.svg",
                "1-AB",
                "-AB.svg",
                "1-A%26.svg"
            })
    void what_is_no_seed_has_no_picture(String file, Running running) {
        assertEquals(404, Visitor.guest(running).get("/avatars/" + file).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "99999", "-5", "12345678901234567890", "%3Cb%3E"})
    void a_size_without_measure_is_bounded(String size, Running running) {
        var body = Visitor.guest(running).get("/avatars/1-A.svg?size=" + size).body();
        assertTrue(body.matches("(?s).*width=\"(16|64|512)\" .*"), body);
    }

    @Test
    void the_tints_are_those_of_the_style_sheet() throws IOException {
        var tokens = Files.readString(Path.of("src/main/resources/webroot/css/tokens.css"));
        for (var tint = 0; tint < Avatar.TINTS.size(); tint++) {
            assertTrue(tokens.contains(
                    "--seat-%d: %s;".formatted(tint, Avatar.TINTS.get(tint).get(0))));
            assertTrue(tokens.contains(
                    "--seat-ink-%d: %s;".formatted(tint, Avatar.TINTS.get(tint).get(1))));
        }
    }
}
