package io.placard.gateway.socket;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;

/**
 * Puts WebSocket frames together to messages, and refuses one that grows too long. That text is UTF-8 was checked frame by
 * frame before. On one event loop.
 */
final class FrameGuard implements Handler<WebSocketFrame> {

    private final int most;
    private final Receiver receiver;
    private Buffer begun;
    private boolean text;

    FrameGuard(int most, Receiver receiver) {
        this.most = most;
        this.receiver = receiver;
    }

    @Override
    public void handle(WebSocketFrame frame) {
        receiver.heard();
        switch (frame.type()) {
            case TEXT, BINARY -> first(frame);
            case CONTINUATION -> next(frame);
            case PING, PONG, CLOSE -> {}
        }
    }

    private void first(WebSocketFrame frame) {
        text = frame.isText();
        if (frame.isFinal()) {
            whole(frame.binaryData());
        } else {
            begun = Buffer.buffer().appendBuffer(frame.binaryData());
        }
    }

    private void next(WebSocketFrame frame) {
        if (begun == null) {
            return;
        }
        if (begun.length() + frame.binaryData().length() > most) {
            begun = null;
            receiver.tooBig();
            return;
        }
        begun.appendBuffer(frame.binaryData());
        if (frame.isFinal()) {
            var message = begun;
            begun = null;
            whole(message);
        }
    }

    private void whole(Buffer message) {
        if (message.length() > most) {
            receiver.tooBig();
        } else if (text) {
            receiver.text(message);
        } else {
            receiver.binary(message);
        }
    }
}
