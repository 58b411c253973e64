package io.placard.site.chat;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Event;
import io.placard.channel.Reply;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How much of a conversation a member wants to hear; the same for frames, forms and programs. On virtual threads. */
final class Hearing {

    private final HearingStore store;
    private final Tallies tallies;
    private final ChannelLayer channels;

    Hearing(HearingStore store, Tallies tallies, ChannelLayer channels) {
        this.store = store;
        this.tallies = tallies;
        this.channels = channels;
    }

    /** Their own devices hear of it, with the totals that follow from it. */
    Reply set(Speaker who, long conversation, Level level) {
        if (!store.set(who, conversation, level)) {
            return Reply.refused("not_found");
        }
        var told = new JsonObject().put("conversation", conversation).put("level", level.word());
        channels.publish(List.of(new Event(Topic.user(who.account()), Event.UNKEPT, "chat.level", told)));
        tallies.tell(conversation, who.account());
        return Reply.done();
    }
}
