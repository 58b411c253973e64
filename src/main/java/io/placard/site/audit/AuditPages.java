package io.placard.site.audit;

import io.placard.site.audit.AuditStore.Question;
import io.placard.site.page.Csv;
import io.placard.site.page.Desk;
import io.placard.site.page.Page;
import io.placard.site.page.Person;
import io.placard.site.page.Request;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What staff did, for staff. */
public final class AuditPages {

    private static final int PAGE = 50;

    private final Desk desk;
    private final AuditStore store;

    AuditPages(Desk desk, AuditStore store) {
        this.desk = desk;
        this.store = store;
    }

    /** GET /admin/audit/ */
    public void list(Request request) {
        var question = question(request);
        var lines = store.list(question, PAGE + 1);
        var shown = lines.subList(0, Math.min(PAGE, lines.size()));
        var older = lines.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, 200, "audit/list", new AuditPage(question.filter(), shown, older));
    }

    /** GET /admin/audit/export.csv */
    public void csv(Request request) {
        var page = request.page();
        var head = List.of(
                page.t("audit.when"),
                page.t("audit.username"),
                page.t("audit.who"),
                page.t("audit.what"),
                page.t("audit.subject"),
                page.t("audit.change"));
        var question = question(request);
        Csv.answer(
                request,
                "audit",
                head,
                csv -> store.each(
                        question,
                        line -> csv.line(List.of(
                                csv.time(line.at()),
                                line.actor().map(Person::username).orElse(""),
                                line.who(page),
                                page.t("audit.act." + line.act()),
                                page.name(line.subject()),
                                line.changes().stream()
                                        .map(change -> words(page, change))
                                        .collect(Collectors.joining("; "))))));
    }

    private static String words(Page page, AuditPage.Change change) {
        var before = change.before().isEmpty() ? "" : change.text(page, change.before()) + " → ";
        var after = change.after().isEmpty() ? "" : change.text(page, change.after());
        return page.t("audit.field." + change.field()) + ": " + before + after;
    }

    private static Question question(Request request) {
        var filter = AuditFilter.of(request);
        return new Question(request.account(), filter, filter.begins(request), filter.ends(request));
    }
}
