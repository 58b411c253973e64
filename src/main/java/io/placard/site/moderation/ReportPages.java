package io.placard.site.moderation;

import io.placard.site.moderation.ReportStore.NewReport;
import io.placard.site.moderation.ReportStore.Reportable;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reporting a message, by those who read it. */
public final class ReportPages {

    private static final Pattern REF = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Desk desk;
    private final Moderation parts;

    ReportPages(Desk desk, Moderation parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /** GET /chat/ID/report/?seq= */
    public void form(Request request) {
        var seq = request.number(request.query("seq").orElse("")).orElse(0);
        find(request, seq)
                .ifPresentOrElse(
                        found -> show(request, 200, found, new Typed(seq, "", "", Optional.empty())),
                        () -> desk.error(request, 404));
    }

    /** POST /chat/ID/report */
    public void report(Request request) {
        var seq = request.number(request.form("seq")).orElse(0);
        var found = find(request, seq);
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var kind = request.form("kind");
        var words = request.form("words").strip().replace("\r\n", "\n");
        var error = error(kind, words, request.form("ref"));
        if (error.isPresent()) {
            show(request, 422, found.get(), new Typed(seq, kind, words, error));
        } else if (!parts.limit().admits(request.account())) {
            request.routing().response().putHeader("Retry-After", Long.toString(Moderation.WINDOW.toSeconds()));
            var tooOften = Optional.of("moderation.error.too-often");
            show(request, 429, found.get(), new Typed(seq, kind, words, tooOften));
        } else {
            var id = request.pathNumber("id");
            var now = parts.clock().instant();
            var report = new NewReport(request.account(), id, seq, kind, words, request.form("ref"), now);
            parts.moderating().report(report, found.get().author().id());
            desk.redirect(request, "/chat/" + id + "/report/?seq=" + seq);
        }
    }

    private Optional<Reportable> find(Request request, long seq) {
        return parts.store().subject(request.pathNumber("id"), seq, request.account());
    }

    private static Optional<String> error(String kind, String words, String ref) {
        if (!MessageReport.KINDS.contains(kind)) {
            return Optional.of("moderation.error.kind");
        }
        if (words.length() > MessageReport.LONGEST) {
            return Optional.of("moderation.error.long");
        }
        if (words.isEmpty() && kind.equals("other")) {
            return Optional.of("moderation.error.words");
        }
        var readable = words.indexOf('\0') < 0 && REF.matcher(ref).matches();
        return readable ? Optional.empty() : Optional.of("moderation.error.unreadable");
    }

    private void show(Request request, int status, Reportable found, Typed typed) {
        var form = new ReportForm(
                request.pathNumber("id"),
                typed.seq(),
                found.author(),
                found.html(),
                found.files(),
                found.at(),
                parts.refs().get(),
                typed.kind(),
                typed.words(),
                found.open(),
                typed.error());
        desk.show(request, status, "moderation/report", form);
    }

    private record Typed(long seq, String kind, String words, Optional<String> error) {}
}
