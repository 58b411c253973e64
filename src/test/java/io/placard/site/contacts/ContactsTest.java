package io.placard.site.contacts;

import static io.placard.Conversations.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom one may write to is found by every name that they have, and by where they sit. */
@ExtendWith(Running.class)
class ContactsTest {

    private Running running;
    private String ben;
    private String dora;
    private String council;
    private Visitor bens;

    @BeforeEach
    void dora_sits_in_a_council(Running running) {
        this.running = running;
        ben = Newcomer.make(running, "delegate");
        dora = Newcomer.make(running, "chair");
        council = "Ü-Rat " + dora;
        rows(running, "UPDATE account SET committee = $1 WHERE username = $2", council, dora);
        bens = Visitor.member(running, ben);
    }

    @Test
    void a_person_is_found_by_each_of_their_names_and_by_their_committee() {
        assertTrue(found("q=vera").contains("@vera"));
        assertTrue(found("q=" + encoded("林知")).contains("@lin"));
        assertTrue(found("q=linzhi").contains("@lin"));
        assertTrue(found("q=lzx").contains("@lin"));
        assertTrue(found("q=" + encoded(council)).contains("@" + dora));
        assertTrue(found("committee=" + encoded(council)).contains("@" + dora));
        assertTrue(found("committee=" + encoded(council) + "&role=chair").contains("@" + dora));
        assertFalse(found("committee=" + encoded(council) + "&role=press").contains("@" + dora));
        assertTrue(found("q=%25" + dora.substring(2)).contains("Nobody fits this"), "no pattern");
    }

    @Test
    void neither_oneself_nor_who_is_not_active_is_listed() {
        assertFalse(found("q=" + ben).contains("@" + ben));
        assertFalse(found("q=max").contains("@max"));
    }

    @Test
    void whom_one_has_blocked_is_marked_and_who_blocked_one_is_not() {
        assertEquals(
                303,
                bens.post("/chat/", "/people/" + dora + "/block", Map.of("blocked", "true"))
                        .statusCode());
        assertTrue(found("q=" + dora).contains("blocked by you"));
        var doras = Visitor.member(running, dora);
        var seen = doras.get("/chat/people/?q=" + ben).body();
        assertTrue(seen.contains("@" + ben), seen);
        assertFalse(seen.contains("blocked by you"));
    }

    @Test
    void all_are_had_page_by_page_and_each_once() {
        var path = "/chat/people/";
        var seen = new ArrayList<String>();
        for (var pages = 0; pages < 500 && path != null; pages++) {
            var page = bens.get(path).body();
            Pattern.compile(" · @([a-z0-9._~-]+)").matcher(page).results().forEach(match -> seen.add(match.group(1)));
            var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertEquals(seen.stream().distinct().toList(), seen);
        assertTrue(seen.containsAll(List.of("ada", "kofi", dora)), seen::toString);
    }

    @Test
    void a_committee_in_the_finder_leads_to_its_people() {
        var answer = bens.post("/chat/", "/chat/with", Map.of("username", council.substring(0, 12)));
        assertEquals(303, answer.statusCode(), answer.body());
        var place = answer.headers().firstValue("Location").orElseThrow();
        assertTrue(bens.get(place).body().contains("@" + dora), place);
        var offered = new JsonObject(
                bens.get("/people/completion?contacts=1&q=" + encoded(council)).body());
        assertEquals(dora, offered.getJsonArray("people").getJsonObject(0).getString("value"));
        var named = new JsonObject(
                bens.get("/people/completion?q=" + encoded(council)).body());
        assertTrue(named.getJsonArray("people").isEmpty(), "a mention is no committee");
    }

    @Test
    void a_program_lists_a_committee() {
        var program = Program.of(running, ben, "read");
        var found = program.get("/people?committee=" + encoded(council)).json().getJsonArray("items");
        assertEquals(1, found.size());
        assertEquals(dora, found.getJsonObject(0).getString("username"));
        assertEquals(422, program.get("/people").status());
        var both = program.get("/people?q=zzz&committee=" + encoded(council)).json();
        assertTrue(both.getJsonArray("items").isEmpty());
    }

    @Test
    void a_guest_sees_nobody() {
        assertEquals(303, Visitor.guest(running).get("/chat/people/").statusCode());
    }

    private String found(String query) {
        var answer = bens.get("/chat/people/?" + query);
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
