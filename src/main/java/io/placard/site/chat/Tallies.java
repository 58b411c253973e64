package io.placard.site.chat;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.placard.site.chat.MemberStore.Tally;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells members' own devices how a conversation stands with them. Not kept, and behind what it tells of: a page asks anew
 * when its socket opens. The more members there are, the longer several messages are waited for to be told at once.
 *
 * <p>On the virtual threads of any instance of the site.
 */
final class Tallies {

    private static final Logger LOG = LoggerFactory.getLogger(Tallies.class);
    private static final long GATHER_MILLIS = 20;
    /** Behind a telling; the next one tells of all that came meanwhile, so that all devices agree within a second. */
    private static final long REST_MILLIS = 700;

    private static final int MEMBERS_A_MILLI = 5;

    /**
     * Conversations that are told or rest; true: there is more to tell. Each generation has its own, since its class loader
     * does: what was written by way of one instance another tells with its own.
     */
    private static final Map<Long, Boolean> BUSY = new ConcurrentHashMap<>();

    private final MemberStore store;
    private final ChannelLayer channels;
    private final Vertx vertx;

    Tallies(MemberStore store, ChannelLayer channels, Vertx vertx) {
        this.store = store;
        this.channels = channels;
        this.vertx = vertx;
    }

    /** All members are to be told, soon. */
    void changed(long conversation) {
        if (BUSY.put(conversation, true) == null) {
            vertx.setTimer(GATHER_MILLIS, timer -> tell(conversation));
        }
    }

    /** One member's own devices are told now; what they were told. Empty: they are no member. */
    JsonObject tell(long conversation, long account) {
        var tallies = store.tallies(conversation, OptionalLong.of(account));
        publish(tallies);
        return tallies.isEmpty() ? new JsonObject() : tallies.getFirst().told();
    }

    private void tell(long conversation) {
        BUSY.put(conversation, false);
        var members = 0;
        try {
            var tallies = store.tallies(conversation, OptionalLong.empty());
            members = tallies.size();
            publish(tallies);
        } catch (Throwable fault) { // await throws whatever a future failed with, checked or not
            LOG.warn("chat.untold conversation={} cause={}", conversation, fault.toString());
        }
        vertx.setTimer(REST_MILLIS + members / MEMBERS_A_MILLI, timer -> rest(conversation));
    }

    private void rest(long conversation) {
        if (!BUSY.remove(conversation, false)) {
            tell(conversation);
        }
    }

    private void publish(List<Tally> tallies) {
        channels.publish(tallies.stream()
                .map(tally -> new Event(Topic.user(tally.account()), Event.UNKEPT, "chat.changed", tally.told()))
                .toList());
    }
}
