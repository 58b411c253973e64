package io.placard.site.publication;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.page.RateLimit;
import io.placard.site.publication.Publishing.Outcome;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** When an article appears, whether it stands on top, and taking it back, for programs. */
public final class PublicationResource {

    private static final long WINDOW_SECONDS = 60;

    private final PublicationStore store;
    private final Publishing publishing;
    private final RateLimit limit;
    private final Clock clock;

    PublicationResource(PublicationStore store, Publishing publishing, RateLimit limit, Clock clock) {
        this.store = store;
        this.publishing = publishing;
        this.limit = limit;
        this.clock = clock;
    }

    /** GET /articles/ID/publication */
    public Answer publication(Call call) {
        return store.find(call.id(), call.account())
                .map(found -> found.article().standing())
                .map(standing -> Answer.of(new JsonObject()
                        .put("state", standing.state())
                        .put("publish_at", Json.time(standing.publishAt()))
                        .put("pinned", standing.pinned())
                        .put("turns", Json.list(store.turns(call.id(), call.account()), PublicationResource::turn))))
                .orElseGet(Answer::missing);
    }

    /** PUT /articles/ID/plan */
    public Answer plan(Call call) {
        var fields = call.fields("publish_at");
        var time = fields.time("publish_at");
        time.map(at -> PublishTime.of(at, ZoneOffset.UTC).errorInPlan(ZoneOffset.UTC, clock.instant()))
                .ifPresentOrElse(
                        wrong -> wrong.ifPresent(key -> fields.wrong("publish_at", key)),
                        () -> fields.wrong("publish_at", "publication.error.time"));
        return fields.refusal()
                .orElseGet(() ->
                        act(call, () -> publishing.replan(new Plan(call.id(), time.orElseThrow(), call.account()))));
    }

    /** POST /articles/ID/withdrawal */
    public Answer withdraw(Call call) {
        var fields = call.fields("reason");
        var reason = fields.text("reason", "").strip();
        if (!Publishing.isReason(reason)) {
            fields.wrong("reason", "publication.error.reason");
        }
        return fields.refusal()
                .orElseGet(() -> act(call, () -> publishing.withdraw(call.id(), call.account(), reason)));
    }

    /** POST /articles/ID/return: publishes at once what waits or was taken back. */
    public Answer giveBack(Call call) {
        return act(call, () -> publishing.giveBack(call.id(), call.account()));
    }

    /** PUT /articles/ID/pin */
    public Answer pin(Call call) {
        return act(call, () -> publishing.pin(call.id(), call.account(), true));
    }

    /** DELETE /articles/ID/pin */
    public Answer unpin(Call call) {
        return act(call, () -> publishing.pin(call.id(), call.account(), false));
    }

    private Answer act(Call call, Supplier<Outcome> act) {
        if (!limit.admits(call.account())) {
            return Answer.tooOften("api.problem.too-often.detail", WINDOW_SECONDS);
        }
        return switch (act.get()) {
            case DONE -> Answer.done();
            case MISSING -> Answer.missing();
            case FULL -> Answer.conflict("publication.error.full");
        };
    }

    private static JsonObject turn(Turn turn) {
        return new JsonObject()
                .put("turn", turn.word())
                .put("by", Json.person(turn.actor()))
                .put("reason", turn.reason())
                .put("publish_at", Json.time(turn.planned()))
                .put("at", Json.time(turn.at()));
    }
}
