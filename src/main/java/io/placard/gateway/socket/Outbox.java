package io.placard.gateway.socket;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.placard.channel.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/**
 * The way out of one socket. What waits for a slow reader is bounded; past the budget the socket is closed, and its
 * client comes back and resumes. On the socket's event loop.
 */
final class Outbox {

    /** How long a closing socket may take before it is cut. */
    private static final int CUT_SECONDS = 5;

    private final ServerWebSocket socket;
    private boolean closing;

    Outbox(ServerWebSocket socket, int budgetBytes) {
        this.socket = socket;
        socket.setWriteQueueMaxSize(budgetBytes);
        channel().pipeline().addBefore("handler", "utf8", new Utf8FrameValidator(false));
    }

    /** Sends a text message that is already encoded, and may go to many sockets. */
    void send(Buffer text) {
        if (closing || socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            close(CloseCode.TOO_SLOW, 0);
            return;
        }
        var bytes = ((BufferInternal) text).getByteBuf();
        socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.TEXT, bytes, true));
    }

    /** Answers a frame; {@code ref} is null where the client's frame had none that could be read. */
    void reply(String ref, Reply reply) {
        send(new JsonObject()
                .put("ref", ref)
                .put("status", reply.status().word())
                .put("payload", reply.payload())
                .toBuffer());
    }

    void ping() {
        if (!closing && !socket.isClosed()) {
            socket.writePing(Buffer.buffer());
        }
    }

    /** Closes the socket, and cuts it if the client does not take notice. A delay of 0 says nothing about when. */
    void close(CloseCode code, long comeBackMillis) {
        if (closing || socket.isClosed()) {
            return;
        }
        closing = true;
        var reason = comeBackMillis > 0 ? "retry-after-ms=" + comeBackMillis : code.reason();
        socket.close(code.code(), reason);
        var channel = channel();
        var cut = channel.eventLoop().schedule(() -> channel.close(), CUT_SECONDS, TimeUnit.SECONDS);
        channel.closeFuture().addListener(closed -> cut.cancel(false));
    }

    boolean closing() {
        return closing;
    }

    private Channel channel() {
        return ((WebSocketInternal) socket).channelHandlerContext().channel();
    }
}
