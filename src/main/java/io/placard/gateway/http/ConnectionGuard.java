package io.placard.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Watches one connection's bytes before Netty's HTTP decoder sees them. Refuses obs-fold, which the decoder would
 * silently join, and gives the head of a request, its body, an idle connection and a reader that does not read one
 * deadline each, which no trickle of bytes puts off. On the connection's event loop only.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    static final Duration HEAD = Duration.ofSeconds(10);
    static final Duration BODY = Duration.ofSeconds(30);
    static final Duration IDLE = Duration.ofSeconds(75);
    static final Duration STALLED = Duration.ofSeconds(30);

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final String DECODER = "httpDecoder";

    private enum State {
        IDLE,
        HEAD,
        BODY
    }

    private final Consumer<ConnectionGuard> gone;
    private ChannelHandlerContext context;
    private State state = State.IDLE;
    private long since = System.nanoTime();
    private long stalledSince;
    private int unanswered;
    private boolean lineBegins = true;
    private boolean refused;

    private ConnectionGuard(Consumer<ConnectionGuard> gone) {
        this.gone = gone;
    }

    /** Puts a guard into a connection's pipeline. {@code gone} is told when it has nothing left to guard. */
    static ConnectionGuard install(ChannelPipeline pipeline, Consumer<ConnectionGuard> gone) {
        var guard = new ConnectionGuard(gone);
        pipeline.addBefore(DECODER, "guard", guard);
        pipeline.addAfter(DECODER, "guardMessages", guard.new Messages());
        return guard;
    }

    /** Ends the connection when what it is waiting for takes too long. Called about once a second. */
    void check(long now) {
        if (refused) {
            return;
        }
        if (stalledSince != 0 && now - stalledSince > STALLED.toNanos()) {
            context.close();
            return;
        }
        var waited = now - since;
        switch (state) {
            case IDLE -> closeWhen(unanswered == 0 && waited > IDLE.toNanos());
            case HEAD -> refuseWhen(waited > HEAD.toNanos());
            case BODY -> refuseWhen(waited > BODY.toNanos());
        }
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
        } else if (refused) {
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
            while (bytes.isReadable() && !refused) {
                var first = bytes.getByte(bytes.readerIndex());
                if (lineBegins && state != State.BODY && (first == ' ' || first == '\t')) {
                    refuse(400, "Bad Request", "A header line may not begin with white space.");
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
    private void leave() {
        context.pipeline().remove(Messages.class);
        context.pipeline().remove(this);
    }

    private void closeWhen(boolean late) {
        if (late) {
            context.close();
        }
    }

    /** A time-out can be told only where no earlier answer is still being written. */
    private void refuseWhen(boolean late) {
        if (late) {
            if (unanswered == (state == State.BODY ? 1 : 0)) {
                refuse(408, "Request Timeout", "The request took too long to arrive.");
            } else {
                context.close();
            }
        }
    }

    private void refuse(int status, String reason, String sentence) {
        refused = true;
        var text = "HTTP/1.1 " + status + ' ' + reason + "\r\nContent-Type: text/plain\r\nContent-Length: "
                + (sentence.length() + 1) + "\r\nConnection: close\r\n\r\n" + sentence + '\n';
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), text)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Learns from the decoder where heads and bodies end, and from the encoder which requests are answered. */
    private final class Messages extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                unanswered++;
                enter(State.BODY);
            }
            if (message instanceof LastHttpContent) {
                enter(State.IDLE);
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent) {
                unanswered--;
                since = System.nanoTime();
            }
            if (message instanceof HttpResponse response && response.status().code() == SWITCHING_PROTOCOLS) {
                context.executor().execute(ConnectionGuard.this::leave);
            }
            context.write(message, promise);
        }
    }
}
