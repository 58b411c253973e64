package io.placard.site.notices;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.site.page.Membership;
import java.util.OptionalLong;

/** Frames to {@code user:ID}: only its own account may send them. */
final class NoticeChannel implements Channel {

    private final Membership membership;
    private final Reading reading;

    NoticeChannel(Membership membership, Reading reading) {
        this.membership = membership;
        this.reading = reading;
    }

    @Override
    public Reply join(Frame frame) {
        return own(frame) && membership.holds(frame.login()) ? Reply.done() : Reply.refused("not_found");
    }

    @Override
    public Reply handle(Frame frame) {
        if (!own(frame) || !membership.holds(frame.login())) {
            return Reply.refused("not_found");
        }
        return switch (frame.event()) {
            case "notice.read" -> read(frame);
            default -> Reply.refused("unknown", "event");
        };
    }

    private Reply read(Frame frame) {
        var all = frame.payload().getValue("all");
        var one = frame.payload().getValue("notice");
        if (Boolean.TRUE.equals(all) && one == null) {
            reading.mark(frame.login().account(), OptionalLong.empty());
            return Reply.done();
        }
        if (all != null || !(one instanceof Integer || one instanceof Long)) {
            return Reply.refused(one == null && all == null ? "missing" : "wrong_type", "payload.notice");
        }
        var found = reading.mark(frame.login().account(), OptionalLong.of(((Number) one).longValue()));
        return found ? Reply.done() : Reply.refused("not_found", "payload.notice");
    }

    private static boolean own(Frame frame) {
        return frame.topic().id().orElse(0) == frame.login().account();
    }
}
