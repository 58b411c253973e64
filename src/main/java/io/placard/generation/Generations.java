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
    private final WaitingFrames waiting;
    private volatile Generation current;

    public Generations(Vertx vertx, ChannelLayer channels, Duration frameTimeout) {
        this.vertx = vertx;
        this.channels = channels;
        this.frameTimeout = frameTimeout;
        this.waiting = new WaitingFrames(vertx);
    }

    /** From now on this generation answers; the one before takes no more than it has. */
    Optional<Generation> become(Generation next) {
        var before = current;
        next.serve();
        current = next;
        waiting.release();
        return Optional.ofNullable(before);
    }

    /** Which generation serves; none before the first did. */
    public Optional<Generation> current() {
        return Optional.ofNullable(current);
    }

    /** Whether a page would find an instance now. */
    public boolean serves() {
        var generation = current;
        return generation != null && generation.next().isPresent();
    }

    /** The instance of the site that takes the next page, or nothing while there is none. */
    public Optional<Turn> page() {
        for (var generation = current; generation != null; ) {
            if (generation.enter()) {
                var taken = generation;
                var instance = taken.next();
                if (instance.isEmpty()) {
                    taken.leave();
                }
                return instance.map(found -> new Turn(found, taken));
            }
            var now = current;
            generation = now == generation ? null : now;
        }
        return Optional.empty();
    }

    /**
     * Has the site handle a frame. While no generation serves, or when the one that took it gives no answer, the frame is
     * held and asked again, of whichever generation is current by then; after the frame time-out it has failed.
     */
    public Future<Reply> ask(Frame frame) {
        return ask(frame, System.nanoTime() + frameTimeout.toNanos());
    }

    /** How many frames wait for a generation. */
    public int waiting() {
        return waiting.size();
    }

    private Future<Reply> ask(Frame frame, long deadline) {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.compareTo(Duration.ofMillis(1)) <= 0) {
            return Future.succeededFuture(Reply.failed("timeout"));
        }
        var generation = current;
        if (generation == null || !generation.enter()) {
            return waiting.join(frame, left)
                    .compose(go -> ask(frame, deadline), full -> Future.succeededFuture(Reply.failed("overloaded")));
        }
        var lane = Lane.of(generation.number(), frame.socket());
        return generation
                .untilEnd(vertx, channels.ask(lane, frame, left))
                .onComplete(answered -> generation.leave())
                .recover(cause -> switch (cause) {
                    case Ending.Ended ended -> ask(frame, deadline);
                    case NobodyAnswered nobody -> later(frame, deadline);
                    default -> Future.failedFuture(cause);
                });
    }

    private Future<Reply> later(Frame frame, long deadline) {
        return vertx.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS).compose(ended -> ask(frame, deadline));
    }

    /**
     * A page's turn: the instance that answers it.
     *
     * @param generation counts the page until {@link #end}
     */
    public record Turn(SiteInstance instance, Generation generation) {

        /** The page is answered, or given up. To be called once. */
        public void end() {
            generation.leave();
        }
    }
}
