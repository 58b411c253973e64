package io.placard.site.settings;

import io.placard.channel.Journal;
import io.placard.channel.Upload;
import io.placard.site.avatars.Avatars;
import io.placard.site.files.Files;
import io.placard.site.files.Portrait;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.util.Map;

/** One's own picture. */
public final class PicturePages {

    /** What the form around a file may take. */
    private static final long AROUND = 64 << 10;

    /** Each one makes everybody's front page anew. */
    private static final int CHANGES = 20;

    private static final String PATH = "/settings/?saved=1";

    private final Desk desk;
    private final Avatars avatars;
    private final SettingsStore store;
    private final Files files;
    private final Journal journal;
    private final RateLimit changes;

    PicturePages(Desk desk, Avatars avatars, SettingsStore store, Files files, Journal journal, RedisAPI redis) {
        this.desk = desk;
        this.avatars = avatars;
        this.store = store;
        this.files = files;
        this.journal = journal;
        this.changes = new RateLimit(redis, "picture", CHANGES, Duration.ofHours(1));
    }

    /** POST /settings/picture: asked when a file is about to come, and again when it has. */
    public void receive(Request request) {
        var upload = Upload.of(request.routing());
        if (upload.isEmpty()) {
            refuse(request, 422, "none");
        } else if (upload.get().arrived().isPresent()) {
            keep(request, upload.get().arrived().get());
        } else if (upload.get().announced() - AROUND > Portrait.MOST_BYTES) {
            refuse(request, 413, "too-large");
        } else if (!changes.admits(request.account())) {
            refuse(request, 429, "too-often");
        } else {
            upload.get().admit(Portrait.MOST_BYTES);
        }
    }

    /** POST /settings/picture/deletion */
    public void remove(Request request) {
        journal.write(change -> avatars.remove(change, request.account()));
        desk.redirect(request, PATH);
    }

    private void keep(Request request, Upload.Arrived arrived) {
        switch (files.portrait(arrived)) {
            case Portrait.Drawn drawn -> {
                journal.write(change -> avatars.put(change, request.account(), drawn.name(), drawn.jpegs()));
                desk.redirect(request, PATH);
            }
            case Portrait.Refused refused -> refuse(request, 422, refused.why());
        }
    }

    private void refuse(Request request, int status, String why) {
        var kept = store.find(request.account());
        var errors = Map.of("picture", "settings.error.picture." + why);
        var model = new ProfileSettings(kept.nickname(), kept.description(), errors, false);
        desk.show(request, status, SettingsPages.PROFILE, model);
    }
}
