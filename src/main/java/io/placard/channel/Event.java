package io.placard.channel;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * Something that happened on a topic. Immutable; encoded once, however many sockets it goes to.
 */
public final class Event {

    /** The sequence number of what is not kept, such as typing: such an event is sent once and never again. */
    public static final long UNKEPT = 0;

    private final Topic topic;
    private final long seq;
    private final String name;
    private final JsonObject payload;
    private final Buffer text;

    /**
     * @param seq the event's place in its topic, from 1, or {@link #UNKEPT}
     * @param payload taken over: the caller changes it no more
     */
    public Event(Topic topic, long seq, String name, JsonObject payload) {
        this.topic = topic;
        this.seq = seq;
        this.name = name;
        this.payload = payload;
        this.text = encode();
    }

    public Topic topic() {
        return topic;
    }

    public long seq() {
        return seq;
    }

    public String name() {
        return name;
    }

    public JsonObject payload() {
        return payload;
    }

    /** The server frame that tells of this event, in UTF-8. */
    public Buffer text() {
        return text;
    }

    private Buffer encode() {
        var json = new JsonObject().put("topic", topic.name());
        if (seq != UNKEPT) {
            json.put("seq", seq);
        }
        return json.put("event", name).put("payload", payload).toBuffer();
    }
}
