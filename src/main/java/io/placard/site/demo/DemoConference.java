package io.placard.site.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The demo conference as its files tell it. */
record DemoConference(
        JsonObject conference, List<JsonObject> accounts, List<JsonObject> articles, List<JsonObject> conversations) {

    static DemoConference read() {
        var main = file("conference.yaml");
        return new DemoConference(
                main.getJsonObject("conference"),
                both(objects(main, "accounts"), objects(file("people.yaml"), "accounts")),
                both(objects(main, "articles"), objects(file("further.yaml"), "articles")),
                objects(file("chats.yaml"), "conversations"));
    }

    /** A file that comes with an article. */
    static byte[] attachment(String name) {
        try (var stream = DemoConference.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static JsonObject file(String name) {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(attachment(name), StandardCharsets.UTF_8));
        return new JsonObject(file);
    }

    private static List<JsonObject> both(List<JsonObject> some, List<JsonObject> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The objects in a list of this name; none where there is no such list. */
    static List<JsonObject> objects(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(one -> one instanceof JsonObject object ? object : new JsonObject(map(one)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
