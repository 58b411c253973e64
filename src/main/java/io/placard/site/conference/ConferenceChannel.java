package io.placard.site.conference;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.site.page.Membership;

/** Frames to {@code conference}: every member may follow it, nobody may say anything on it. */
public final class ConferenceChannel implements Channel {

    private final Membership membership;

    public ConferenceChannel(Membership membership) {
        this.membership = membership;
    }

    @Override
    public Reply join(Frame frame) {
        return membership.holds(frame.login()) ? Reply.done() : Reply.refused("not_found");
    }

    @Override
    public Reply handle(Frame frame) {
        return Reply.refused("unknown", "event");
    }
}
