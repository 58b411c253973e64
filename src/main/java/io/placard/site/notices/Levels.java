package io.placard.site.notices;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Predicate;

/** Keeps how much an account wants to hear; all its tabs and devices count anew. On virtual threads. */
final class Levels {

    private final Journal journal;
    private final NoticeSettingsStore settings;
    private final NoticeStore notices;

    Levels(Journal journal, NoticeSettingsStore settings, NoticeStore notices) {
        this.journal = journal;
        this.settings = settings;
        this.notices = notices;
    }

    Map<Category, Level> read(long account) {
        return settings.read(account);
    }

    /** How a change went. */
    enum Outcome {
        DONE,
        /** Somebody else has changed them meanwhile. */
        STALE,
        /** This account may not have them so. */
        REFUSED
    }

    /** @param known whether the levels are those that their owner knows; asked in the transaction that changes them */
    Outcome write(long account, Map<Category, Level> levels, Predicate<Map<Category, Level>> known) {
        return journal.write(change -> {
            if (!settings.lock(change.sql(), account, levels)) {
                return Outcome.REFUSED;
            }
            if (!known.test(settings.read(change.sql(), account))) {
                return Outcome.STALE;
            }
            settings.write(change.sql(), account, levels);
            change.tell(Topic.user(account), "notice.counted", () -> new JsonObject()
                    .put("unread", notices.unread(change.sql(), account)));
            return Outcome.DONE;
        });
    }
}
