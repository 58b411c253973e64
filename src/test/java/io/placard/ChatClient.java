package io.placard;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/**
 * Somebody on bad Wi-Fi: says what they have to say until it is acknowledged, and hears what others say, over sockets that
 * are cut when they least expect it: also between a frame and its answer. On a thread of its own.
 */
final class ChatClient implements Runnable {

    private static final int MOST_BETWEEN_CUTS = 8;

    private final Visitor visitor;
    private final String name;
    private final Random random;
    private final Map<Long, Queue<String>> unsent = new LinkedHashMap<>();
    private final Map<Long, Long> known = new LinkedHashMap<>();
    private final Map<Long, List<JsonObject>> heard = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int cuts;

    /** @param seed decides which conversation is next and when a socket is cut */
    ChatClient(Visitor visitor, String name, long seed, List<Long> conversations, int messages) {
        this.visitor = visitor;
        this.name = name;
        this.random = new Random(seed);
        for (var conversation : conversations) {
            var refs = new ArrayDeque<String>();
            for (var i = 0; i < messages; i++) {
                refs.add(name + "-" + i);
            }
            unsent.put(conversation, refs);
            known.put(conversation, 0L);
            heard.put(conversation, new ArrayList<>());
        }
    }

    /** The messages that it heard in a conversation, in the order of their coming. */
    List<JsonObject> heard(long conversation) {
        return heard.get(conversation);
    }

    /** What should never have come. */
    List<String> wrong() {
        return wrong;
    }

    int cuts() {
        return cuts;
    }

    /** Returns when all that it had to say is acknowledged. */
    @Override
    public void run() {
        while (unsent.values().stream().anyMatch(refs -> !refs.isEmpty())) {
            try (var line = visitor.openSocket()) {
                follow(line);
                talk(line);
                hear(line);
            }
            cuts++;
        }
    }

    /** Comes once more, and hears what it has not heard. */
    void catchUp() {
        try (var line = visitor.openSocket()) {
            follow(line);
            hear(line);
        }
    }

    private void follow(Line line) {
        line.awaitEvent("welcome");
        known.forEach((conversation, seq) -> {
            var reply = line.ask(Conversations.topic(conversation), "join", new JsonObject().put("seq", seq));
            if (!"done".equals(reply.getString("status"))
                    || reply.getJsonObject("payload").containsKey("resync")) {
                wrong.add(name + " could not come back: " + reply);
            }
        });
    }

    private void talk(Line line) {
        for (var left = random.nextInt(1, MOST_BETWEEN_CUTS); left > 0; left--) {
            var open = unsent.entrySet().stream()
                    .filter(refs -> !refs.getValue().isEmpty())
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            var next = open.get(random.nextInt(open.size()));
            var ref = next.getValue().peek();
            var payload = new JsonObject().put("body", "Said by " + ref);
            if (left == 1) {
                // whether it was written will never be known: it is said again
                Conversations.send(line, next.getKey(), ref, payload);
            } else {
                settle(next.getValue(), Conversations.say(line, next.getKey(), ref, payload));
            }
        }
    }

    private void settle(Queue<String> refs, JsonObject reply) {
        if ("done".equals(reply.getString("status"))) {
            refs.remove();
        } else if (!"too_many_frames".equals(reply.getJsonObject("payload").getString("reason"))
                && !"failed".equals(reply.getString("status"))) {
            wrong.add(name + " was answered " + reply);
        }
    }

    /** What is read by now counts; what comes later on this socket is lost with it, and asked for again. */
    private void hear(Line line) {
        for (var frame : line.waiting()) {
            var topic = frame.getString("topic", "");
            if (topic.startsWith("chat:") && frame.containsKey("seq")) {
                hear(Long.parseLong(topic.substring("chat:".length())), frame);
            }
        }
    }

    private void hear(long conversation, JsonObject frame) {
        if (!known.containsKey(conversation)) {
            wrong.add(name + " heard what was not for them: " + frame);
        } else if (frame.getLong("seq") == known.get(conversation) + 1) {
            known.put(conversation, frame.getLong("seq"));
            heard.get(conversation).add(frame.getJsonObject("payload").getJsonObject("message"));
        } else {
            wrong.add(name + " knew " + known.get(conversation) + " and heard " + frame);
        }
    }
}
