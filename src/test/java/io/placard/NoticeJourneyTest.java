package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A comment becomes a notice: by pages and sockets of two people. */
@ExtendWith(Running.class)
class NoticeJourneyTest {

    private static final Pattern REF = Pattern.compile("name=\"ref\" value=\"([^\"]+)\"");

    @Test
    void a_comment_on_my_article_reaches_my_socket_as_a_notice(Running running) {
        var kofi = Visitor.member(running, "kofi");
        var pia = Visitor.member(running, "pia");
        try (var line = pia.openSocket()) {
            line.awaitEvent("welcome");
            var id = Visitor.find(
                    Pattern.compile("/articles/(\\d+)/"),
                    pia.get("/people/pia/").body());
            var page = "/articles/" + id + "/";
            var ref = Visitor.find(REF, kofi.get(page).body());
            var answer = kofi.post(page, page + "comments", Map.of("body", "Well put.", "ref", ref, "parent", ""));
            assertEquals(303, answer.statusCode(), answer.body());
            var event = line.awaitEvent("notice.created");
            assertEquals(
                    "kofi",
                    event.getJsonObject("payload")
                            .getJsonObject("notice")
                            .getJsonObject("actor")
                            .getString("username"));
            assertTrue(event.getJsonObject("payload").getInteger("unread") > 0);
            var topic = event.getString("topic");
            assertEquals(
                    "done",
                    line.ask(topic, "notice.read", new JsonObject().put("all", true))
                            .getString("status"));
            assertEquals(
                    0, line.awaitEvent("notice.read").getJsonObject("payload").getInteger("unread"));
        }
    }
}
