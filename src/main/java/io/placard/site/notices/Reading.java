package io.placard.site.notices;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** Marks notices as read, and tells all tabs and devices of their owner. On virtual threads. */
final class Reading {

    private final Journal journal;
    private final NoticeStore store;
    private final Clock clock;

    Reading(Journal journal, NoticeStore store, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Which notices.
     *
     * @param one empty: several
     * @param category empty: all
     */
    record Which(OptionalLong one, Optional<Category> category) {

        static final Which ALL = new Which(OptionalLong.empty(), Optional.empty());

        static Which one(long notice) {
            return new Which(OptionalLong.of(notice), Optional.empty());
        }

        static Which of(Category category) {
            return new Which(OptionalLong.empty(), Optional.of(category));
        }
    }

    /** Marks them as read; false when the one is not this account's. Marked again, it stays marked. */
    boolean mark(long account, Which which) {
        return journal.write(change -> {
            var one = which.one();
            var marked = store.mark(change.sql(), account, which, clock.instant());
            if (!marked.isEmpty()) {
                change.tell(Topic.user(account), "notice.read", () -> new JsonObject()
                        .put("notices", new JsonArray(marked))
                        .put("unread", store.unread(change.sql(), account)));
            }
            return !marked.isEmpty() || one.isEmpty() || store.owned(change.sql(), one.getAsLong(), account);
        });
    }
}
