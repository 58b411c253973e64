package io.placard;

import io.vertx.core.Future;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * Somebody who talks in several conversations over a network that fails them: what they wrote is sent until it is
 * acknowledged, one after the other in each conversation, and what they missed is asked for, as the page's script does. All
 * of it on the one event loop of their {@link Doors}.
 */
final class Chatter {

    /** As {@code backoff.js} begins. */
    private static final int FIRST_WAIT_MILLIS = 500;

    private static final int AGAIN_MILLIS = 300;
    private static final Pattern SAID = Pattern.compile("c(\\d+) (\\S+) (\\d+)<");
    private static final Pattern DRAWN = Pattern.compile("data-seq=\"(\\d+)\"[\\s\\S]*?c(\\d+) (\\S+) (\\d+)<");

    private final Doors doors;
    private final String name;
    private final Random random;
    private final LongConsumer delays;
    private final Map<Long, Deque<JsonObject>> unsent = new LinkedHashMap<>();
    private final Map<Long, Long> known = new LinkedHashMap<>();
    private final Map<Long, List<String>> heard = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private Doors.Pass pass;
    private ClientWebSocket socket;
    private int sockets;
    /** What is not open yet can neither be cut nor paused. */
    private boolean open;

    private int joined;
    private int said;
    private long slowMillis;
    private boolean coming;
    private boolean gone;
    private String trouble = "";

    /**
     * @param random decides where it speaks
     * @param delays is told of each message that was heard, how long after it was written, in nanoseconds
     */
    Chatter(Doors doors, String name, Random random, List<Long> conversations, LongConsumer delays) {
        this.doors = doors;
        this.name = name;
        this.random = random;
        this.delays = delays;
        for (var conversation : conversations) {
            unsent.put(conversation, new ArrayDeque<>());
            known.put(conversation, 0L);
            heard.put(conversation, new ArrayList<>());
        }
    }

    Future<Void> enter(String cookie) {
        return doors.enter(cookie).compose(this::open);
    }

    /** Writes a message somewhere; it leaves when it can. */
    void say() {
        var all = List.copyOf(unsent.keySet());
        var conversation = all.get(random.nextInt(all.size()));
        var ref = name + "-" + said++;
        var body = "c%d %s %d".formatted(conversation, ref, System.nanoTime());
        var line = unsent.get(conversation);
        line.add(new JsonObject()
                .put("ref", ref)
                .put("topic", "chat:" + conversation)
                .put("event", "message.send")
                .put("payload", new JsonObject().put("body", body)));
        if (line.size() == 1) {
            pump(conversation);
        }
    }

    /**
     * The socket is reset. The next one is opened after so long, as by a browser that is told when its network is back; or,
     * with 0, after the first wait of one that is not.
     */
    void cut(long millis) {
        if (open) {
            ((WebSocketInternal) leave()).channelHandlerContext().close();
            comeBack(millis);
        }
    }

    /** Nothing is read from the socket or said over it any more, but nobody tells the server; the next one is opened. */
    void vanish() {
        if (open) {
            leave().pause();
            comeBack(0);
        }
    }

    /** From the next socket on, a message is read each so many milliseconds; with 0 as fast as they come. */
    void readEach(long millis) {
        slowMillis = millis;
        cut(0);
    }

    /** Does not come back any more. */
    void go() {
        gone = true;
        cut(0);
    }

    boolean idle() {
        return joined == known.size() && unsent.values().stream().allMatch(Deque::isEmpty);
    }

    /** How it stands, for whoever waits in vain. */
    @Override
    public String toString() {
        return "%s: %d unsent, joined %d of %d, %s"
                .formatted(name, unsent.values().stream().mapToInt(Deque::size).sum(), joined, known.size(), trouble);
    }

    int said() {
        return said;
    }

    int sockets() {
        return sockets;
    }

    /** What it heard of a conversation, each as number and name, in the order of its coming. */
    List<String> heard(long conversation) {
        return heard.get(conversation);
    }

    List<Long> conversations() {
        return List.copyOf(known.keySet());
    }

    List<String> wrong() {
        return wrong;
    }

    private Future<Void> open(Doors.Pass fresh) {
        pass = fresh;
        var next = doors.sockets().webSocket();
        next.textMessageHandler(text -> {
            if (next == socket) {
                hear(new JsonObject(text));
            }
        });
        next.closeHandler(closed -> {
            if (next == socket) {
                leave();
                comeBack(0);
            }
        });
        socket = next;
        return next.connect(doors.url().getPort(), doors.url().getHost(), "/ws?session_key=" + fresh.key())
                .onSuccess(this::opened)
                .onFailure(failed -> leave())
                .mapEmpty();
    }

    private void opened(WebSocket opened) {
        sockets++;
        open = true;
        if (slowMillis > 0) {
            opened.pause();
            doors.vertx().setPeriodic(slowMillis, tick -> {
                if (opened == socket) {
                    opened.fetch(1);
                } else {
                    doors.vertx().cancelTimer(tick);
                }
            });
        }
    }

