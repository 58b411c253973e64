package io.placard.site.notices;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.site.notices.Reading.Which;
import io.placard.site.page.Membership;
import java.util.Optional;
import java.util.stream.Stream;

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
        var payload = frame.payload();
        var named = Stream.of("all", "category", "notice")
                .filter(name -> payload.getValue(name) != null)
                .toList();
        if (named.size() != 1) {
            return Reply.refused(named.isEmpty() ? "missing" : "wrong_type", "payload.notice");
        }
        var which = which(payload.getValue(named.getFirst()));
        if (which.isEmpty()) {
            return Reply.refused("wrong_type", "payload." + named.getFirst());
        }
        var found = reading.mark(frame.login().account(), which.get());
        return found ? Reply.done() : Reply.refused("not_found", "payload.notice");
    }

    /** All by true, a category by its word, one by its number. */
    private static Optional<Which> which(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(Which.one(((Number) value).longValue()));
        }
        if (value instanceof String word) {
            return Category.of(word).map(Which::of);
        }
        return Boolean.TRUE.equals(value) ? Optional.of(Which.ALL) : Optional.empty();
    }

    private static boolean own(Frame frame) {
        return frame.topic().id().orElse(0) == frame.login().account();
    }
}
