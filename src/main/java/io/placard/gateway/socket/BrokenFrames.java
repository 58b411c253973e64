package io.placard.gateway.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/**
 * Hears of frames that cannot be read, before Vert.x does: that would cut the connection without telling the client why.
 * On the socket's event loop.
 */
final class BrokenFrames extends ChannelInboundHandlerAdapter {

    private final Consumer<CloseCode> closing;
    private boolean broken;

    BrokenFrames(Consumer<CloseCode> closing) {
        this.closing = closing;
    }

    /** What comes behind a broken frame is nothing that anybody said. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (broken) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            broken = true;
            closing.accept(code(corrupted.closeStatus()));
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private static CloseCode code(WebSocketCloseStatus status) {
        if (status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            return CloseCode.TOO_BIG;
        }
        return status.equals(WebSocketCloseStatus.INVALID_PAYLOAD_DATA) ? CloseCode.NOT_UTF8 : CloseCode.PROTOCOL;
    }
}
