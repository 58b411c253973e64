package io.placard.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.multipart.MemoryFileUpload;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The file in a form: its bytes go on as they come. On one event loop. */
final class FilePart extends MemoryFileUpload {

    private final Consumer<byte[]> pieces;

    FilePart(String name, String filename, Consumer<byte[]> pieces) {
        super(name, filename, "application/octet-stream", null, StandardCharsets.UTF_8, 0);
        this.pieces = pieces;
    }

    @Override
    public void addContent(ByteBuf buffer, boolean last) {
        try {
            if (buffer.isReadable()) {
                var bytes = new byte[buffer.readableBytes()];
                buffer.readBytes(bytes);
                pieces.accept(bytes);
            }
            if (last) {
                setCompleted();
            }
        } finally {
            buffer.release();
        }
    }
}
