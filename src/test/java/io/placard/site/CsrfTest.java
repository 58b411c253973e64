package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever changes something wants the token of a page that this very login was given. */
@ExtendWith(Running.class)
class CsrfTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/1/comments",
                "/notices/read",
                "/sign-in",
                "/sign-out",
                "/language",
                "/files",
                "/first-account/x",
                "/session-key",
            })
    void no_change_is_made_without_the_token_of_this_login(String path, Running running) {
        var vera = Visitor.member(running, "vera");
        var fields = Map.of("language", "en", "body", "Forged.", "ref", "forged", "username", "vera");
        var earlier = Visitor.member(running, "vera").csrf("/about/");
        for (var token : new String[] {
            "",
            "x",
            "=",
            Visitor.guest(running).csrf("/"),
            Visitor.member(running, "pia").csrf("/"),
            earlier
        }) {
            var forged = new HashMap<>(fields);
            if (!token.isEmpty()) {
                forged.put("_csrf", token);
            }
            assertEquals(403, vera.postForm(path, forged).statusCode(), "token " + token);
        }
        var own = new HashMap<>(fields);
        own.put("_csrf", vera.csrf("/about/"));
        assertNotEquals(403, vera.postForm(path, own).statusCode(), "the premise: her own token is taken");
    }

    @Test
    void another_sites_page_is_refused_even_with_the_token(Running running) {
        var vera = Visitor.member(running, "vera");
        var fields = Map.of("language", "en", "_csrf", vera.csrf("/about/"));
        assertEquals(
                403,
                vera.postForm("/language", fields, "Sec-Fetch-Site", "cross-site")
                        .statusCode());
        assertEquals(
                303,
                vera.postForm("/language", fields, "Sec-Fetch-Site", "same-origin")
                        .statusCode());
    }

    @Test
    void a_guest_gets_no_session_key(Running running) {
        assertEquals(401, Visitor.guest(running).askSessionKey().statusCode());
    }

    @Test
    void a_member_gets_a_session_key_with_the_token_only(Running running) {
        var vera = Visitor.member(running, "vera");
        var without = vera.send(vera.request("/session-key").POST(BodyPublishers.noBody()));
        assertEquals(403, without.statusCode());
        var answer = vera.askSessionKey();
        assertEquals(200, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(new JsonObject(answer.body()).getString("session_key").length() >= 32);
    }
}
