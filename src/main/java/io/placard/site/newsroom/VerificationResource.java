package io.placard.site.newsroom;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.files.Attachment;
import io.placard.site.files.Files;
import io.placard.site.newsroom.RevisionStore.Decision;
import io.placard.site.publication.PublishTime;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What waits for the verifiers, their decisions, and the versions of an article, for programs. */
public final class VerificationResource {

    private final QueueStore queue;
    private final RevisionStore revisions;
    private final Files files;
    private final Verification verification;
    private final Clock clock;

    VerificationResource(Newsroom.Stores stores, Verification verification, Clock clock) {
        this.queue = stores.queue();
        this.revisions = stores.revisions();
        this.files = stores.files();
        this.verification = verification;
        this.clock = clock;
    }

    /** GET /verification: what waits, oldest first. */
    public Answer queue(Call call) {
        var waiting = queue.queue(call.account(), call.behind(), call.limit() + 1);
        var attached = files.ofRevisions(waiting.stream().map(Revision::id).toList());
        return Answer.list(
                call,
                waiting,
                revision -> revision(revision)
                        .put("files", Json.list(attached.getOrDefault(revision.id(), List.of()), Attachment::json)),
                Revision::id);
    }

    /** POST /verification/REVISION/decision */
    public Answer decide(Call call) {
        var fields = call.fields("state", "reason", "publish_at");
        var word = fields.word("state", Set.of("verified", "rejected"));
        var reason = fields.text("reason", "").strip();
        var time = fields.time("publish_at");
        var state = RevisionState.decided(word).orElse(RevisionState.VERIFIED);
        Verification.error(state, reason).ifPresent(key -> fields.wrong("reason", key));
        time.flatMap(this::error).ifPresent(key -> fields.wrong("publish_at", key));
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var decided =
                verification.decide(new Decision(call.id(), call.account(), state, reason, clock.instant(), time));
        if (decided.isEmpty()) {
            return Answer.missing();
        }
        var known = decided.get().revision();
        return decided.get().first()
                ? Answer.of(revision(known))
                : Answer.conflict(
                        "newsroom.decided-already." + known.state().word(),
                        call.request().page().name(known.decider().orElse("")));
    }

    /** GET /articles/ID/revisions: the newest first, those that the caller may see. */
    public Answer versions(Call call) {
        var some = revisions.history(call.id(), call.account(), call.behind(), call.limit() + 1);
        return some.isEmpty() && call.place().isEmpty()
                ? Answer.missing()
                : Answer.list(call, some, VerificationResource::revision, Revision::id);
    }

    private Optional<String> error(Instant time) {
        return PublishTime.of(time, ZoneOffset.UTC).error(ZoneOffset.UTC, clock.instant());
    }

    private static JsonObject revision(Revision revision) {
        return new JsonObject()
                .put("id", revision.id())
                .put("article", revision.article())
                .put("number", revision.number())
                .put("editor", Json.person(revision.editor()))
                .put("title", revision.title())
                .put("body", revision.body())
                .put("language", revision.language().tag())
                .put("tags", Json.list(revision.tags(), tag -> tag))
                .put("state", revision.state().word())
                .put("at", Json.time(revision.at()))
                .put("decider", revision.decider().orElse(null))
                .put("reason", revision.reason())
                .put("file", revision.file())
                .put("publish_at", Json.time(revision.publishAt()));
    }
}
