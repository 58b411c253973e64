package io.placard.site.audit;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.page.Permission;
import io.vertx.core.json.JsonObject;

/** What staff did, for programs of staff. */
public final class AuditResource {

    private final AuditStore store;

    AuditResource(AuditStore store) {
        this.store = store;
    }

    /** GET /audit: newest first. */
    public Answer list(Call call) {
        var roles = Permission.MANAGE_ACCOUNTS.roles();
        var found = store.list(call.account(), roles, call.behind(), call.limit() + 1);
        return Answer.list(call, found, AuditResource::line, AuditPage.Line::id);
    }

    private static JsonObject line(AuditPage.Line line) {
        return new JsonObject()
                .put("id", line.id())
                .put("at", Json.time(line.at()))
                .put("actor", Json.person(line.actor()))
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
