package io.placard.site.reports;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.reports.ReportStore.Decision;
import io.placard.site.reports.ReportStore.NewReport;
import io.placard.site.reports.ReportStore.Reportable;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reporting something, and the verifiers' decisions on it. */
public final class ReportPages {

    private static final int PAGE = 20;
    private static final int LONGEST_REF = 64;
    private static final String PATH = "/reports/";
    private static final Set<String> OUTCOMES = Set.of("left", "upheld");

    private final Desk desk;
    private final Reports parts;

    ReportPages(Desk desk, Reports parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /** GET /reports/new/?article=ID or ?comment=ID */
    public void form(Request request) {
        var found = subject(
                request,
                request.query("article").orElse(""),
                request.query("comment").orElse(""));
        if (found.isEmpty()) {
            desk.error(request, 404);
        } else {
            show(request, 200, found.get(), "", Optional.empty());
        }
    }

    /** POST /reports */
    public void report(Request request) {
        var found = subject(request, request.form("article"), request.form("comment"));
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var reason = request.form("reason").strip().replace("\r\n", "\n");
        var ref = request.form("ref");
        var error = error(reason, ref);
        if (error.isPresent()) {
            show(request, 422, found.get(), reason, error);
        } else if (!parts.limit().admits(request.account())) {
            request.routing().response().putHeader("Retry-After", Long.toString(Reports.WINDOW.toSeconds()));
            show(request, 429, found.get(), reason, Optional.of("reports.error.too-often"));
        } else {
            var subject = found.get().subject();
            parts.reporting()
                    .report(
                            new NewReport(
                                    request.account(),
                                    OptionalLong.of(subject.article()),
                                    subject.comment(),
                                    reason,
                                    ref,
                                    parts.clock().instant()),
                            subject);
            desk.redirect(request, form(subject));
        }
    }

    /** GET /reports/ */
    public void queue(Request request) {
        show(request, 200, Optional.empty());
    }

    /** POST /reports/ID */
    public void decide(Request request) {
        var outcome = request.form("state");
        var reason = request.form("reason").strip();
        if (!OUTCOMES.contains(outcome) || reason.length() > Reporting.LONGEST_REASON || reason.indexOf('\0') >= 0) {
            desk.error(request, 400);
            return;
        }
        var id = request.pathNumber("id");
        var decision = new Decision(
                id, request.account(), outcome, reason, parts.clock().instant());
        switch (parts.reporting().decide(decision)) {
            case MISSING -> desk.error(request, 404);
            case UNREASONED -> show(request, 422, Optional.of(new ReportsPage.Said(id, "reports.error.reason", "")));
            case DONE -> desk.redirect(request, PATH);
            case LATE -> late(request, id);
        }
    }

    /** Another verifier was first, and that is said. */
    private void late(Request request, long id) {
        var report = parts.store().find(id, request.account()).orElseThrow();
        var key = "reports.decided-already." + report.outcome().orElseThrow();
        show(
                request,
                409,
                Optional.of(new ReportsPage.Said(id, key, report.decider().orElse(""))));
    }

    private Optional<Reportable> subject(Request request, String article, String comment) {
        var ofComment = request.number(comment);
        var ofArticle = request.number(article);
        return ofComment.isEmpty() && ofArticle.isEmpty()
                ? Optional.empty()
                : parts.store().subject(ofArticle, ofComment, request.account());
    }

    private static String form(Subject subject) {
        var comment = subject.comment();
        return PATH + "new/?"
                + (comment.isPresent() ? "comment=" + comment.getAsLong() : "article=" + subject.article());
    }

    private static Optional<String> error(String reason, String ref) {
        var error = Reporting.error(reason);
        if (error.isPresent()) {
            return error;
        }
        var readable = (reason + ref).indexOf('\0') < 0 && !ref.isEmpty() && ref.length() <= LONGEST_REF;
        return readable ? Optional.empty() : Optional.of("reports.error.unreadable");
    }

    private void show(Request request, int status, Reportable found, String reason, Optional<String> error) {
        var html = parts.markdown().html(found.subject().text());
        var form = new ReportForm(found.subject(), html, parts.refs().get(), reason, found.open(), error);
        desk.show(request, status, "reports/form", form);
    }

    private void show(Request request, int status, Optional<ReportsPage.Said> said) {
        var behind = request.number(request.query("behind").orElse(""));
        // asked for first: what is reported meanwhile is shown twice rather than never
        var seq = parts.store().head();
        var open = parts.store().queue(request.account(), behind, PAGE + 1);
        var shown = open.subList(0, Math.min(PAGE, open.size()));
        var more = open.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        var items = shown.stream()
                .map(report -> new ReportsPage.Item(
                        report, parts.markdown().html(report.subject().text())))
                .toList();
        desk.show(request, status, "reports/queue", new ReportsPage(items, seq, said, more));
    }
}
