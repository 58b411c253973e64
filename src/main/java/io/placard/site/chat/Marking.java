package io.placard.site.chat;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Reply;
import io.placard.site.chat.EditStore.Place;
import io.placard.site.chat.MarkStore.Standing;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Optional;

/**
 * What people put on messages that stand there: reactions and pins, under the lock of their conversation. Answered as a
 * frame is; asked twice, done once. On virtual threads.
 */
final class Marking {

    /** Of one message. */
    static final int MOST_DIFFERENT = 20;

    private static final String READ_ONLY = "read_only";

    private final Journal journal;
    private final MarkStore store = new MarkStore();
    private final Clock clock;

    Marking(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Gives a message a sign, or takes one's own away. */
    Reply react(Speaker who, Place place, String sign, boolean on) {
        var emoji = Emoji.of(sign);
        if (emoji.isEmpty()) {
            return Reply.refused("no_emoji", "payload.emoji");
        }
        return journal.write(change -> {
            var found = ask(change, place, who);
            if (found.isEmpty()) {
                return refusal(Refused.NOT_FOUND);
            }
            var refused = found.get().refused().filter(why -> !isListener(why, found.get()));
            return refused.isPresent()
                    ? refusal(refused.get())
                    : react(change, place, who.account(), new Sign(emoji.get(), on));
        });
    }

    /** Keeps a message in sight, or no longer: by the keepers of a discussion, and by both of a pair. */
    Reply pin(Speaker who, Place place, boolean on) {
        return journal.write(change -> {
            var found = ask(change, place, who);
            if (found.isEmpty() || !found.get().pins()) {
                return refusal(Refused.NOT_FOUND);
            }
            return found.get()
                    .refused()
                    .map(this::refusal)
                    .orElseGet(() -> pin(change, place, who.account(), found.get(), on));
        });
    }

    private Optional<Standing> ask(Change change, Place place, Speaker who) {
        MessageStore.lock(change.sql(), place.conversation());
        return store.ask(change.sql(), place, who, clock.instant());
    }

    /** Somebody who does not write in a discussion, but may say what they think of it; in a pair nobody is there to read it. */
    private static boolean isListener(Refused why, Standing standing) {
        return why.reason().equals(READ_ONLY) && !standing.pins();
    }

    private Reply react(Change change, Place place, long account, Sign sign) {
        var given = store.given(change.sql(), place, account, sign.emoji());
        if (given.own() == sign.on()) {
            return Reply.done();
        }
        if (sign.on() && given.others() >= MOST_DIFFERENT) {
            return Reply.refused("too_many", "payload.emoji");
        }
        if (sign.on()) {
            store.give(change.sql(), place, account, sign.emoji(), clock.instant());
        } else {
            store.take(change.sql(), place, account, sign.emoji());
        }
        change.tell(
                Chat.topic(place.conversation()), "message.reacted", () -> store.reactions(change.sql(), place, account)
                        .put("message", place.seq())
                        .put("emoji", sign.emoji())
                        .put("on", sign.on()));
        return Reply.done();
    }

    private Reply pin(Change change, Place place, long account, Standing standing, boolean on) {
        if (standing.pinned() == on) {
            return Reply.done();
        }
        if (on && standing.pinnedAll() >= Pins.MOST) {
            return Reply.refused("too_many", "payload.message");
        }
        if (on) {
            store.pin(change.sql(), place, account, clock.instant());
        } else {
            store.unpin(change.sql(), place);
        }
        change.tell(Chat.topic(place.conversation()), "message.pinned", () -> new JsonObject()
                .put("message", place.seq())
                .put("pinned", on)
                .put("by", store.person(change.sql(), account)));
        return Reply.done();
    }

    private Reply refusal(Refused refused) {
        return refused.reply(clock.instant());
    }

    private record Sign(String emoji, boolean on) {}
}
