package io.placard.site.newsroom;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.site.page.Membership;

/** Frames to {@code verification}: verifiers may follow it, and there is nothing to send. */
final class VerificationChannel implements Channel {

    private final Membership membership;
    private final RevisionStore revisions;

    VerificationChannel(Membership membership, RevisionStore revisions) {
        this.membership = membership;
        this.revisions = revisions;
    }

    @Override
    public Reply join(Frame frame) {
        return membership.holds(frame.login())
                        && revisions.verifies(frame.login().account())
                ? Reply.done()
                : Reply.refused("not_found");
    }

    @Override
    public Reply handle(Frame frame) {
        return Reply.refused("unknown", "event");
    }
}
