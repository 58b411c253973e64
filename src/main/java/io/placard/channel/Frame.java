package io.placard.channel;

import io.vertx.core.json.JsonObject;

/**
 * What a client sent over its socket, checked in form: the envelope is whole, the topic is one.
 *
 * @param socket names the socket; frames of one socket are handled in their order
 * @param ref the client's name for this frame; the same ref again is the same frame again
 * @param payload never null; what is in it is the client's word and nobody has looked at it
 */
public record Frame(String socket, Login login, String ref, Topic topic, String event, JsonObject payload) {

    /** The event by which a client asks to follow a topic. */
    public static final String JOIN = "join";

    JsonObject toJson() {
        return new JsonObject()
                .put("socket", socket)
                .put("account", login.account())
                .put("epoch", login.epoch())
                .put("session", login.session())
                .put("ref", ref)
                .put("topic", topic.name())
                .put("event", event)
                .put("payload", payload);
    }

    static Frame of(JsonObject json) {
        return new Frame(
                json.getString("socket"),
                new Login(json.getLong("account"), json.getInteger("epoch"), json.getString("session")),
                json.getString("ref"),
                new Topic(json.getString("topic")),
                json.getString("event"),
                json.getJsonObject("payload"));
    }
}
