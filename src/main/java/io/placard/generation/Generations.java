package io.placard.generation;

import io.placard.channel.ChannelLayer;
import io.placard.channel.ChannelLayer.NobodyAnswered;
import io.placard.channel.Frame;
import io.placard.channel.Lane;
import io.placard.channel.Reply;
import io.placard.channel.SiteInstance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The site, as the gateway sees it: whichever generation is current answers. Thread-safe; a frame's answer comes on the
 * caller's context.
 */
public final class Generations {

    /** How long a frame that nobody took waits until it is asked again. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Vertx vertx;
    private final ChannelLayer channels;
    private final Duration frameTimeout;
    private volatile Generation current;

    public Generations(Vertx vertx, ChannelLayer channels, Duration frameTimeout) {
        this.vertx = vertx;
        this.channels = channels;
        this.frameTimeout = frameTimeout;
    }

    /** From now on this generation answers. */
    public void become(Generation generation) {
        current = generation;
    }

    /** The instance of the site that takes the next page, or nothing while there is none. */
    public Optional<SiteInstance> page() {
        var generation = current;
        return generation == null ? Optional.empty() : generation.next();
    }

    /**
     * Has the site handle a frame. While no generation serves, or when the one that took it gives no answer, the frame is
     * held and asked again, of whichever generation is current by then; after the frame time-out it has failed.
     */
    public Future<Reply> ask(Frame frame) {
        return ask(frame, System.nanoTime() + frameTimeout.toNanos());
    }

    private Future<Reply> ask(Frame frame, long deadline) {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.compareTo(Duration.ofMillis(1)) <= 0) {
            return Future.succeededFuture(Reply.failed("timeout"));
        }
        var generation = current;
        if (generation == null) {
            return later(frame, deadline);
        }
        return channels.ask(Lane.of(generation.number(), frame.socket()), frame, left)
                .recover(
                        cause -> cause instanceof NobodyAnswered ? later(frame, deadline) : Future.failedFuture(cause));
    }

    private Future<Reply> later(Frame frame, long deadline) {
        return vertx.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS).compose(ended -> ask(frame, deadline));
    }
}
