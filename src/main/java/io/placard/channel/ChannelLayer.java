package io.placard.channel;

import io.placard.store.Away;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event bus, in Placard's words: events go to every gateway, frames to one lane of the site. It is for speed and
 * promises nothing: what it loses is repaired from the {@link TopicLog}.
 *
 * <p>One for each Vert.x instance, made by the process and never by the site: a codec that site code registered would
 * keep its generation alive. Any thread may publish and ask.
 */
public final class ChannelLayer {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelLayer.class);
    private static final String EVENTS = "placard.events";
    private static final DeliveryOptions EVENT = new DeliveryOptions().setCodecName("event");

    private final EventBus bus;

    public ChannelLayer(Vertx vertx) {
        this.bus = vertx.eventBus();
        bus.registerCodec(new JsonCodec<>("event", ChannelLayer::json, ChannelLayer::event));
        bus.registerCodec(new JsonCodec<>("frame", Frame::toJson, Frame::of));
        bus.registerCodec(new JsonCodec<>("reply", Reply::toJson, Reply::of));
    }

    /** Tells every gateway of every node of events that are committed, in their order. */
    public void publish(Collection<Event> events) {
        for (var event : events) {
            bus.publish(EVENTS, event, EVENT);
        }
    }

    /** Hears of every event of every topic, on the caller's context. */
    public Subscription subscribe(Handler<Event> handler) {
        MessageConsumer<Event> consumer = bus.consumer(EVENTS, message -> handler.handle(message.body()));
        return consumer::unregister;
    }

    /**
     * Asks the site. Fails with {@link NobodyAnswered} when no generation serves the lane or it did not answer in time:
     * then the same frame may be asked again.
     */
    public Future<Reply> ask(Lane lane, Frame frame, Duration timeout) {
        var options = new DeliveryOptions().setCodecName("frame").setSendTimeout(timeout.toMillis());
        return bus.<Reply>request(lane.address(), frame, options)
                .map(Message::body)
                .recover(cause -> Future.failedFuture(unanswered(cause) ? new NobodyAnswered(cause) : cause));
    }

    /**
     * Serves a lane, one frame at a time, on the caller's context (the site's virtual threads). A throw becomes a failed
     * reply, for a consumer that throws would leave its asker waiting.
     */
    public Subscription serve(Lane lane, SiteWork work, Function<Frame, Reply> handler) {
        MessageConsumer<Frame> consumer = bus.consumer(lane.address(), message -> answer(message, work, handler));
        return consumer::unregister;
    }

    private static void answer(Message<Frame> message, SiteWork work, Function<Frame, Reply> handler) {
        var frame = message.body();
        Reply reply;
        try (var task = work.frame(frame)) {
            reply = handler.apply(frame);
        } catch (Throwable fault) { // await throws whatever a future failed with, checked or not
            if (!Away.caused(fault)) {
                work.fault();
            }
            LOG.error("frame.failed topic={} event={}", frame.topic(), frame.event(), fault);
            reply = Reply.failed("internal");
        }
        message.reply(reply, new DeliveryOptions().setCodecName("reply"));
    }

    private static boolean unanswered(Throwable cause) {
        return cause instanceof ReplyException reply && reply.failureType() != ReplyFailure.RECIPIENT_FAILURE;
    }

    private static JsonObject json(Event event) {
        return new JsonObject()
                .put("topic", event.topic().name())
                .put("seq", event.seq())
                .put("name", event.name())
                .put("payload", event.payload());
    }

    private static Event event(JsonObject json) {
        return new Event(
                new Topic(json.getString("topic")),
                json.getLong("seq"),
                json.getString("name"),
                json.getJsonObject("payload"));
    }

    /** A consumer that can be ended. */
    public interface Subscription {

        /** Ends it; done when no further message will come. */
        Future<Void> end();
    }

    /** No generation took the frame, or it gave no answer. */
    public static final class NobodyAnswered extends RuntimeException {

        NobodyAnswered(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
