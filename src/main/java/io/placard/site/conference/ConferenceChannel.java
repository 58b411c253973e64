package io.placard.site.conference;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.site.page.Membership;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.function.Supplier;

/** Frames to {@code conference}: every member may follow it, nobody may say anything on it; it tells the time. */
public final class ConferenceChannel implements Channel {

    private final Membership membership;
    private final Supplier<JsonObject> simulated;
    private final Clock clock;

    /** @param simulated the simulated clock, as events tell of it */
    public ConferenceChannel(Membership membership, Supplier<JsonObject> simulated, Clock clock) {
        this.membership = membership;
        this.simulated = simulated;
        this.clock = clock;
    }

    @Override
    public Reply join(Frame frame) {
        return membership.holds(frame.login()) ? Reply.done() : Reply.refused("not_found");
    }

    @Override
    public Reply handle(Frame frame) {
        if (!frame.event().equals("time.read")) {
            return Reply.refused("unknown", "event");
        }
        if (!membership.holds(frame.login())) {
            return Reply.refused("not_found");
        }
        var state = simulated.get();
        return Reply.done(new JsonObject().put("clock", state).put("now", clock.millis()));
    }
}
