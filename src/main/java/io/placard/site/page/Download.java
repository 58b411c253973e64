package io.placard.site.page;

import static io.vertx.core.Future.await;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A file that is sent while a worker thread writes it, as fast as the reader takes it. Where it is broken off, so is the
 * connection: half a file must not look like a whole one.
 */
public final class Download {

    private static final int PATIENCE_SECONDS = 30;

    /** Whoever takes a file in drops holds a snapshot of the database no longer than this. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Request request;
    private final HttpServerResponse response;

    public Download(Request request) {
        this.request = request;
        this.response = request.routing().response();
    }

    /**
     * Does the work that writes the file, and ends the answer where it was begun. On a virtual thread.
     *
     * @throws BrokenOff where the reader left
     */
    public <T> T send(Supplier<T> writing) {
        try {
            var written = writing.get();
            if (response.headWritten()) {
                await(response.end().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return written;
        } catch (Throwable broken) { // await throws whatever a future failed with, checked or not
            var left = response.closed() && !(broken instanceof BrokenOff);
            if (response.headWritten()) {
                await(request.routing().request().connection().close().otherwiseEmpty());
            }
            if (left) {
                throw new BrokenOff("the reader left", broken);
            }
            throw broken;
        }
    }

    /**
     * Begins the answer.
     *
     * @param name that the browser gives the file
     * @return takes what is in it; its calls wait for the reader, so they are a worker thread's
     */
    public OutputStream begin(String name, String type) {
        response.setChunked(true)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", type)
                .putHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
        // at once: the gateway gives a site that says nothing up
        taken(response.writeHead());
        return new Body();
    }

    private static void taken(Future<Void> writing) {
        try {
            writing.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            throw new BrokenOff("the reader takes nothing any more", gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokenOff("the site stops", stopping);
        }
    }

    /** The reader left before the end: no fault of ours, and nobody is there to be told. */
    public static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1;

        private BrokenOff(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** What comes behind the head. */
    private final class Body extends OutputStream {

        private final long begun = System.nanoTime();

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (System.nanoTime() - begun > LONGEST.toNanos()) {
                throw new BrokenOff("the reader took longer than " + LONGEST, null);
            }
            taken(response.write(Buffer.buffer(Arrays.copyOfRange(bytes, from, from + length))));
        }
    }
}
