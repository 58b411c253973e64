package io.placard.channel;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** Carries an immutable value over the event bus: as it is within this process, as JSON between nodes. */
record JsonCodec<T>(String name, Function<T, JsonObject> write, Function<JsonObject, T> read)
        implements MessageCodec<T, T> {

    private static final int LENGTH_BYTES = 4;

    @Override
    public void encodeToWire(Buffer buffer, T value) {
        var json = write.apply(value).toBuffer();
        buffer.appendInt(json.length()).appendBuffer(json);
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
        var start = position + LENGTH_BYTES;
        return read.apply(new JsonObject(buffer.slice(start, start + buffer.getInt(position))));
    }

    @Override
    public T transform(T value) {
        return value;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
