package io.placard.site.clock;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Fields;
import io.placard.site.api.Json;
import io.placard.site.clock.ClockStore.Versioned;
import io.placard.site.clock.Helm.Asked;
import io.placard.site.clock.Helm.Steered;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The conference's simulated clock, for programs. */
public final class ClockResource {

    private static final int HOUR = 60;

    private final ClockStore store;
    private final Helm helm;

    ClockResource(ClockStore store, Helm helm) {
        this.store = store;
        this.helm = helm;
    }

    /** GET /clock */
    public Answer clock(Call call) {
        return answer(call, store.read());
    }

    /** POST /clock/acts: steers the clock that If-Match names. */
    public Answer steer(Call call) {
        var known = store.read();
        var unmatched = call.unmatched(known.version());
        if (unmatched.isPresent()) {
            return unmatched.get();
        }
        var fields = call.fields("act", "start", "fictional", "periods", "speed", "jump");
        var words = Arrays.stream(Act.values()).map(Act::word).collect(Collectors.toSet());
        var act = Act.of(fields.word("act", words));
        var form = form(fields);
        if (fields.refusal().isEmpty()) {
            form.errors(act.orElseThrow()).forEach(fields::wrong);
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var asked = new Asked(call.account(), act.orElseThrow(), form, known.version(), ZoneOffset.UTC);
        return switch (helm.steer(asked)) {
            case Steered.Done done -> answer(call, store.read());
            case Steered.Forbidden forbidden -> Answer.forbidden();
            case Steered.Stale stale -> Answer.stale();
            case Steered.Impossible impossible -> Answer.conflict("clock.error.impossible");
        };
    }

    /** GET /clock/acts: what was done with it, newest first. */
    public Answer acts(Call call) {
        var acts = store.history(call.behind(), call.limit() + 1);
        return Answer.list(call, acts, ClockResource::act, PastAct::id);
    }

    /** As staff would have typed it, times in UTC: so one set of rules judges both. */
    private static ClockForm form(Fields fields) {
        var start = fields.time("start")
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDateTime().toString())
                .orElse("");
        var periods = fields.objects("periods", Set.of("minutes", "speed"));
        var lines = periods.stream().map(ClockResource::line).collect(Collectors.joining("\n"));
        for (var place = 0; place < periods.size(); place++) {
            fields.wrongIn("periods", place, periods.get(place));
        }
        return new ClockForm(
                start,
                fields.text("fictional", ""),
                lines,
                fields.decimal("speed").map(ClockPage::plain).orElse(""),
                fields.text("jump", ""));
    }

    private static String line(Fields period) {
        var minutes = period.number("minutes").orElse(0);
        var speed = period.decimal("speed").map(ClockPage::plain).orElse("");
        return "%d:%02d %s".formatted(minutes / HOUR, minutes % HOUR, speed);
    }

    private static Answer answer(Call call, Versioned known) {
        var clock = known.clock();
        return Answer.of(clock.toJson().put("phase", clock.phase(call.now()).word()), known.version());
    }

    private static JsonObject act(PastAct act) {
        return new JsonObject()
                .put("act", act.act().word())
                .put("by", Json.person(act.by()))
                .put("at", Json.time(act.at()))
                .put("clock", act.clock().toJson());
    }
}
