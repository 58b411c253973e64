package io.placard.gateway.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * The guard's other half, behind decoder and encoder: learns where heads and bodies end and which requests are answered,
 * and refuses what Vert.x would not answer well. On the connection's event loop.
 */
final class MessageWatch extends ChannelDuplexHandler {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final ConnectionGuard guard;

    MessageWatch(ConnectionGuard guard) {
        this.guard = guard;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && foreign(request.protocolVersion())) {
            guard.refuse(0, 505, "HTTP Version Not Supported", "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
        } else if (brokenBody(message)) {
            guard.refuse(1, 400, "Bad Request", "The body cannot be read in one way only.");
        }
        if (guard.hungUp()) {
            ReferenceCountUtil.release(message);
        } else {
            follow(message);
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            guard.answered();
        }
        if (message instanceof HttpResponse response && response.status().code() == SWITCHING_PROTOCOLS) {
            context.executor().execute(guard::leave);
        }
        context.write(message, promise);
    }

    private void follow(Object message) {
        if (message instanceof HttpRequest) {
            guard.bodyBegins();
        }
        if (message instanceof LastHttpContent) {
            guard.requestEnds();
        }
    }

    /** What is no request at all is a request to Netty, of a kind that is answered like any other. */
    private static boolean brokenBody(Object message) {
        return message instanceof HttpContent content
                && !(message instanceof HttpRequest)
                && content.decoderResult().isFailure();
    }

    /** Vert.x would answer such a request itself, in the very version that we do not speak. */
    private static boolean foreign(HttpVersion version) {
        return !version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0);
    }
}
