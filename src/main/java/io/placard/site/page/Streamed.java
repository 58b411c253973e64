package io.placard.site.page;

import static io.vertx.core.Future.await;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A text that is answered piece by piece, as fast as it is read, so that it is never held as a whole. Where it breaks off, so
 * does the connection: half a file must not look like a whole one. On virtual threads.
 */
public final class Streamed {

    private static final int CHUNK = 16 << 10;
    private static final int PATIENCE_SECONDS = 30;

    private final Request request;
    private final StringBuilder waiting = new StringBuilder();

    private Streamed(Request request) {
        this.request = request;
    }

    /**
     * Answers with a file.
     *
     * @param name of it, with its ending
     * @param pieces writes it
     */
    public static void answer(Request request, String name, String type, Consumer<Streamed> pieces) {
        var streamed = new Streamed(request);
        var response = request.routing().response();
        try {
            response.setChunked(true)
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Content-Type", type)
                    .putHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
            pieces.accept(streamed);
            await(response.end(streamed.taken()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (Throwable broken) { // await throws whatever a future failed with, checked or not
            if (response.closed()) {
                return; // whoever asked has left
            }
            if (response.headWritten()) {
                await(request.routing().request().connection().close().otherwiseEmpty());
            }
            throw broken;
        }
    }

    /** Writes on; waits while the reader is slower. */
    public void write(String piece) {
        waiting.append(piece);
        if (waiting.length() >= CHUNK) {
            await(request.routing().response().write(taken()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    private String taken() {
        var taken = waiting.toString();
        waiting.setLength(0);
        return taken;
    }
}
