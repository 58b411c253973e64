package io.placard;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Somebody who follows {@code conference} as the browser's script does: comes back when told, after the delay told, with a
 * fresh key, and asks for what was missed.
 */
final class Seat {

    private static final Pattern DELAY = Pattern.compile("retry-after-ms=(\\d+)");

    private final Doors doors;
    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final List<Integer> closes = new CopyOnWriteArrayList<>();
    private volatile Doors.Pass pass;
    private volatile long known;
    private volatile int welcomes;
    private volatile boolean live;
    private volatile long liveSince;
    private volatile int failures;
    private volatile boolean left;

    private Seat(Doors doors) {
        this.doors = doors;
    }

    /** Takes a seat; done when it follows the topic. */
    static Future<Seat> take(Doors doors, String cookie) {
        var seat = new Seat(doors);
        return doors.enter(cookie).compose(seat::open).map(seat);
    }

    /** Whether it follows the topic now. */
    boolean live() {
        return live;
    }

    /** When it last began to, of {@link System#nanoTime}. */
    long liveSince() {
        return liveSince;
    }

    /** The numbers of the events that came, in the order of their coming. */
    List<Long> seen() {
        return List.copyOf(seen);
    }

    /** With which codes its sockets were closed. */
    List<Integer> closes() {
        return List.copyOf(closes);
    }

    /** How often coming back failed and was tried again. */
    int failures() {
        return failures;
    }

    /** Does not come back any more. */
    void leave() {
        left = true;
    }

    private Future<Void> open(Doors.Pass fresh) {
        pass = fresh;
        return doors.sockets()
                .connect(doors.url().getPort(), doors.url().getHost(), "/ws?session_key=" + fresh.key())
                .compose(socket -> {
                    socket.textMessageHandler(text -> hear(socket, new JsonObject(text)));
                    socket.closeHandler(closed -> comeBack(socket));
                    return Future.succeededFuture();
                });
    }

    private void hear(WebSocket socket, JsonObject frame) {
        if ("welcome".equals(frame.getString("event"))) {
            var payload = welcomes++ == 0 ? new JsonObject() : new JsonObject().put("seq", known);
            socket.writeTextMessage(new JsonObject()
                    .put("ref", "join-" + welcomes)
                    .put("topic", "conference")
                    .put("event", "join")
                    .put("payload", payload)
                    .encode());
        } else if (("join-" + welcomes).equals(frame.getString("ref"))) {
            var payload = frame.getJsonObject("payload");
            if (welcomes > 1 && payload.getLong("seq") != known) {
                throw new AssertionError("joined at " + payload + " but knows " + known);
            }
            known = payload.getLong("seq");
            liveSince = System.nanoTime();
            live = true;
        } else if ("conference".equals(frame.getString("topic")) && frame.containsKey("seq")) {
            known = frame.getLong("seq");
            seen.add(known);
        }
    }

    private void comeBack(WebSocket socket) {
        live = false;
        closes.add(socket.closeStatusCode() == null ? 1006 : (int) socket.closeStatusCode());
        var told = DELAY.matcher(String.valueOf(socket.closeReason()));
        retry(told.find() ? Long.parseLong(told.group(1)) : 0);
    }

    private void retry(long least) {
        if (left) {
            return;
        }
        // as backoff.js begins
        var wait = Math.max(least, 500 + ThreadLocalRandom.current().nextInt(500));
        doors.vertx()
                .setTimer(wait, now -> doors.again(pass).compose(this::open).onFailure(failed -> {
                    failures++;
                    retry(0);
                }));
    }
}
