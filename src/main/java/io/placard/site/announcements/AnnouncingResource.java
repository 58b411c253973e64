package io.placard.site.announcements;

import io.placard.site.announcements.AnnouncementStore.Hand;
import io.placard.site.announcements.Announcing.Outcome;
import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Fields;
import io.placard.site.page.RateLimit;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Announcements for programs of those who make them. */
public final class AnnouncingResource {

    private static final String PATH = "/admin/announcements/";
    private static final long HOUR_SECONDS = 3_600;

    private final AnnouncementStore store;
    private final Announcing announcing;
    private final RateLimit limit;

    AnnouncingResource(AnnouncementStore store, Announcing announcing, RateLimit limit) {
        this.store = store;
        this.announcing = announcing;
        this.limit = limit;
    }

    /** GET /admin/announcements: all of them, the latest start first. */
    public Answer list(Call call) {
        var found = store.list(call.account(), call.behind(), call.limit() + 1);
        return Answer.list(call, found, one -> AnnouncementResource.json(one, call), Announcement::id);
    }

    /** GET /admin/announcements/ID */
    public Answer announcement(Call call) {
        return store.find(call.account(), call.id())
                .map(one -> Answer.of(AnnouncementResource.json(one, call), one.version()))
                .orElseGet(Answer::missing);
    }

    /** POST /admin/announcements */
    public Answer make(Call call) {
        var fields = fields(call);
        var wording = wording(fields, Optional.empty());
        if (wording.isEmpty()) {
            return fields.refusal().orElseThrow();
        }
        if (!limit.admits(call.account())) {
            return tooOften();
        }
        // names are one for all who announce: each account has its own
        var ref = call.account() + "." + call.ref();
        var outcome = announcing.make(call.account(), ref, wording.get());
        var made = store.named(call.account(), ref);
        return outcome == Outcome.DONE && made.isPresent()
                ? Answer.made(PATH + made.getAsLong(), new JsonObject().put("id", made.getAsLong()))
                : Answer.forbidden();
    }

    /** PUT /admin/announcements/ID: over the version that If-Match names. */
    public Answer save(Call call) {
        var known = store.find(call.account(), call.id());
        if (known.isEmpty()) {
            return Answer.missing();
        }
        var version = known.get().version();
        var unmatched = call.unmatched(version);
        if (unmatched.isPresent()) {
            return unmatched.get();
        }
        var fields = fields(call);
        var began = known.map(one -> one.wording().starts()).filter(start -> !start.isAfter(announcing.now()));
        var wording = wording(fields, began);
        if (wording.isEmpty()) {
            return fields.refusal().orElseThrow();
        }
        if (!limit.admits(call.account())) {
            return tooOften();
        }
        var outcome = announcing.edit(hand(call), version, wording.get());
        return outcome == Outcome.DONE ? announcement(call) : answer(outcome);
    }

    /** POST /admin/announcements/ID/end */
    public Answer end(Call call) {
        return answer(announcing.end(hand(call)));
    }

    /** POST /admin/announcements/ID/withdrawal */
    public Answer withdraw(Call call) {
        return answer(announcing.withdraw(hand(call)));
    }

    /** DELETE /admin/announcements/ID: one that nobody has seen. */
    public Answer delete(Call call) {
        return answer(announcing.delete(hand(call)));
    }

    private static Fields fields(Call call) {
        return call.fields("english", "chinese", "audience", "urgent", "link", "starts", "ends");
    }

    /** As staff would have typed it, times in UTC: so one set of rules judges both. Empty where something is wrong. */
    private Optional<Wording> wording(Fields fields, Optional<Instant> began) {
        var form = new AnnouncementForm(
                fields.text("english", "").replace("\r\n", "\n").strip(),
                fields.text("chinese", "").replace("\r\n", "\n").strip(),
                fields.text("audience", Audience.MEMBERS.word()),
                fields.flag("urgent", false) ? AnnouncementForm.URGENT : "",
                fields.text("link", "").strip(),
                typed(fields.time("starts")),
                typed(fields.time("ends")));
        var now = announcing.now();
        if (fields.refusal().isEmpty()) {
            form.errors(ZoneOffset.UTC, now, began).forEach(fields::wrong);
        }
        return fields.refusal().isPresent() ? Optional.empty() : Optional.of(form.wording(ZoneOffset.UTC, now, began));
    }

    private static String typed(Optional<Instant> time) {
        return time.map(at -> at.atZone(ZoneOffset.UTC).toLocalDateTime().toString())
                .orElse("");
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case DONE -> Answer.done();
            case NOT_FOUND -> Answer.missing();
            case STALE -> Answer.stale();
            case TOO_LATE -> Answer.conflict("announcements.error.late");
        };
    }

    private static Answer tooOften() {
        return Answer.tooOften("announcements.error.too-often", HOUR_SECONDS);
    }

    private static Hand hand(Call call) {
        return new Hand(call.account(), call.id());
    }
}
