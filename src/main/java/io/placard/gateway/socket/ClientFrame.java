package io.placard.gateway.socket;

import io.placard.channel.Topic;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;

/** What a client's message says, parsed once, here. */
sealed interface ClientFrame {

    /**
     * An envelope that is whole.
     *
     * @param payload empty where the client gave none
     */
    record Good(String ref, Topic topic, String event, JsonObject payload) implements ClientFrame {}

    /**
     * A message that is no frame.
     *
     * @param ref the client's name for it, or null where it cannot be told
     * @param reason {@code not_json}, {@code missing}, {@code wrong_type}, {@code unknown} ...
     * @param field where in the message, or null where nowhere in particular
     */
    record Bad(String ref, String reason, String field) implements ClientFrame {}

    int LONGEST_REF = 64;
    Pattern EVENT = Pattern.compile("[a-z][a-z_.]{0,47}");
    Set<String> FIELDS = Set.of("ref", "topic", "event", "payload");

    static ClientFrame parse(Buffer message) {
        JsonObject json;
        try {
            json = new JsonObject(message);
        } catch (DecodeException | ClassCastException notAnObject) {
            return new Bad(null, "not_json", null);
        }
        if (!(json.getValue("ref") instanceof String ref)) {
            return new Bad(null, json.containsKey("ref") ? "wrong_type" : "missing", "ref");
        }
        if (ref.isEmpty() || ref.length() > LONGEST_REF) {
            return new Bad(null, "wrong_length", "ref");
        }
        return envelope(ref, json);
    }

    private static ClientFrame envelope(String ref, JsonObject json) {
        for (var field : json.fieldNames()) {
            if (!FIELDS.contains(field)) {
                return new Bad(ref, "unknown", clip(field));
            }
        }
        if (!(json.getValue("topic") instanceof String name)) {
            return new Bad(ref, json.containsKey("topic") ? "wrong_type" : "missing", "topic");
        }
        if (!(json.getValue("event") instanceof String event)) {
            return new Bad(ref, json.containsKey("event") ? "wrong_type" : "missing", "event");
        }
        var payload = json.getValue("payload");
        if (payload != null && !(payload instanceof JsonObject)) {
            return new Bad(ref, "wrong_type", "payload");
        }
        var topic = Topic.parse(name);
        if (topic.isEmpty()) {
            return new Bad(ref, "unknown", "topic");
        }
        return EVENT.matcher(event).matches()
                ? new Good(ref, topic.get(), event, payload == null ? new JsonObject() : (JsonObject) payload)
                : new Bad(ref, "unknown", "event");
    }

    private static String clip(String field) {
        return field.length() > LONGEST_REF ? field.substring(0, LONGEST_REF) : field;
    }
}
