package io.placard.site.moderation;

import io.placard.site.chat.Mute;
import io.placard.site.chat.MuteSpan;
import io.placard.site.moderation.Moderating.Looked;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.Optional;
import java.util.OptionalLong;

/** What staff see of reported messages, and decide. */
public final class ModerationPages {

    private static final int PAGE = 30;
    private static final String PATH = "/admin/chat/";

    private final Desk desk;
    private final Moderation parts;

    ModerationPages(Desk desk, Moderation parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /** GET /admin/chat/ */
    public void queue(Request request) {
        var open = !request.query("state").orElse("").equals("decided");
        var behind = request.number(request.query("behind").orElse(""));
        var found = parts.store().list(request.account(), open, behind, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var more = found.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        var muted = parts.records().muted(request.account(), request.page().now());
        desk.show(request, 200, "moderation/queue", new QueuePage(open, shown, muted, more));
    }

    /** GET /admin/chat/reports/ID/ */
    public void look(Request request) {
        show(request, 200, "", Optional.empty());
    }

    /** POST /admin/chat/reports/ID */
    public void decide(Request request) {
        var decision = new Decision(
                request.pathNumber("id"),
                request.account(),
                request.form("state"),
                request.form("deletion").equals("1"),
                Optional.of(request.form("muted")).filter(where -> !where.isEmpty()),
                MuteSpan.of(request.form("span")),
                request.form("reason").strip());
        var fault = decision.fault();
        if (fault.isPresent()) {
            show(request, 422, decision.reason(), fault.map(Decision.Fault::key));
            return;
        }
        switch (parts.moderating().decide(decision)) {
            case DONE -> desk.redirect(request, PATH);
            case MISSING -> desk.error(request, 404);
            case LATE -> show(request, 409, decision.reason(), Optional.of("moderation.error.late"));
            case FORBIDDEN -> show(request, 422, decision.reason(), Optional.of("moderation.error.forbidden"));
        }
    }

    /** POST /admin/accounts/ID/mute: everywhere, for a while; without a span they may write again. */
    public void mute(Request request) {
        var span = MuteSpan.of(request.form("span"));
        var reason = request.form("reason").strip();
        var fit = reason.length() <= Mute.LONGEST_REASON && reason.indexOf('\0') < 0;
        var mute = new Mute(request.account(), request.pathNumber("id"), span, reason);
        if (fit && parts.moderating().mute(mute)) {
            var done = span.isPresent() ? "muted" : "unmuted";
            desk.redirect(request, "/admin/accounts/" + mute.account() + "/?done=" + done);
        } else {
            desk.error(request, fit ? 403 : 400);
        }
    }

    private void show(Request request, int status, String reason, Optional<String> error) {
        parts.moderating()
                .look(request.pathNumber("id"), request.account())
                .ifPresentOrElse(
                        looked -> desk.show(request, status, "moderation/look", page(looked, reason, error)),
                        () -> desk.error(request, 404));
    }

    private static LookPage page(Looked looked, String reason, Optional<String> error) {
        var report = looked.report();
        var changed = looked.context().stream()
                .noneMatch(said -> said.reported() && said.html().equals(report.html()));
        return new LookPage(report, looked.context(), changed, reason, error);
    }
}
