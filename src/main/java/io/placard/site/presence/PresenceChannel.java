package io.placard.site.presence;

import static io.vertx.core.Future.await;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.channel.Whereabouts;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** Frames to {@code presence:ID}: the other of a pair follows it, and only its own account says that it is away. */
final class PresenceChannel implements Channel {

    private final PresenceStore store;
    private final Whereabouts whereabouts;

    PresenceChannel(PresenceStore store, Whereabouts whereabouts) {
        this.store = store;
        this.whereabouts = whereabouts;
    }

    @Override
    public Reply join(Frame frame) {
        return store.isFollowable(frame.login(), account(frame))
                ? Reply.done(new JsonObject().put("seq", 0L))
                : Reply.refused("not_found");
    }

    @Override
    public Reply handle(Frame frame) {
        return switch (frame.event()) {
            case "look" -> look(frame);
            case "away" -> away(frame);
            default -> Reply.refused("unknown", "event");
        };
    }

    /** From here on the topic is told of changes; whoever follows it asks again from time to time, so that it stays so. */
    private Reply look(Frame frame) {
        if (!store.isFollowable(frame.login(), account(frame))) {
            return Reply.refused("not_found");
        }
        var now = await(whereabouts.follow(account(frame)));
        return Reply.done(new JsonObject()
                .put("state", now.state().name().toLowerCase(Locale.ROOT))
                .put("seen", now.seen().map(Instant::toString).orElse(null)));
    }

    /** Every page says so, and often; so nothing is asked of PostgreSQL. */
    private Reply away(Frame frame) {
        if (account(frame) != frame.login().account()) {
            return Reply.refused("not_found");
        }
        if (!(frame.payload().getValue("away") instanceof Boolean away)) {
            return Reply.refused(frame.payload().containsKey("away") ? "wrong_type" : "missing", "payload.away");
        }
        await(whereabouts.away(frame.login(), frame.socket(), away));
        return Reply.done();
    }

    private static long account(Frame frame) {
        return frame.topic().id().orElse(0);
    }
}
