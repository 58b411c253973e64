package io.placard;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The protocol as its file tells it, to hold what the server really sends against. */
public final class AsyncApi {

    private static final Path FILE = Path.of("src/main/resources/webroot/api/asyncapi.yaml");
    private static final Set<String> STATUSES = Set.of("done", "refused", "failed");

    private final JsonObject file;

    private AsyncApi(JsonObject file) {
        this.file = file;
    }

    public static AsyncApi read() {
        try {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
            return new AsyncApi(new JsonObject(yaml));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A part of the file, by the names that lead to it. */
    public JsonObject part(String... names) {
        var part = file;
        for (var name : names) {
            part = part.getJsonObject(name);
        }
        return part;
    }

    /** What a message from the server has that the file does not know, or lacks that the file asks for. */
    public Optional<String> violation(JsonObject message) {
        return message.containsKey("status") ? ofReply(message) : ofEvent(message);
    }

    private Optional<String> ofReply(JsonObject reply) {
        var whole = reply.containsKey("ref")
                && STATUSES.contains(reply.getString("status"))
                && reply.getValue("payload") instanceof JsonObject;
        return whole ? Optional.empty() : Optional.of("no proper reply: " + reply);
    }

    private Optional<String> ofEvent(JsonObject event) {
        var prefix = event.getString("topic").replaceFirst(":.*", "");
        var topic = part("x-topics").getJsonObject(prefix);
        var told = topic == null ? null : topic.getJsonObject("events").getJsonObject(event.getString("event"));
        if (told == null) {
            return Optional.of("not in asyncapi.yaml: " + event);
        }
        var fields = new HashSet<>(event.getJsonObject("payload").fieldNames());
        var required = names(told, "required");
        var known = new HashSet<>(required);
        known.addAll(names(told, "optional"));
        return fields.containsAll(required) && known.containsAll(fields)
                ? Optional.empty()
                : Optional.of("asyncapi.yaml has other fields than " + event);
    }

    private static Set<String> names(JsonObject told, String list) {
        var names = new HashSet<String>();
        told.getJsonArray(list, new JsonArray()).forEach(name -> names.add((String) name));
        return names;
    }
}
