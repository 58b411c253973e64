package io.placard.site.audit;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.audit.AuditStore.Question;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What staff did, for programs of staff. */
public final class AuditResource {

    private static final int LONGEST_NAME = 40;

    private final AuditStore store;

    AuditResource(AuditStore store) {
        this.store = store;
    }

    /** GET /audit: newest first. */
    public Answer list(Call call) {
        var asked = call.parameters();
        var what = asked.has("what") ? asked.word("what", Set.copyOf(AuditFilter.KINDS)) : "";
        var from = asked.time("from");
        var to = asked.time("to");
        if (asked.refusal().isPresent()) {
            return asked.refusal().get();
        }
        var who = call.query("who", LONGEST_NAME).toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        var filter = new AuditFilter(who, what, Optional.empty(), Optional.empty(), call.behind());
        var found = store.list(new Question(call.account(), filter, from, to), call.limit() + 1);
        return Answer.list(call, found, AuditResource::line, AuditPage.Line::id);
    }

    private static JsonObject line(AuditPage.Line line) {
        return new JsonObject()
                .put("id", line.id())
                .put("at", Json.time(line.at()))
                .put("actor", line.actor().map(Json::person).orElse(null))
                .put("act", line.act())
                .put("subject", line.subject())
                .put("link", line.link())
                .put("changes", Json.list(line.changes(), AuditResource::change));
    }

    private static JsonObject change(AuditPage.Change change) {
        return new JsonObject()
                .put("field", change.field())
                .put("before", change.before())
                .put("after", change.after());
    }
}
