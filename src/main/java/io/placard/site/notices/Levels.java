package io.placard.site.notices;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import java.util.Map;

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

    /** False when this account may not have them so. */
    boolean write(long account, Map<Category, Level> levels) {
        return journal.write(change -> {
            var written = settings.write(change.sql(), account, levels);
            if (written) {
                change.tell(Topic.user(account), "notice.counted", () -> new JsonObject()
                        .put("unread", notices.unread(change.sql(), account)));
            }
            return written;
        });
    }
}
