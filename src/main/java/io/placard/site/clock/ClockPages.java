package io.placard.site.clock;

import io.placard.site.clock.Helm.Asked;
import io.placard.site.clock.Helm.Steered;
import io.placard.site.page.Desk;
import io.placard.site.page.FictionalTime;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The clock's page: everybody reads it, staff steer it. */
public final class ClockPages {

    private static final String PATH = "/clock/";
    private static final int ACTS = 50;

    private final Desk desk;
    private final ClockStore store;
    private final Helm helm;

    ClockPages(Desk desk, ClockStore store, Helm helm) {
        this.desk = desk;
        this.store = store;
        this.helm = helm;
    }

    /** GET /clock/ */
    public void clock(Request request) {
        show(request, 200, Optional.empty(), Map.of());
    }

    /** POST /clock */
    public void steer(Request request) {
        var act = Act.of(request.form("act"));
        if (act.isEmpty()) {
            desk.error(request, 400);
            return;
        }
        var form = new ClockForm(
                request.form("start"),
                request.form("fictional"),
                request.form("periods"),
                request.form("speed"),
                request.form("jump"));
        var errors = form.errors(act.get());
        if (!errors.isEmpty()) {
            show(request, 422, Optional.of(form), errors);
            return;
        }
        var version = (int) request.number(request.form("version")).orElse(0);
        var zone = request.page().conference().zone();
        switch (helm.steer(new Asked(request.account(), act.get(), form, version, zone))) {
            case Steered.Done done -> desk.redirect(request, PATH);
            case Steered.Forbidden forbidden -> desk.error(request, 403);
            case Steered.Stale stale -> show(request, 409, Optional.of(form), Map.of("act", "clock.error.stale"));
            case Steered.Impossible impossible ->
                show(request, 409, Optional.of(form), Map.of("act", "clock.error.impossible"));
        }
    }

    private void show(Request request, int status, Optional<ClockForm> typed, Map<String, String> errors) {
        var now = store.read();
        var steers = request.may(Permission.STEER_CLOCK);
        var form = typed.orElseGet(() -> shown(now.clock(), request));
        var acts = steers ? store.history(OptionalLong.empty(), ACTS) : List.<PastAct>of();
        desk.show(
                request,
                status,
                "clock/clock",
                new ClockPage(
                        now.clock(),
                        now.clock().phase(request.page().now()),
                        now.version(),
                        steers,
                        form,
                        errors,
                        acts));
    }

    /** The form as the clock is planned, so that a plan is changed and not typed anew. */
    private static ClockForm shown(FictionalTime clock, Request request) {
        if (clock.anchors().isEmpty()) {
            return ClockForm.EMPTY;
        }
        var zone = request.page().conference().zone();
        var first = clock.anchors().getFirst();
        var periods = clock.anchors().stream()
                // neither its end nor where it was paused is a period
                .filter(anchor -> anchor.speed() > 0)
                .map(anchor -> line(clock, anchor))
                .collect(Collectors.joining("\n"));
        var start = first.at().atZone(zone).toLocalDateTime().withNano(0);
        return new ClockForm(start.toString(), first.fictional().withNano(0).toString(), periods, "", "");
    }

    private static String line(FictionalTime clock, FictionalTime.Anchor anchor) {
        var next = clock.anchors().get(clock.anchors().indexOf(anchor) + 1);
        var minutes =
                Math.max(1, java.time.Duration.between(anchor.at(), next.at()).toMinutes());
        return "%d:%02d %s".formatted(minutes / 60, minutes % 60, ClockPage.plain(anchor.speed()));
    }
}
