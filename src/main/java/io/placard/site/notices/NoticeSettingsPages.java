package io.placard.site.notices;

import io.placard.site.page.Desk;
import io.placard.site.page.Permission;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How much one wants to hear of what, among the settings. */
public final class NoticeSettingsPages {

    private static final String PATH = "/settings/notices/";

    private final Desk desk;
    private final Levels levels;
    private final RateLimit changes;

    NoticeSettingsPages(Desk desk, Levels levels, RateLimit changes) {
        this.desk = desk;
        this.levels = levels;
        this.changes = changes;
    }

    /** GET /settings/notices/ */
    public void settings(Request request) {
        var saved = request.query("saved").isPresent();
        show(request, 200, levels.read(request.account()), "", saved);
    }

    /** POST /settings/notices: a level for each category. */
    public void save(Request request) {
        var typed = typed(request);
        if (typed.isEmpty()) {
            desk.error(request, 400); // these are choices: whoever sends anything else did not use the form
        } else if (!changes.admits(request.account())) {
            show(request, 429, typed.get(), "notices.settings.too-often", false);
        } else if (levels.write(request.account(), typed.get(), known -> true) == Levels.Outcome.DONE) {
            desk.redirect(request, PATH + "?saved=1");
        } else {
            show(request, 422, typed.get(), "notices.settings.verifiers", false);
        }
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
