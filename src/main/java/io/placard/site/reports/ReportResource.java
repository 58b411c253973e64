package io.placard.site.reports;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.reports.ReportStore.Decision;
import io.placard.site.reports.ReportStore.NewReport;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;
import java.util.Set;

/** Reporting something, and the verifiers' decisions on it, for programs. */
public final class ReportResource {

    private final Reports parts;

    ReportResource(Reports parts) {
        this.parts = parts;
    }

    /** POST /reports: it was taken, and a verifier decides. */
    public Answer report(Call call) {
        var fields = call.fields("article", "comment", "reason");
        var article = fields.number("article");
        var comment = fields.number("comment");
        var reason = fields.text("reason").strip().replace("\r\n", "\n");
        if (article.isPresent() == comment.isPresent()) {
            fields.wrong("comment", "reports.error.one");
        }
        if (fields.refusal().isEmpty()) {
            Reporting.error(reason).ifPresent(key -> fields.wrong("reason", key));
        }
        return fields.refusal().orElseGet(() -> report(call, article, comment, reason));
    }

    private Answer report(Call call, OptionalLong article, OptionalLong comment, String reason) {
        var found = parts.store().subject(article, comment, call.account());
        if (found.isEmpty()) {
            return Answer.missing();
        }
        if (!parts.limit().admits(call.account())) {
            return Answer.tooOften("reports.error.too-often", Reports.WINDOW.toSeconds());
        }
        var subject = found.get().subject();
        var now = parts.clock().instant();
        var of = OptionalLong.of(subject.article());
        parts.reporting()
                .report(new NewReport(call.account(), of, subject.comment(), reason, call.ref(), now), subject);
        var place = comment.isPresent() ? "/comments/" + comment.getAsLong() : "/articles/" + subject.article();
        return Answer.taken(place, subject(subject));
    }

    /** GET /reports: what is open, oldest first. */
    public Answer queue(Call call) {
        var open = parts.store().queue(call.account(), call.behind(), call.limit() + 1);
        return Answer.list(call, open, ReportResource::json, Report::id);
    }

    /** POST /reports/ID/decision */
    public Answer decide(Call call) {
        var fields = call.fields("state", "reason");
        var outcome = fields.word("state", Set.of("left", "upheld"));
        var reason = fields.text("reason", "").strip();
        if (reason.length() > Reporting.LONGEST_REASON) {
            fields.wrong("reason", "reports.error.long");
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var decision = new Decision(
                call.id(), call.account(), outcome, reason, parts.clock().instant());
        return switch (parts.reporting().decide(decision)) {
            case DONE -> Answer.done();
            case MISSING -> Answer.missing();
            case UNREASONED -> Answer.unfit("reason", "reports.error.reason");
            case LATE -> late(call);
        };
    }

    private Answer late(Call call) {
        var report = parts.store().find(call.id(), call.account()).orElseThrow();
        var key = "reports.decided-already." + report.outcome().orElseThrow();
        return Answer.conflict(key, call.request().page().name(report.decider().orElse("")));
    }

    private static JsonObject json(Report report) {
        return subject(report.subject())
                .put("id", report.id())
                .put("author", Json.person(report.subject().author()))
                .put("text", report.subject().text())
                .put("reporter", Json.person(report.reporter()))
                .put("reason", report.reason())
                .put("at", Json.time(report.at()))
                .put("gone", report.gone())
                .put("changed", report.changed());
    }

    private static JsonObject subject(Subject subject) {
        return new JsonObject()
                .put("article", subject.article())
                .put("comment", Json.number(subject.comment()))
                .put("title", subject.title());
    }
}
