package io.placard.site.announcements;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.vertx.core.json.JsonObject;

/** Announcements for programs of those who read them. */
public final class AnnouncementResource {

    private final AnnouncementStore store;
    private final Announcing announcing;

    AnnouncementResource(AnnouncementStore store, Announcing announcing) {
        this.store = store;
        this.announcing = announcing;
    }

    /** GET /announcements: those that concern the caller and have begun, newest first. */
    public Answer list(Call call) {
        var found = store.past(call.account(), call.now(), call.behind(), call.limit() + 1);
        return Answer.list(call, found, one -> json(one, call), Announcement::id);
    }

    /** POST /announcements/ID/dismissal */
    public Answer dismiss(Call call) {
        return announcing.dismiss(call.account(), call.id()) ? Answer.done() : Answer.missing();
    }

    static JsonObject json(Announcement one, Call call) {
        var wording = one.wording();
        return new JsonObject()
                .put("id", one.id())
                .put("english", wording.english())
                .put("chinese", wording.chinese())
                .put("audience", wording.audience().word())
                .put("urgent", wording.urgent())
                .put("link", wording.link())
                .put("starts", Json.time(wording.starts()))
                .put("ends", Json.time(wording.ends()))
                .put("state", one.state(call.now()).word())
                .put("author", Json.person(one.author()));
    }
}
