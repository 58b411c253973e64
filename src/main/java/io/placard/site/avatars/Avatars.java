package io.placard.site.avatars;

import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The feature's door. On virtual threads. */
public final class Avatars {

    private final AvatarStore store;

    public Avatars(SiteContext context) {
        this.store = new AvatarStore(context.lookups());
    }

    /** Pictures by their names and seats by their seeds. */
    public AvatarPages pages() {
        return new AvatarPages(store);
    }

    /**
     * Gives an active account a picture instead of the one that it has; everybody is told.
     *
     * @param name of its drawings
     * @param jpegs the drawings, by the length of their side
     * @return false where there is no such account any more
     */
    public boolean put(Change change, long account, String name, Map<Integer, byte[]> jpegs) {
        return told(change, account, name, store.put(change.sql(), account, name, jpegs));
    }

    /** Takes an account's picture away, for good; everybody is told. False where there was none. */
    public boolean remove(Change change, long account) {
        return told(change, account, "", store.remove(change.sql(), account));
    }

    private static boolean told(Change change, long account, String name, boolean changed) {
        if (changed) {
            var payload = new JsonObject().put("account", account).put("picture", name);
            change.tell(Topic.CONFERENCE, "person.changed", () -> payload);
        }
        return changed;
    }
}
