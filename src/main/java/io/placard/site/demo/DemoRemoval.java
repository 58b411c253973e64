package io.placard.site.demo;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the demo away: its people with all that they and anybody wrote, said and put up, the clock's plan and the audit
 * log. The conference's settings stay; the contents of files go with the next collection. On virtual threads.
 */
final class DemoRemoval {

    private final Journal journal;
    private final DemoStore store;
    private final Audit audit;

    DemoRemoval(Journal journal, DemoStore store, Audit audit) {
        this.journal = journal;
        this.store = store;
        this.audit = audit;
    }

    /** The user names of whoever did not come with the demo, and would go with it. */
    List<String> others() {
        return store.others(own());
    }

    /**
     * Removes it.
     *
     * @param others who goes with it, as {@link #others} told
     * @return false when somebody has come meanwhile, and nothing is changed
     */
    boolean remove(Set<String> others, Instant now) {
        return journal.write(change -> {
            var sql = change.sql();
            store.lock(sql);
            if (!others.containsAll(store.others(sql, own()))) {
                return false;
            }
            store.empty(sql, now);
            audit.note(sql, Act.ofCommand("server.demo-removed", "", "", new JsonObject(), new JsonObject(), now));
            change.tell(Topic.CONFERENCE, "configuration.changed", JsonObject::new);
            return true;
        });
    }

    private static String[] own() {
        return DemoConference.read().accounts().stream()
                .map(account -> account.getString("username"))
                .collect(Collectors.toSet())
                .toArray(String[]::new);
    }
}
