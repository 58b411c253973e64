package io.placard.site.audit;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.audit.AuditStore.Question;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What staff did, for programs of staff. */
public final class AuditResource {

    private final AuditStore store;

    AuditResource(AuditStore store) {
        this.store = store;
    }

    /** GET /audit: newest first. */
    public Answer list(Call call) {
        var all = new AuditFilter("", "", Optional.empty(), Optional.empty(), call.behind());
        var question = new Question(call.account(), all, Optional.empty(), Optional.empty());
        var found = store.list(question, call.limit() + 1);
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
