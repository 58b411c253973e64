package io.placard.gateway.socket;

import io.placard.channel.ChannelLayer;
import io.placard.channel.TopicLog;
import io.placard.generation.Generations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of one event loop: opens them, keeps them alive, tells them to come back. On that event loop. */
public final class Sockets {

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final long TICK_MILLIS = 1_000;
    private static final int BATCHES = 20;
    private static final int CLOSING_SECONDS = 6;
    private static final String RETRY_SECONDS = "5";

    private final Vertx vertx;
    private final SocketSettings settings;
    private final SocketDoor door;
    private final Generations site;
    private final Supplier<String> names;
    private final BiFunction<ServerWebSocket, Receiver, Receiver> receivers;
    private final Flusher flusher = new Flusher(System::nanoTime);
    private final Groups groups;
    private final ChannelLayer.Subscription events;
    private final Map<Connection, Pulse> open = new HashMap<>();
    private boolean draining;

    /**
     * @param names makes a name for each socket that no other has, on any node
     * @param receivers what a socket's messages go to, given its connection
     */
    public Sockets(
            Vertx vertx,
            SocketSettings settings,
            SocketDoor door,
            Generations site,
            ChannelLayer channels,
            TopicLog log,
            Supplier<String> names,
            BiFunction<ServerWebSocket, Receiver, Receiver> receivers) {
        this.vertx = vertx;
        this.settings = settings;
        this.door = door;
        this.site = site;
        this.names = names;
        this.receivers = receivers;
        this.groups = new Groups(log);
        this.events = channels.subscribe(groups::take);
        vertx.setPeriodic(TICK_MILLIS, tick -> tick());
    }

    /** Sockets that are open now. */
    public int size() {
        return open.size();
    }

    /** Answers a request for {@code /ws}: an open socket, or a plain HTTP status that says why not. */
    public void handle(HttpServerRequest request) {
        if (draining) {
            refuse(request, 503, "Placard is stopping.");
            return;
        }
        request.pause();
        var name = names.get();
        door.enter(request, name)
                .onSuccess(guest -> upgrade(request, guest, name))
                .onFailure(cause -> refuse(request, cause));
    }

    /**
     * Tells every socket to come back, each after a delay of its own, so that they do not come all at once. Done when all
     * are closed, or after the time given.
     */
    public Future<Void> drain(Duration within) {
        draining = true;
        var closed = new ArrayList<Future<Void>>();
        for (var connection : List.copyOf(open.keySet())) {
            closed.add(open.get(connection).closed());
            connection
                    .outbox()
                    .close(CloseCode.RESTART, 500 + ThreadLocalRandom.current().nextInt(4_500));
        }
        var all = Future.join(closed).<Void>mapEmpty();
        return all.timeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .eventually(events::end);
    }

    /**
     * Tells the sockets in batches over this time to come back, to whoever listens on the port by now. Each is given a
     * short delay of its own too, so that a batch does not come at once. Done when the time is over and all are closed.
     *
     * @return how many there were
     */
    public Future<Integer> comeBack(Duration spread) {
        draining = true;
        return nextBatch(spread.toMillis() / BATCHES, BATCHES, 0, new ArrayList<>());
    }

    /** What opens meanwhile, since its handshake was under way, is counted in the batches that are left. */
    private Future<Integer> nextBatch(long millis, int left, int told, List<Future<Void>> closed) {
        if (left == 0) {
            return Future.join(closed)
                    .timeout(CLOSING_SECONDS, TimeUnit.SECONDS)
                    .transform(all -> Future.succeededFuture(told));
        }
        var staying = open.keySet().stream()
                .filter(connection -> !connection.outbox().closing())
                .toList();
        var batch = staying.subList(0, (staying.size() + left - 1) / left);
        batch.forEach(connection -> {
            closed.add(open.get(connection).closed());
            connection
                    .outbox()
                    .close(CloseCode.RESTART, 200 + ThreadLocalRandom.current().nextInt(800));
        });
        return vertx.timer(millis / 2 + ThreadLocalRandom.current().nextLong(millis), TimeUnit.MILLISECONDS)
                .compose(passed -> nextBatch(millis, left - 1, told + batch.size(), closed));
    }

    private void upgrade(HttpServerRequest request, SocketDoor.Guest guest, String name) {
        request.toWebSocket().onSuccess(socket -> opened(socket, guest, name)).onFailure(cause -> {
            LOG.debug("socket.notupgraded cause={}", cause.toString());
            door.leave(guest, name);
        });
    }

    private void opened(ServerWebSocket socket, SocketDoor.Guest guest, String name) {
        var connection = new Connection(name, guest.login(), socket, settings, flusher, groups, site);
        var pulse = new Pulse(settings, System.nanoTime());
        open.put(connection, pulse);
        var receiver = receivers.apply(socket, connection);
        socket.frameHandler(new FrameGuard(settings.frameBytes(), receiver));
        socket.pongHandler(pong -> connection.heard());
        socket.exceptionHandler(broken -> LOG.debug("socket.broken cause={}", broken.toString()));
        socket.closeHandler(closed -> {
            open.remove(connection);
            groups.leaveAll(connection);
            door.leave(guest, name);
            pulse.end();
        });
        receiver.opened();
    }

    private void tick() {
        var now = System.nanoTime();
        for (var entry : List.copyOf(open.entrySet())) {
            beat(entry.getKey(), entry.getValue(), now);
        }
        groups.compare();
    }

    private void beat(Connection connection, Pulse pulse, long now) {
        switch (pulse.check(connection.lastHeard(), connection.busy(), now)) {
            case QUIET -> {}
            case DUE -> {
                connection.outbox().ping();
                renew(connection);
            }
            case DEAD -> connection.outbox().close(CloseCode.SILENT, 0);
        }
    }

    private void renew(Connection connection) {
        door.renew(connection.login(), connection.id())
                .onSuccess(kept -> {
                    if (!kept) {
                        connection.outbox().close(CloseCode.SESSION_ENDED, 0);
                    }
                })
                .onFailure(cause -> LOG.warn("socket.unrenewed cause={}", cause.toString()));
    }

    private static void refuse(HttpServerRequest request, Throwable cause) {
        if (cause instanceof SocketDoor.Closed closed) {
            refuse(request, closed.status(), closed.getMessage());
        } else {
            LOG.error("socket.failed", cause);
            refuse(request, 503, "The socket cannot be opened now.");
        }
    }

    private static void refuse(HttpServerRequest request, int status, String sentence) {
        var response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        request.resume();
        if (status == 503 || status == 429) {
            response.putHeader("Retry-After", RETRY_SECONDS);
        }
        if (status == 426) {
            response.putHeader("Upgrade", "websocket").putHeader("Sec-WebSocket-Version", "13");
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(sentence + "\n");
    }
}
