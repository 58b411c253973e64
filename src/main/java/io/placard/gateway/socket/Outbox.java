package io.placard.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.placard.channel.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;

/**
 * The way out of one socket. What waits for a slow reader is bounded; past the budget the socket is closed, and its
 * client comes back and resumes. On the socket's event loop.
 *
 * <p>Text goes past the encoder: what many sockets are told is framed once for all of them ({@link #frame}). And it is
 * flushed in rounds ({@link Flusher}), so that what comes at once leaves in one write.
 */
final class Outbox {

    /** How long a closing socket may take before it is cut. */
    private static final int CUT_SECONDS = 5;

    private static final int FINAL_TEXT = 0x81;
    private static final int SHORT = 125;
    private static final int LONGER = 126;
    private static final int LONGEST = 127;
    private static final int HEADER_BYTES = 10;

    private final ServerWebSocket socket;
    private final ChannelHandlerContext encoder;
    private final Flusher flusher;
    private boolean closing;
    private boolean unflushed;

    Outbox(ServerWebSocket socket, int budgetBytes, Flusher flusher) {
        this.socket = socket;
        this.flusher = flusher;
        var pipeline = channel().pipeline();
        pipeline.addBefore("handler", "utf8", new Utf8FrameValidator(false));
        pipeline.addBefore("handler", "broken", new BrokenFrames(this::fail));
        channel().config().setWriteBufferWaterMark(new WriteBufferWaterMark(budgetBytes / 2, budgetBytes));
        this.encoder = pipeline.context(WebSocketFrameEncoder.class);
    }

    /** A text message as it goes over the wire, for as many sockets as one likes; whoever asked releases it. */
    static ByteBuf frame(Buffer text) {
        var length = text.length();
        var frame = ByteBufAllocator.DEFAULT.directBuffer(length + HEADER_BYTES).writeByte(FINAL_TEXT);
        if (length <= SHORT) {
            frame.writeByte(length);
        } else if (length <= 0xFFFF) {
            frame.writeByte(LONGER).writeShort(length);
        } else {
            frame.writeByte(LONGEST).writeLong(length);
        }
        var bytes = ((BufferInternal) text).getByteBuf();
        return frame.writeBytes(bytes, bytes.readerIndex(), length); // so that its indices, which others use, stay
    }

    /** Sends a text message that is encoded. */
    void send(Buffer text) {
        var frame = frame(text);
        send(frame);
        frame.release();
    }

    /** Sends a {@link #frame}, which stays its owner's. */
    void send(ByteBuf frame) {
        if (closing || socket.isClosed()) {
            return;
        }
        if (!channel().isWritable()) {
            close(CloseCode.TOO_SLOW, 0);
            return;
        }
        encoder.write(frame.retainedDuplicate(), encoder.voidPromise());
        if (!unflushed) {
            unflushed = true;
            flusher.add(this::flush, channel().eventLoop());
        }
    }

    private void flush() {
        unflushed = false;
        encoder.flush();
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
        var cut = channel.eventLoop().schedule(this::cut, CUT_SECONDS, TimeUnit.SECONDS);
        channel.closeFuture().addListener(closed -> cut.cancel(false));
    }

    /**
     * Closes a socket on which nothing more is understood, not even the client's own close. What still comes is thrown away
     * until the client has gone: closing at once would answer it with a reset, and the reason would be lost.
     */
    private void fail(CloseCode code) {
        close(code, 0);
        if (channel() instanceof DuplexChannel duplex) {
            duplex.eventLoop().execute(duplex::shutdownOutput);
        }
    }

    boolean closing() {
        return closing;
    }

    /** Past Vert.x, which would wait for its close frame to be written, and who reads nothing never takes it. */
    private void cut() {
        ((WebSocketInternal) socket).channelHandlerContext().close();
    }

    private Channel channel() {
        return ((WebSocketInternal) socket).channelHandlerContext().channel();
    }
}
