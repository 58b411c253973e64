package io.placard.site.chat;

import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes somebody's word for a while, and gives it back: told to their own devices, and noted. It ends by itself, for it is a
 * time that is compared. On virtual threads.
 */
final class Muting {

    private final MuteStore store;
    private final Ledger ledger;
    private final Clock clock;

    Muting(MuteStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * In one conversation. False where that is not theirs to do.
     *
     * @param reported whether somebody reported what was said there: in a pair, staff decide over nothing else
     */
    boolean here(Change change, Mute mute, long conversation, boolean reported) {
        MessageStore.lock(change.sql(), conversation);
        var until = mute.span().map(span -> span.until(clock.instant()));
        if (!store.here(change.sql(), mute, conversation, until, reported)) {
            return false;
        }
        tell(change, mute.account());
        var who = new JsonObject().put("members", ledger.username(change, mute.account()));
        note(who, mute, until);
        ledger.note(change, mute.who(), mute.act(), conversation, Ledger.NOTHING, who);
        return true;
    }

    /** Wherever they are. False where that is not theirs to do. */
    boolean everywhere(Change change, Mute mute) {
        var until = mute.span().map(span -> span.until(clock.instant()));
        if (!store.everywhere(change.sql(), mute, until, clock.instant())) {
            return false;
        }
        tell(change, mute.account());
        var told = new JsonObject();
        note(told, mute, until);
        ledger.noteOf(change, mute.who(), mute.act() + "-everywhere", mute.account(), told);
        return true;
    }

    /** Their own pages ask anew whether they may write. */
    private static void tell(Change change, long account) {
        change.tell(Topic.user(account), "chat.standing", JsonObject::new);
    }

    private static void note(JsonObject told, Mute mute, Optional<Instant> until) {
        until.ifPresent(moment -> {
            told.put(
                    "until",
                    MuteSpan.isEndless(moment)
                            ? "–"
                            : moment.truncatedTo(ChronoUnit.SECONDS).toString());
            if (!mute.reason().isEmpty()) {
                told.put("reason", mute.reason());
            }
        });
    }
}
