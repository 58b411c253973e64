package io.placard.site.chat;

import io.placard.channel.Journal;
import io.placard.channel.Reply;
import io.placard.site.presence.Presence;
import java.time.Clock;

/**
 * Somebody wants to hear nothing of somebody between the two of them alone. Neither is told whose wish it is. On virtual
 * threads.
 */
final class Blocking {

    private final Journal journal;
    private final BlockStore store;
    private final ConversationStore conversations;
    private final Clock clock;

    Blocking(Journal journal, BlockStore store, ConversationStore conversations, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Blocks somebody, or takes it back; what is so already stays. */
    Reply set(long who, long other, boolean blocked) {
        return journal.write(change -> {
            var pair = conversations.pair(change.sql(), who, other);
            pair.ifPresent(id -> MessageStore.lock(change.sql(), id));
            if (blocked && !store.canBlock(change.sql(), who, other)) {
                return Reply.refused("not_found");
            }
            var changed = blocked
                    ? store.block(change.sql(), who, other, clock.instant())
                    : store.unblock(change.sql(), who, other);
            if (changed && blocked) {
                Presence.part(change, who, other);
            }
            if (changed) {
                pair.ifPresent(id -> Chat.tellChanged(change, id));
            }
            return Reply.done();
        });
    }
}