    private ClientWebSocket leave() {
        var left = socket;
        socket = null;
        open = false;
        joined = 0;
        return left;
    }

    private void comeBack(long millis) {
        if (coming || gone) {
            return;
        }
        coming = true;
        var wait = millis > 0 ? millis : FIRST_WAIT_MILLIS + random.nextInt(FIRST_WAIT_MILLIS);
        doors.vertx().setTimer(wait, now -> {
            coming = false;
            if (gone) {
                return;
            }
            doors.again(pass).compose(this::open).onFailure(failed -> {
                trouble = failed.toString();
                comeBack(0);
            });
        });
    }

    private void hear(JsonObject frame) {
        var topic = frame.getString("topic", "");
        var ref = frame.getString("ref", "");
        if ("welcome".equals(frame.getString("event"))) {
            known.forEach((conversation, seq) -> send(new JsonObject()
                    .put("ref", "join " + conversation)
                    .put("topic", "chat:" + conversation)
                    .put("event", "join")
                    .put("payload", new JsonObject().put("seq", seq))));
        } else if (ref.startsWith("join ")) {
            joined(Long.parseLong(ref.substring("join ".length())), frame);
        } else if (!ref.isEmpty()) {
            answered(ref, frame);
        } else if (topic.startsWith("chat:") && frame.containsKey("seq")) {
            hear(Long.parseLong(topic.substring("chat:".length())), frame);
        }
    }

    private void joined(long conversation, JsonObject reply) {
        var payload = reply.getJsonObject("payload");
        if (!"done".equals(reply.getString("status"))) {
            // the site is away just now: all over again
            cut(0);
        } else if (payload.containsKey("resync")) {
            load(conversation, payload.getLong("seq"));
        } else if (!known.get(conversation).equals(payload.getLong("seq"))) {
            wrong.add("%s knew %d of %d and joined at %s"
                    .formatted(name, known.get(conversation), conversation, payload));
        } else {
            joined++;
            known.keySet().forEach(this::pump);
        }
    }

    /** What was missed is no longer told event by event: the page is loaded again. */
    private void load(long conversation, long seq) {
        var at = socket;
        var last = heard.get(conversation).size();
        doors.send(HttpMethod.GET, "/chat/" + conversation + "/messages?after=" + last, pass)
                .onSuccess(page -> {
                    if (at != socket) {
                        return;
                    }
                    var drawn = DRAWN.matcher(page);
                    var some = false;
                    while (drawn.find()) {
                        some = true;
                        hear(
                                conversation,
                                Long.parseLong(drawn.group(1)),
                                drawn.group(2),
                                drawn.group(3),
                                drawn.group(4));
                    }
                    if (some) {
                        load(conversation, seq);
                    } else {
                        known.put(conversation, seq);
                        cut(0);
                    }
                })
                .onFailure(failed -> cut(0));
    }

    private void pump(long conversation) {
        var next = unsent.get(conversation).peek();
        if (next != null && joined == known.size()) {
            send(next);
        }
    }

    private void answered(String ref, JsonObject reply) {
        unsent.forEach((conversation, line) -> {
            if (line.isEmpty() || !ref.equals(line.peek().getString("ref"))) {
                return;
            }
            if ("done".equals(reply.getString("status"))) {
                line.remove();
                pump(conversation);
            } else if ("failed".equals(reply.getString("status"))
                    || "too_many_frames".equals(reply.getJsonObject("payload").getString("reason"))) {
                doors.vertx().setTimer(AGAIN_MILLIS, again -> pump(conversation));
            } else {
                wrong.add(name + " was answered " + reply.encode());
                line.remove();
            }
        });
    }

    private void hear(long conversation, JsonObject frame) {
        if (!known.containsKey(conversation)) {
            wrong.add(name + " heard what was not for them: " + frame.encode());
            return;
        }
        if (frame.getLong("seq") != known.get(conversation) + 1) {
            wrong.add("%s knew %d of %d and heard %s"
                    .formatted(name, known.get(conversation), conversation, frame.encode()));
        }
        known.put(conversation, frame.getLong("seq"));
        var message = frame.getJsonObject("payload").getJsonObject("message");
        var words = SAID.matcher(message.getString("html"));
        if (words.find()) {
            hear(conversation, message.getLong("seq"), words.group(1), words.group(2), words.group(3));
        } else {
            wrong.add(name + " heard " + frame.encode());
        }
    }

    private void hear(long conversation, long seq, String where, String ref, String nanos) {
        if (Long.parseLong(where) != conversation) {
            wrong.add("%s heard %s of %s in %d".formatted(name, ref, where, conversation));
        }
        heard.get(conversation).add(seq + " " + ref);
        delays.accept(System.nanoTime() - Long.parseLong(nanos));
    }

    private void send(JsonObject frame) {
        if (socket != null) {
            socket.writeTextMessage(frame.encode());
        }
    }
}
