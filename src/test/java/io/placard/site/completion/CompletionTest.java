package io.placard.site.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names by their beginnings. */
@ExtendWith(Running.class)
class CompletionTest {

    private Visitor kofi;

    @BeforeEach
    void kofi_comes_in(Running running) {
        kofi = Visitor.member(running, "kofi");
    }

    @ParameterizedTest
    @CsvSource({
        "ver, vera",
        "Vera Li, vera",
        "VE, vera",
        "linzhi, lin",
        "lzx, lin",
        "林知, lin",
        "'lin zhi', lin",
        "zmy, zhou",
        "tomas i, tomas"
    })
    void a_person_is_found_by_user_name_nickname_or_pinyin(String typed, String username) {
        assertTrue(
                values("people", typed).contains(username),
                typed + " " + ask("people", typed).body());
    }

    @Test
    void who_is_not_active_or_begins_otherwise_is_not_offered() {
        assertFalse(values("people", "max").contains("max"));
        assertTrue(values("people", "indqvist").isEmpty());
        assertTrue(values("people", "%").isEmpty());
        assertTrue(values("people", "_____").isEmpty());
    }

    @Test
    void a_person_who_changes_their_name_is_found_by_the_new_one(Running running) {
        var olive = Visitor.member(running, "olive");
        assertTrue(values("people", "oliv").contains("olive"));
        olive.post("/settings/", "/settings/profile", Map.of("nickname", "欧阳橄榄", "description", ""));
        assertTrue(values("people", "ouyang").contains("olive"));
        assertTrue(values("people", "oygl").contains("olive"));
        assertFalse(values("people", "olivet").contains("olive"));
        olive.post("/settings/", "/settings/profile", Map.of("nickname", "Olive Tan", "description", ""));
        assertFalse(values("people", "ouyang").contains("olive"));
    }

    @Test
    void no_more_than_eight_are_offered() {
        for (var letter : List.of("a", "l", "m", "s")) {
            assertTrue(values("people", letter).size() <= 8, letter);
        }
    }

    @Test
    void tags_are_found_by_name_and_pinyin_with_their_number_of_articles(Running running) {
        var name = "安全议题" + UUID.randomUUID().toString().substring(0, 8);
        var vera = Visitor.member(running, "vera");
        var draft = vera.post("/drafts/", "/drafts", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var fields = Map.of("title", "T", "body", "B", "language", "en", "tags", name, "version", "0");
        assertEquals(303, vera.post(draft, draft + "submission", fields).statusCode());
        for (var typed : List.of("安全议", "anquanyi", "aqyt")) {
            assertTrue(values("tags", typed).contains(name), typed);
        }
        var found = ask("tags", name).body();
        assertTrue(found.contains("1 article") && found.contains("\"articles\":1"), found);
    }

    @Test
    void guests_are_not_told_and_absurd_questions_are_refused(Running running) {
        assertEquals(303, Visitor.guest(running).get("/people/completion?q=v").statusCode());
        assertEquals(400, kofi.get("/people/completion?q=").statusCode());
        assertEquals(400, kofi.get("/tags/completion").statusCode());
        assertEquals(422, ask("people", "x".repeat(41)).statusCode());
        assertEquals(400, kofi.get("/people/completion?q=a%00b").statusCode());
        assertEquals(200, ask("people", "😀'\"\\").statusCode());
    }

    @Test
    void who_asks_too_often_is_told_to_wait(Running running) {
        var song = Visitor.member(running, "song");
        var status = 200;
        for (var asked = 0; asked < 301 && status == 200; asked++) {
            status = song.get("/people/completion?q=v").statusCode();
        }
        assertEquals(429, status);
    }

    private java.net.http.HttpResponse<String> ask(String kind, String typed) {
        return kofi.get("/" + kind + "/completion?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    private List<String> values(String kind, String typed) {
        return new JsonObject(ask(kind, typed).body())
                .getJsonArray(kind).stream()
                        .map(JsonObject.class::cast)
                        .map(found -> found.getString("value"))
                        .toList();
    }
}
