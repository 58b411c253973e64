package io.placard.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.placard.channel.Event;
import io.placard.channel.Frame;
import io.placard.channel.Login;
import io.placard.channel.Reply;
import io.placard.channel.Topic;
import io.placard.generation.Generations;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One open socket. One of its frames is on its way at a time; meanwhile nothing more is read from it. On its event loop.
 */
final class Connection implements Receiver {

    private static final int GLANCE_BYTES = 1024;
    private static final int COME_BACK_MILLIS = 2_000;

    private final String id;
    private final Login login;
    private final ServerWebSocket socket;
    private final SocketSettings settings;
    private final Outbox outbox;
    private final FrameRate rate;
    private final Groups groups;
    private final Generations site;
    private final Set<Topic> topics = new HashSet<>(4);
    private long lastHeard = System.nanoTime();
    private boolean busy;

    Connection(
            String id,
            Login login,
            ServerWebSocket socket,
            SocketSettings settings,
            Flusher flusher,
            Groups groups,
            Generations site) {
        this.id = id;
        this.login = login;
        this.socket = socket;
        this.settings = settings;
        this.outbox = new Outbox(socket, settings.budgetBytes(), flusher);
        this.rate = new FrameRate(settings.framesPerSecond(), settings.frameBurst(), lastHeard);
        this.groups = groups;
        this.site = site;
    }

    String id() {
        return id;
    }

    Login login() {
        return login;
    }

    /** What it follows; kept by {@link Groups}. */
    Set<Topic> topics() {
        return topics;
    }

    Outbox outbox() {
        return outbox;
    }

    long lastHeard() {
        return lastHeard;
    }

    /** Whether a frame is on its way, so that the socket is not read and its silence means nothing. */
    boolean busy() {
        return busy;
    }

    /**
     * Sends an event, and obeys it where it speaks of this socket itself.
     *
     * @param frame the same as it goes over the wire
     */
    void deliver(Event event, ByteBuf frame) {
        outbox.send(frame);
        switch (event.name()) {
            case "session.ended" -> endSession(event.payload());
            case "topic.left" -> {
                if (event.payload().getLong("account") == login.account()) {
                    groups.leave(this, event.topic());
                }
            }
            case "topic.revoked" ->
                Topic.parse(event.payload().getString("topic")).ifPresent(topic -> groups.leaveUnder(this, topic));
            case "topic.closed" -> groups.leave(this, event.topic());
            default -> {}
        }
    }

    /** Follows the account's own topic and says so. */
    @Override
    public void opened() {
        var own = Topic.user(login.account());
        groups.join(own, new Arrival(this, OptionalLong.empty(), OptionalLong.empty()))
                .onSuccess(joined -> welcome(new JsonObject().put(own.name(), joined.getLong("seq"))))
                .onFailure(cause -> outbox.close(CloseCode.TRY_AGAIN, COME_BACK_MILLIS));
    }

    @Override
    public void heard() {
        lastHeard = System.nanoTime();
    }

    @Override
    public void text(Buffer message) {
        if (outbox.closing()) {
            return;
        }
        if (!rate.take(lastHeard)) {
            refuse(message);
            return;
        }
        switch (ClientFrame.parse(message)) {
            case ClientFrame.Bad bad -> outbox.reply(bad.ref(), refusal(bad));
            case ClientFrame.Good good -> take(good);
        }
    }

    @Override
    public void binary(Buffer message) {
        outbox.close(CloseCode.NOT_TEXT, 0);
    }

    @Override
    public void tooBig() {
        outbox.close(CloseCode.TOO_BIG, 0);
    }

    private void welcome(JsonObject seqs) {
        outbox.send(new JsonObject()
                .put("topic", Topic.SOCKET.name())
                .put("event", "welcome")
                .put(
                        "payload",
                        new JsonObject()
                                .put("heartbeat", settings.heartbeat().toMillis())
                                .put("timeout", settings.heartbeatTimeout().toMillis())
                                .put("topics", seqs))
                .toBuffer());
    }

    private void take(ClientFrame.Good frame) {
        if (frame.topic().equals(Topic.SOCKET)) {
            outbox.reply(frame.ref(), ownWord(frame));
            return;
        }
        busy = true;
        socket.pause();
        handle(new Frame(id, login, frame.ref(), frame.topic(), frame.event(), frame.payload()))
                .otherwise(fault -> Reply.failed("internal"))
                .onSuccess(reply -> {
                    busy = false;
                    outbox.reply(frame.ref(), reply);
                    heard();
                    socket.resume();
                });
    }

    private Future<Reply> handle(Frame frame) {
        return switch (frame.event()) {
            case Frame.JOIN -> join(frame);
            case "leave" -> {
                groups.leave(this, frame.topic());
                yield Future.succeededFuture(Reply.done());
            }
            default -> site.ask(frame);
        };
    }

    private Future<Reply> join(Frame frame) {
        var since = frame.payload().getValue("seq");
        if (since != null && !(since instanceof Integer || since instanceof Long)) {
            return Future.succeededFuture(Reply.refused("wrong_type", "payload.seq"));
        }
        return site.ask(frame).compose(reply -> {
            if (reply.status() != Reply.Status.DONE) {
                return Future.succeededFuture(reply);
            }
            var allowed = reply.payload().getLong("seq");
            var arrival = new Arrival(this, number((Number) since), number(allowed));
            return groups.join(frame.topic(), arrival)
                    .map(Reply::done)
                    .recover(cause -> cause instanceof Arrival.Left
                            ? Future.succeededFuture(Reply.refused("not_found"))
                            : Future.failedFuture(cause));
        });
    }

    private static OptionalLong number(Number known) {
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.longValue());
    }

    /** A heartbeat's payload comes back as it is: so a client can measure the way there and back. */
    private static Reply ownWord(ClientFrame.Good frame) {
        return frame.event().equals("heartbeat") ? Reply.done(frame.payload()) : Reply.refused("unknown", "event");
    }

    private static Reply refusal(ClientFrame.Bad bad) {
        return bad.field() == null ? Reply.refused(bad.reason()) : Reply.refused(bad.reason(), bad.field());
    }

    /** Too many frames: each gets its answer, but a long one is not read only to name it. */
    private void refuse(Buffer message) {
        var ref = message.length() > GLANCE_BYTES
                ? null
                : switch (ClientFrame.parse(message)) {
                    case ClientFrame.Bad bad -> bad.ref();
                    case ClientFrame.Good good -> good.ref();
                };
        var payload = new JsonObject().put("reason", "too_many_frames").put("retry_after_ms", rate.waitMillis());
        outbox.reply(ref, new Reply(Reply.Status.REFUSED, payload));
    }

    private void endSession(JsonObject payload) {
        var ended = payload.getString("session");
        var spared = payload.getString("except");
        if ((ended == null || ended.equals(login.session())) && !login.session().equals(spared)) {
            outbox.close(CloseCode.SESSION_ENDED, 0);
        }
    }
}
