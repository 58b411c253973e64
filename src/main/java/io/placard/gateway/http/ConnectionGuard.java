package io.placard.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches one connection's bytes before Netty's HTTP decoder sees them. Refuses obs-fold, which the decoder would
 * silently join, and gives the head of a request, its body, an idle connection and a reader that does not read one
 * deadline each, which no trickle of bytes puts off. On the connection's event loop only.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private enum State {
        IDLE,
        HEAD,
        BODY
    }

    private final RequestLimits limits;
    private final Consumer<ConnectionGuard> gone;
    private ChannelHandlerContext context;
    private State state = State.IDLE;
    private long since = System.nanoTime();
    private long stalledSince;
    private int unanswered;
    private boolean lineBegins = true;
    private boolean hungUp;
    private Duration bodyMayTake;

    private ConnectionGuard(RequestLimits limits, Consumer<ConnectionGuard> gone) {
        this.limits = limits;
        this.gone = gone;
        this.bodyMayTake = limits.body();
    }

    /** Puts a guard into a connection's pipeline. {@code gone} is told when it has nothing left to guard. */
    static ConnectionGuard install(ChannelPipeline pipeline, RequestLimits limits, Consumer<ConnectionGuard> gone) {
        var guard = new ConnectionGuard(limits, gone);
        pipeline.addBefore(DECODER, "guard", guard);
        pipeline.addAfter(ENCODER, "guardMessages", new MessageWatch(guard));
        return guard;
    }

    /** The guard of a connection that has not become a WebSocket. */
    static ConnectionGuard of(HttpConnection connection) {
        return ((VertxConnection) connection).channelHandlerContext().pipeline().get(ConnectionGuard.class);
    }

    /** Ends the connection when what it is waiting for takes too long. Called about once a second. */
    void check(long now) {
        if (hungUp) {
            closeWhen(now - since > LINGER_NANOS);
            return;
        }
        if (stalledSince != 0 && now - stalledSince > limits.stalled().toNanos()) {
            context.close();
            return;
        }
        var waited = now - since;
        switch (state) {
            case IDLE -> closeWhen(unanswered == 0 && waited > limits.idle().toNanos());
            case HEAD -> refuseWhen(waited > limits.head().toNanos());
            case BODY -> refuseWhen(waited > bodyMayTake.toNanos());
        }
    }

    /**
     * Ends the connection behind what was said. What still comes is read and thrown away for a while: closing at once would
     * answer it with a reset, and that takes away from the client what it has not read yet.
     */
    void hangUp() {
        hungUp = true;
        since = System.nanoTime();
        var channel = context.channel();
        channel.config().setAutoRead(true);
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }

    /** A request's head is read. */
    void bodyBegins() {
        unanswered++;
        bodyMayTake = limits.body();
        enter(State.BODY);
    }

    /** The body that is coming may take longer than others, counted from its head. */
    void bodyMayTake(Duration most) {
        bodyMayTake = most;
    }

    /** A request is read. */
    void requestEnds() {
        enter(State.IDLE);
    }

    /** An answer is written. */
    void answered() {
        unanswered--;
        since = System.nanoTime();
    }

    boolean hungUp() {
        return hungUp;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        gone.accept(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
        } else if (hungUp) {
            bytes.release();
        } else if (suspicious(bytes)) {
            forwardByLine(bytes);
        } else {
            forward(bytes);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        stalledSince = context.channel().isWritable() ? 0 : System.nanoTime();
        context.fireChannelWritabilityChanged();
    }

    /** Whether some line of these bytes begins with white space: in a head that is obs-fold, in a body it is nothing. */
    private boolean suspicious(ByteBuf bytes) {
        var begins = lineBegins;
        for (var i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
            var b = bytes.getByte(i);
            if (begins && (b == ' ' || b == '\t')) {
                return true;
            }
            begins = b == '\n';
        }
        return false;
    }

    /** Line by line, so that the decoder has told us before each line whether a head or a body goes on. */
    private void forwardByLine(ByteBuf bytes) {
        try {
            while (bytes.isReadable() && !hungUp) {
                var first = bytes.getByte(bytes.readerIndex());
                if (lineBegins && state != State.BODY && (first == ' ' || first == '\t')) {
                    refuse(0, 400, "Bad Request", "A header line may not begin with white space.");
                } else {
                    var end = bytes.indexOf(bytes.readerIndex(), bytes.writerIndex(), (byte) '\n');
                    var length = end < 0 ? bytes.readableBytes() : end + 1 - bytes.readerIndex();
                    forward(bytes.readRetainedSlice(length));
                }
            }
        } finally {
            bytes.release();
        }
    }

    private void forward(ByteBuf bytes) {
        if (bytes.isReadable()) {
            lineBegins = bytes.getByte(bytes.writerIndex() - 1) == '\n';
            if (state == State.IDLE) {
                enter(State.HEAD);
            }
        }
        context.fireChannelRead(bytes);
    }

    private void enter(State next) {
        state = next;
        since = System.nanoTime();
    }

    /** A WebSocket has a heartbeat of its own. */
    void leave() {
        context.pipeline().remove(MessageWatch.class);
        context.pipeline().remove(this);
    }

    private void closeWhen(boolean late) {
        if (late) {
            context.close();
        }
    }

    private void refuseWhen(boolean late) {
        if (late) {
            refuse(state == State.BODY ? 1 : 0, 408, "Request Timeout", "The request took too long to arrive.");
        }
    }

    /**
     * Refuses what is coming in. Nothing is said where an earlier answer is still to be written: it would be taken for
     * that one.
     *
     * @param own how many unanswered requests what is refused belongs to: 1 in a body, 0 in a head
     */
    void refuse(int own, int status, String reason, String sentence) {
        if (unanswered != own) {
            hungUp = true;
            context.close();
            return;
        }
        var text = "HTTP/1.1 " + status + ' ' + reason + "\r\nContent-Type: text/plain\r\nContent-Length: "
                + (sentence.length() + 1) + "\r\nConnection: close\r\n\r\n" + sentence + '\n';
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), text));
        hangUp();
    }
}
