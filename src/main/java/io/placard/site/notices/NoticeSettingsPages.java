package io.placard.site.notices;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.placard.site.page.Desk;
import io.placard.site.page.Permission;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How much one wants to hear of what, among the settings. */
public final class NoticeSettingsPages {

    private static final String PATH = "/settings/notices/";

    private final Desk desk;
    private final Journal journal;
    private final NoticeSettingsStore settings;
    private final NoticeStore notices;
    private final RateLimit changes;

    NoticeSettingsPages(
            Desk desk, Journal journal, NoticeSettingsStore settings, NoticeStore notices, RateLimit changes) {
        this.desk = desk;
        this.journal = journal;
        this.settings = settings;
        this.notices = notices;
        this.changes = changes;
    }

    /** GET /settings/notices/ */
    public void settings(Request request) {
        var saved = request.query("saved").isPresent();
        show(request, 200, settings.read(request.account()), "", saved);
    }

    /** POST /settings/notices: a level for each category. */
    public void save(Request request) {
        var typed = typed(request);
        if (typed.isEmpty()) {
            desk.error(request, 400); // these are choices: whoever sends anything else did not use the form
        } else if (!changes.admits(request.account())) {
            show(request, 429, typed.get(), "notices.settings.too-often", false);
        } else if (write(request.account(), typed.get())) {
            desk.redirect(request, PATH + "?saved=1");
        } else {
            show(request, 422, typed.get(), "notices.settings.verifiers", false);
        }
    }

    /** All tabs and devices count anew. */
    private boolean write(long account, Map<Category, Level> levels) {
        return journal.write(change -> {
            var written = settings.write(change.sql(), account, levels);
            if (written) {
                change.tell(Topic.user(account), "notice.counted", () -> new JsonObject()
                        .put("unread", notices.unread(change.sql(), account)));
            }
            return written;
        });
    }

    private static Optional<Map<Category, Level>> typed(Request request) {
        var levels = new EnumMap<Category, Level>(Category.class);
        for (var category : Category.values()) {
            Level.of(request.form(category.word())).ifPresent(level -> levels.put(category, level));
        }
        return levels.size() == Category.values().length ? Optional.of(levels) : Optional.empty();
    }

    private void show(Request request, int status, Map<Category, Level> levels, String error, boolean saved) {
        var verifies = request.may(Permission.VERIFY_ARTICLES);
        desk.show(request, status, "notices/settings", new NoticeSettings(levels, verifies, error, saved));
    }
}
