package io.placard.site.settings;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.placard.site.accounts.Nickname;
import io.placard.site.page.Desk;
import io.placard.site.page.Language;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.placard.site.page.Zones;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What others see of oneself, and how one reads. */
public final class SettingsPages {

    private static final int LONGEST_DESCRIPTION = 2_000;
    /** Each new name makes everybody's front page anew. */
    private static final int CHANGES = 30;

    static final String PROFILE = "settings/profile";

    private final Desk desk;
    private final SettingsStore store;
    private final Journal journal;
    private final Zones zones;
    private final RateLimit changes;

    SettingsPages(Desk desk, SettingsStore store, Journal journal, Zones zones, RedisAPI redis) {
        this.desk = desk;
        this.store = store;
        this.journal = journal;
        this.zones = zones;
        this.changes = new RateLimit(redis, "profile", CHANGES, Duration.ofHours(1));
    }

    /** GET /settings/ */
    public void profile(Request request) {
        var kept = store.find(request.account());
        desk.show(
                request,
                200,
                PROFILE,
                new ProfileSettings(kept.nickname(), kept.description(), Map.of(), saved(request)));
    }

    /** POST /settings/profile */
    public void saveProfile(Request request) {
        var nickname = Nickname.of(request.form("nickname"));
        var description = request.form("description").replace("\r\n", "\n").strip();
        var errors = new HashMap<String, String>();
        nickname.error().ifPresent(error -> errors.put("nickname", error));
        if (!isDescription(description)) {
            errors.put("description", "settings.error.description");
        }
        if (errors.isEmpty() && !changes.admits(request.account())) {
            errors.put("nickname", "settings.error.changes");
        }
        if (errors.isEmpty()) {
            try {
                save(request.account(), nickname, description);
            } catch (SettingsStore.NicknameTaken taken) {
                errors.put("nickname", "accounts.error.nickname-taken");
            }
        }
        if (errors.isEmpty()) {
            desk.redirect(request, "/settings/?saved=1");
        } else {
            var typed = new ProfileSettings(request.form("nickname"), request.form("description"), errors, false);
            desk.show(request, 422, PROFILE, typed);
        }
    }

    /** GET /settings/reading/ */
    public void reading(Request request) {
        var kept = store.find(request.account());
        var choices = zones.choices(request.language(), request.page().now());
        desk.show(
                request,
                200,
                "settings/reading",
                new ReadingSettings(kept.content(), kept.zone(), choices, saved(request)));
    }

    /** POST /settings/reading */
    public void saveReading(Request request) {
        var language = Language.of(request.form("language"));
        var content = Language.of(request.form("content"));
        var zone = zones.of(request.form("zone"));
        // these are choices: whoever sends anything else did not use the form
        if (language.isEmpty()
                || content.isEmpty() && !request.form("content").equals("all")
                || zone.isEmpty() && !request.form("zone").isEmpty()) {
            desk.error(request, 400);
            return;
        }
        saveReading(request, language.get(), content, zone);
    }

    private void saveReading(Request request, Language language, Optional<Language> content, Optional<ZoneId> zone) {
        store.saveReading(request.account(), content, zone);
        desk.chooseLanguage(request, language);
        desk.redirect(request, "/settings/reading/?saved=1");
    }

    /** Names stand on pages that are kept for many readers, so a new one makes a new edition. */
    private void save(long account, Nickname nickname, String description) {
        journal.write(change -> {
            var renamed = store.saveProfile(change.sql(), account, nickname, description);
            if (renamed) {
                change.tell(Topic.CONFERENCE, "person.changed", () -> new JsonObject().put("account", account));
            }
            return renamed;
        });
    }

    private static boolean isDescription(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION
                && text.codePoints()
                        .noneMatch(letter -> Character.getType(letter) == Character.SURROGATE
                                || Character.isISOControl(letter) && letter != '\n' && letter != '\t');
    }

    private static boolean saved(Request request) {
        return request.query("saved").isPresent();
    }
}
