package io.placard;

import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A socket as a client has it: what came stands in the order of its coming. */
public final class Line implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;
    private static final AsyncApi API = AsyncApi.read();

    private final WebSocketClient client;
    private final ClientWebSocket socket;
    private final LinkedBlockingQueue<JsonObject> coming = new LinkedBlockingQueue<>();
    private final List<JsonObject> passed = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private int refs;

    /** Listens before it is opened: the server speaks first, and what came to nobody's ears would be lost. */
    private Line(WebSocketClient client) {
        this.client = client;
        this.socket = client.webSocket();
        socket.textMessageHandler(text -> take(new JsonObject(text)));
        socket.closeHandler(end -> closed.complete((int) socket.closeStatusCode()));
    }

    private void take(JsonObject message) {
        API.violation(message).ifPresent(violations::add);
        coming.add(message);
    }

    /** Opens a socket with this key. */
    static Line open(Running running, String sessionKey) {
        var client = running.vertx().createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20));
        var line = new Line(client);
        line.socket
                .connect(options(running, sessionKey))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return line;
    }

    /** The status with which a handshake with this key is refused. */
    public static int refusal(Running running, String sessionKey) {
        try (var line = open(running, sessionKey)) {
            throw new AssertionError("was let in");
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof UpgradeRejectedException rejected) {
                return rejected.getStatus();
            }
            throw refused;
        }
    }

    private static WebSocketConnectOptions options(Running running, String sessionKey) {
        return new WebSocketConnectOptions()
                .setHost(running.url().getHost())
                .setPort(running.url().getPort())
                .addHeader("Origin", running.url().toString())
                .setURI("/ws?session_key=" + sessionKey);
    }

    /** Sends a frame under a fresh ref and waits for its reply; what else comes meanwhile stays to be read. */
    public JsonObject ask(String topic, String event, JsonObject payload) {
        var ref = "r" + ++refs;
        send(new JsonObject()
                .put("ref", ref)
                .put("topic", topic)
                .put("event", event)
                .put("payload", payload));
        return await(frame -> ref.equals(frame.getString("ref")));
    }

    public void send(JsonObject frame) {
        sendText(frame.encode());
    }

    public void sendText(String text) {
        socket.writeTextMessage(text).toCompletionStage().toCompletableFuture().join();
    }

    /** The next thing that came and fits; what came before it and does not fit stays in its order. */
    public JsonObject await(Predicate<JsonObject> fits) {
        var early = passed.stream().filter(fits).findFirst();
        if (early.isPresent()) {
            passed.remove(early.get());
            return early.get();
        }
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (true) {
                var frame = coming.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (frame == null) {
                    throw new AssertionError("did not come; what came: " + passed);
                }
                if (fits.test(frame)) {
                    return frame;
                }
                passed.add(frame);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next event of this name. */
    public JsonObject awaitEvent(String event) {
        return await(frame -> event.equals(frame.getString("event")));
    }

    /** What has come and was not read yet. */
    public List<JsonObject> waiting() {
        var waiting = new ArrayList<>(passed);
        waiting.addAll(coming);
        return waiting;
    }

    /** The close code, once the server has closed the socket. */
    public int awaitClose() {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception open) {
            throw new AssertionError("the socket is still open", open);
        }
    }

    /** The client's own socket, for what no method here does. */
    public WebSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        if (!violations.isEmpty()) {
            throw new AssertionError("the server sent what the protocol does not tell: " + violations);
        }
    }
}
