package io.placard.site.presence;

import static io.vertx.core.Future.await;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.channel.Whereabouts;
import io.placard.channel.Whereabouts.Whereabout;
import io.placard.site.page.Desk;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The feature's door. On virtual threads. */
public final class Presence {

    private final PresenceStore store;
    private final Whereabouts whereabouts;
    private final Journal journal;

    public Presence(SiteContext context, Journal journal) {
        this.store = new PresenceStore(context.postgres());
        this.whereabouts = context.logins().whereabouts();
        this.journal = journal;
    }

    /** The feature's frames. */
    public Channel channel() {
        return new PresenceChannel(store, whereabouts);
    }

    /** Whether one is shown. */
    public PresencePages pages(Desk desk) {
        return new PresencePages(desk, this);
    }

    /** How people are there whom {@code presence_shown} shows to the reader; who is missing, of them nobody knows. */
    public Map<Long, Whereabout> of(List<Long> shown) {
        var asked = shown.stream().map(whereabouts::of).toList();
        await(Future.join(asked).otherwiseEmpty());
        var known = new HashMap<Long, Whereabout>();
        for (var place = 0; place < asked.size(); place++) {
            // a page is drawn without it when Redis is away
            if (asked.get(place).succeeded()) {
                known.put(shown.get(place), asked.get(place).result());
            }
        }
        return known;
    }

    /** Two people know nothing of each other any more; those of their pages that show it leave. */
    public static void part(Change change, long one, long other) {
        leave(change, one, Whereabouts.topic(other).name());
        leave(change, other, Whereabouts.topic(one).name());
    }

    boolean hides(long account) {
        return store.hides(account);
    }

    /**
     * Hidden first where it is asked every time and only then written down: whoever asks meanwhile is told nothing, and
     * behind that PostgreSQL says no; so the wish holds wherever this is cut off.
     */
    void set(long account, boolean hidden) {
        if (hidden) {
            await(whereabouts.hide(account));
        }
        journal.write(change -> {
            store.set(change.sql(), account, hidden);
            if (hidden) {
                leave(change, account, "presence");
            }
            return true;
        });
        if (!hidden) {
            await(whereabouts.show(account));
        }
    }

    private static void leave(Change change, long account, String topic) {
        change.tell(Topic.user(account), "topic.revoked", () -> new JsonObject().put("topic", topic));
    }
}
