package io.placard.site.chat;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Event;
import io.placard.channel.Reply;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** Keeps what somebody has begun to write, for their other devices. On virtual threads. */
final class Drafting {

    private static final int EXCERPT = 80;

    private final DraftStore store;
    private final ChannelLayer channels;
    private final Clock clock;

    Drafting(DraftStore store, ChannelLayer channels, Clock clock) {
        this.store = store;
        this.channels = channels;
        this.clock = clock;
    }

    /** Done with {@code at}, when it was kept; the empty text is no draft. Their own devices are told its beginning. */
    Reply keep(Speaker who, long conversation, String body) {
        var text = body.replace("\r\n", "\n");
        if (text.length() > Chatting.LONGEST || !Chatting.whole(text)) {
            return Reply.refused("wrong_length", "payload.body");
        }
        var now = clock.instant();
        if (!store.keep(who, conversation, text.isBlank() ? "" : text, now)) {
            return Refused.NOT_FOUND.reply(now);
        }
        var told = new JsonObject().put("conversation", conversation).put("draft", excerpt(text));
        channels.publish(List.of(new Event(Topic.user(who.account()), Event.UNKEPT, "chat.drafted", told)));
        return Reply.done(new JsonObject().put("at", Chatting.MOMENT.format(now)));
    }

    /** Its beginning, in one line. */
    static String excerpt(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        var letters = line.codePointCount(0, line.length());
        return letters <= EXCERPT ? line : line.substring(0, line.offsetByCodePoints(0, EXCERPT));
    }
}
