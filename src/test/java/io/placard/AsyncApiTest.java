package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code asyncapi.yaml} says what the code does. What tests receive is held against it besides, in {@link Line}. */
@ExtendWith(Running.class)
class AsyncApiTest {

    private static final Pattern TOLD = Pattern.compile(
            "(?:\\.tell\\([^;]*?|new Event\\([^;]*?|Event\\.UNKEPT,\\s*)\"([a-z][a-z_]*\\.[a-z_.]+)\"", Pattern.DOTALL);

    private static final Map<String, String> PAYLOADS = Map.of(
            "notice.read", "{\"all\":true}",
            "message.send", "{\"body\":\"Words\"}",
            "message.edit", "{\"message\":1,\"body\":\"Other words\"}",
            "message.react", "{\"message\":1,\"emoji\":\"👍\",\"on\":true}",
            "message.pin", "{\"message\":1,\"on\":true}",
            "message.delete", "{\"message\":1}",
            "draft", "{\"body\":\"Words\"}",
            "away", "{\"away\":true}",
            "read", "{\"seq\":1}",
            "level", "{\"level\":\"all\"}");

    private final AsyncApi api = AsyncApi.read();

    @Test
    void every_event_in_the_code_is_told_and_no_other() throws IOException {
        var inCode = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var match = TOLD.matcher(Files.readString(file));
                while (match.find()) {
                    inCode.add(match.group(1));
                }
            }
        }
        // which has no point in its name
        inCode.add("typing");
        var told = new TreeSet<String>();
        for (var topic : List.of("user", "conference", "verification", "chat", "presence")) {
            told.addAll(api.part("x-topics", topic, "events").fieldNames());
        }
        assertEquals(told, inCode);
    }

    @Test
    void every_frame_that_is_told_is_understood(Running running) {
        // a verifier may follow every topic
        var vera = Visitor.member(running, "vera");
        try (var line = vera.openSocket()) {
            var own = line.awaitEvent("welcome")
                    .getJsonObject("payload")
                    .getJsonObject("topics")
                    .fieldNames()
                    .iterator()
                    .next();
            var other = Newcomer.make(running, "delegate");
            Conversations.pair(running, "vera", other);
            var presence = "presence:" + Newcomer.id(running, other);
            var topics = Map.of(
                    "user",
                    own,
                    "chat",
                    Conversations.topic(Conversations.discussion(running, "vera")),
                    "presence",
                    presence);
            for (var prefix : api.part("x-topics").fieldNames()) {
                var topic = topics.getOrDefault(prefix, prefix);
                for (var event : api.part("x-topics", prefix, "frames").fieldNames()) {
                    var payload = new JsonObject(PAYLOADS.getOrDefault(event, "{}"));
                    var asked = event.equals("away") ? own.replace("user", "presence") : topic;
                    var reply = line.ask(asked, event, payload);
                    assertEquals("done", reply.getString("status"), topic + " " + event + " " + reply);
                }
                assertEquals(
                        "refused",
                        line.ask(topic, "no.such.event", new JsonObject()).getString("status"));
            }
        }
    }

    @Test
    void the_names_of_topics_have_the_form_that_is_told() {
        var form = Pattern.compile(api.part("components", "schemas", "topic").getString("pattern"));
        for (var name :
                List.of("user:1", "conference", "a:999999999999999999", "user:0", "user:", "User:1", "a b", "")) {
            assertEquals(Topic.parse(name).isPresent(), form.matcher(name).matches(), name);
        }
    }

    @Test
    void a_message_of_another_form_is_noticed() {
        var good = new JsonObject("{\"topic\":\"conference\",\"seq\":1,\"event\":\"article.commented\","
                + "\"payload\":{\"article\":1,\"comment\":2,\"comments\":3}}");
        assertTrue(api.violation(good).isEmpty());
        var bad = good.copy();
        bad.getJsonObject("payload").put("secret", true);
        assertFalse(api.violation(bad).isEmpty());
        assertFalse(api.violation(good.copy().put("event", "article.burnt")).isEmpty());
    }

    @Test
    void the_file_is_served(Running running) {
        assertEquals(
                200, Visitor.guest(running).get("/static/api/asyncapi.yaml").statusCode());
    }
}
