package io.placard.gateway.socket;

import io.vertx.core.buffer.Buffer;

/** What a socket's messages go to. On the socket's event loop. */
public interface Receiver {

    /** The socket is open and nothing came yet. */
    void opened();

    /** Something came, be it only a pong. */
    void heard();

    /** A whole text message, in valid UTF-8. */
    void text(Buffer message);

    /** A whole binary message. */
    void binary(Buffer message);

    /** A message was longer than the frame limit; the rest of it will not come. */
    void tooBig();
}
