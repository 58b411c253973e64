package io.placard.site;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.site.conference.ConferenceChannel;
import java.util.Map;

/** The map of topics: which feature answers for which prefix. */
final class Channels {

    private final Map<String, Channel> byPrefix;

    private Channels(Map<String, Channel> byPrefix) {
        this.byPrefix = byPrefix;
    }

    static Channels of(Features features) {
        return new Channels(Map.of(
                "user",
                features.notices().channel(features.membership()),
                "verification",
                features.newsroom().channel(features.membership()),
                "chat",
                features.chat().channel(),
                "presence",
                features.chat().presence().channel(),
                "conference",
                new ConferenceChannel(
                        features.membership(),
                        features.clocks()::json,
                        features.context().clock())));
    }

    Reply handle(Frame frame) {
        var channel = byPrefix.get(frame.topic().prefix());
        if (channel == null) {
            return Reply.refused("unknown", "topic");
        }
        return frame.event().equals(Frame.JOIN) ? channel.join(frame) : channel.handle(frame);
    }
}
