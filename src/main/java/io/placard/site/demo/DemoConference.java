package io.placard.site.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The demo conference as its file tells it. */
record DemoConference(JsonObject conference, List<JsonObject> accounts, List<JsonObject> articles) {

    private static final String FILE = "conference.yaml";

    static DemoConference read() {
        try (var stream = DemoConference.class.getResourceAsStream(FILE)) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            var json = new JsonObject(file);
            return new DemoConference(
                    json.getJsonObject("conference"), objects(json, "accounts"), objects(json, "articles"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
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
