package io.placard.site.moderation;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.chat.Mute;
import io.placard.site.chat.MuteSpan;
import io.placard.site.files.Attachment;
import io.placard.site.moderation.ReportStore.NewReport;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reporting messages, and what staff decide on them, for programs. */
public final class ModerationResource {

    private static final Set<String> SPANS =
            Arrays.stream(MuteSpan.values()).map(MuteSpan::word).collect(Collectors.toUnmodifiableSet());

    private final Moderation parts;

    ModerationResource(Moderation parts) {
        this.parts = parts;
    }

    /** POST /conversations/ID/reports: it was taken, and staff decide. */
    public Answer report(Call call) {
        var fields = call.fields("seq", "kind", "words");
        var seq = fields.number("seq");
        var kind = fields.word("kind", Set.copyOf(MessageReport.KINDS));
        var words = fields.text("words", "").strip().replace("\r\n", "\n");
        if (seq.isEmpty() && fields.refusal().isEmpty()) {
            fields.wrong("seq", "api.field.missing");
        }
        if (words.length() > MessageReport.LONGEST) {
            fields.wrong("words", "moderation.error.long");
        } else if (words.isEmpty() && kind.equals("other")) {
            fields.wrong("words", "moderation.error.words");
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var found = parts.store().subject(call.id(), seq.getAsLong(), call.account());
        if (found.isEmpty()) {
            return Answer.missing();
        }
        if (!parts.limit().admits(call.account())) {
            return Answer.tooOften("moderation.error.too-often", Moderation.WINDOW.toSeconds());
        }
        var now = parts.clock().instant();
        var report = new NewReport(call.account(), call.id(), seq.getAsLong(), kind, words, call.ref(), now);
        parts.moderating().report(report, found.get().author().id());
        return Answer.done();
    }

    /** GET /message-reports: what is open, oldest first; not what was said, for reading that is noted. */
    public Answer list(Call call) {
        var open = parts.store().list(call.account(), true, call.behind(), call.limit() + 1);
        return Answer.list(call, open, ModerationResource::json, MessageReport::id);
    }

    /** GET /message-reports/ID: with what was said around it, which is noted. */
    public Answer look(Call call) {
        return parts.moderating()
                .look(call.id(), call.account())
                .map(looked -> Answer.of(json(looked.report())
                        .put("html", looked.report().html())
                        .put("context", Json.list(looked.context(), ModerationResource::said))))
                .orElseGet(Answer::missing);
    }

    /** POST /message-reports/ID/decision */
    public Answer decide(Call call) {
        var fields = call.fields("state", "delete", "mute", "span", "reason");
        var decision = new Decision(
                call.id(),
                call.account(),
                fields.word("state", Decision.OUTCOMES),
                fields.flag("delete", false),
                fields.has("mute") ? Optional.of(fields.word("mute", Decision.PLACES)) : Optional.empty(),
                fields.has("span") ? MuteSpan.of(fields.word("span", SPANS)) : Optional.empty(),
                fields.text("reason", "").strip());
        if (fields.refusal().isEmpty()) {
            decision.fault().ifPresent(fault -> fields.wrong(fault.field().replace("muted", "mute"), fault.key()));
        }
        return fields.refusal().orElseGet(() -> switch (parts.moderating().decide(decision)) {
            case DONE -> Answer.done();
            case MISSING -> Answer.missing();
            case LATE -> Answer.conflict("moderation.error.late");
            case FORBIDDEN -> Answer.conflict("moderation.error.forbidden");
        });
    }

    /** PUT /accounts/ID/mute: everywhere, for a while; without a span they may write again. */
    public Answer mute(Call call) {
        var fields = call.fields("span", "reason");
        var span = fields.has("span") ? MuteSpan.of(fields.word("span", SPANS)) : Optional.<MuteSpan>empty();
        var reason = fields.text("reason", "").strip();
        if (reason.length() > Mute.LONGEST_REASON) {
            fields.wrong("reason", "moderation.error.long");
        }
        return fields.refusal().orElseGet(() -> {
            var mute = new Mute(call.account(), call.id(), span, reason);
            return parts.moderating().mute(mute) ? Answer.done() : Answer.forbidden();
        });
    }

    private static JsonObject json(MessageReport report) {
        return new JsonObject()
                .put("id", report.id())
                .put("conversation", report.place().conversation())
                .put("seq", report.place().seq())
                .put("author", Json.person(report.author()))
                .put("reporter", Json.person(report.reporter()))
                .put("kind", report.kind())
                .put("words", report.words())
                .put("at", Json.time(report.at()))
                .put(
                        "state",
                        report.decision().map(MessageReport.Decided::outcome).orElse("open"));
    }

    private static JsonObject said(Said said) {
        return new JsonObject()
                .put("seq", said.seq())
                .put("author", Json.person(said.author()))
                .put("html", said.html())
                .put("files", Json.list(said.files(), Attachment::json))
                .put("at", Json.time(said.at()))
                .put("deleted", said.gone());
    }
}
