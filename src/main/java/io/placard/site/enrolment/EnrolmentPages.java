package io.placard.site.enrolment;

import static io.vertx.core.Future.await;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many accounts at once, for staff: a list is sent, looked at, then done. */
public final class EnrolmentPages {

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentPages.class);
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final String PATH = "/admin/enrolment/";
    private static final List<String> ERRORS = List.of("unreadable", "empty", "rows", "bytes");

    private final Desk desk;
    private final Batches batches;
    private final Enrolling enrolling;
    private final Vertx vertx;

    EnrolmentPages(Desk desk, Batches batches, Enrolling enrolling, Vertx vertx) {
        this.desk = desk;
        this.batches = batches;
        this.enrolling = enrolling;
        this.vertx = vertx;
    }

    /** GET /admin/enrolment/ */
    public void form(Request request) {
        var error = request.query("error").filter(ERRORS::contains).map(what -> "enrolment.error." + what);
        desk.show(request, 200, "enrolment/form", new EnrolmentPage("", error.orElse("")));
    }

    /** POST /admin/enrolment: pasted lines */
    public void paste(Request request) {
        var lines = request.form("lines");
        var rows = Lines.read(lines);
        var error = error(rows);
        if (error.isPresent()) {
            desk.show(request, 422, "enrolment/form", new EnrolmentPage(lines, "enrolment.error." + error.get()));
        } else {
            desk.redirect(request, PATH + batches.keep(request.account(), rows) + "/");
        }
    }

    /** POST /admin/enrolment/file: the body is the file; the browser's module sends it and goes where this leads */
    public void file(Request request) {
        var body = request.routing().body().buffer();
        var bytes = body == null ? new byte[0] : body.getBytes();
        if (bytes.length > MOST_BYTES) {
            desk.redirect(request, PATH + "?error=bytes");
            return;
        }
        var rows = await(vertx.executeBlocking(() -> read(bytes), false));
        var error = rows.isEmpty() ? Optional.of("unreadable") : error(rows.get());
        if (error.isPresent()) {
            desk.redirect(request, PATH + "?error=" + error.get());
        } else {
            desk.redirect(request, PATH + batches.keep(request.account(), rows.get()) + "/");
        }
    }

    /** GET /admin/enrolment/REF/ */
    public void review(Request request) {
        var ref = request.routing().pathParam("ref");
        var review = batches.find(request.account(), ref).flatMap(rows -> enrolling.preview(request.account(), rows));
        if (review.isEmpty()) {
            desk.error(request, 404);
        } else {
            var overtaken = request.query("overtaken").isPresent();
            desk.show(request, 200, "enrolment/review", new ReviewPage(ref, review.get(), overtaken));
        }
    }

    /** POST /admin/enrolment/REF/run */
    public void run(Request request) {
        var ref = request.routing().pathParam("ref");
        var account = request.account();
        var rows = batches.find(account, ref);
        if (rows.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var before = batches.progress(ref);
        if (before.filter(progress -> progress.path().contains("overtaken")).isPresent()) {
            batches.drop(ref);
        }
        if (batches.begin(ref)) {
            Vertx.currentContext().runOnContext(go -> enrol(account, ref, rows.get()));
        }
        desk.redirect(request, PATH + ref + "/run/");
    }

    /** GET /admin/enrolment/REF/run/ */
    public void progress(Request request) {
        var ref = request.routing().pathParam("ref");
        if (batches.find(request.account(), ref).isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var progress = batches.progress(ref);
        if (progress.isEmpty()) {
            desk.redirect(request, PATH + ref + "/?overtaken=1");
        } else if (progress.get().over()) {
            desk.redirect(request, progress.get().path());
        } else {
            // the browser itself asks again, with or without scripts
            request.routing().response().putHeader("Refresh", "1");
            desk.show(
                    request,
                    200,
                    "enrolment/run",
                    new RunPage(progress.get().done(), progress.get().all()));
        }
    }

    /** What goes wrong has written nothing; whoever waits is led back when nothing more is told. */
    private void enrol(long account, String ref, List<Row> rows) {
        try {
            enrolling.run(account, ref, rows);
        } catch (Throwable fault) { // await throws whatever a future failed with, checked or not
            LOG.error("enrolment.failed account={}", account, fault);
        }
    }

    private static Optional<List<Row>> read(byte[] bytes) {
        return Workbook.is(bytes) ? Workbook.read(bytes, MOST_ROWS) : Optional.of(Lines.read(Lines.decode(bytes)));
    }

    private static Optional<String> error(List<Row> rows) {
        if (rows.isEmpty()) {
            return Optional.of("empty");
        }
        return rows.size() > MOST_ROWS ? Optional.of("rows") : Optional.empty();
    }
}
