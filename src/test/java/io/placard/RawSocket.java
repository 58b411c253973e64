package io.placard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A WebSocket frame by frame, with no client behind it that answers pings or puts messages together. */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private final Wire wire;

    private RawSocket(Wire wire) {
        this.wire = wire;
    }

    static RawSocket open(Running running, String key) {
        var wire = Wire.open(running.url());
        wire.send("GET /ws?session_key=" + key + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        var status = wire.head().status();
        if (status != 101) {
            throw new AssertionError("not let in: " + status);
        }
        return new RawSocket(wire);
    }

    void send(String text) {
        send(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    void send(int opcode, boolean last, byte[] payload) {
        wire.send(frame(opcode, last, payload));
    }

    /** Whether the server has cut the connection, as one notices who only sends. */
    boolean cut() {
        return wire.cut(new String(frame(PONG, true, new byte[0]), StandardCharsets.ISO_8859_1));
    }

    /** The next frame, or nothing when the connection has ended. */
    Optional<Frame> next() {
        try {
            var first = wire.read();
            if (first < 0) {
                return Optional.empty();
            }
            var length = wire.read();
            var size = length == 126 ? (wire.read() << 8) + wire.read() : length == 127 ? longSize() : length;
            return Optional.of(new Frame(first & 0xf, wire.read(size)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The code of the next close frame; what comes before it is passed over. */
    int closeCode() {
        for (var frame = next(); frame.isPresent(); frame = next()) {
            if (frame.get().opcode() == CLOSE) {
                return ByteBuffer.wrap(frame.get().payload()).getShort();
            }
        }
        throw new AssertionError("ended without a close frame");
    }

    @Override
    public void close() {
        wire.close();
    }

    private int longSize() throws IOException {
        return (int) ByteBuffer.wrap(wire.read(Long.BYTES)).getLong();
    }

    /** Masked with zeros: the payload stays as it is. */
    private static byte[] frame(int opcode, boolean last, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(opcode | (last ? FINAL : 0));
        if (payload.length < 126) {
            frame.write(MASKED | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(MASKED | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(MASKED | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** A frame as it came. */
    record Frame(int opcode, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }
}
