package io.placard.site.admin;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonObject;

/** How the conference fares, for programs of staff. */
public final class OverviewResource {

    private final Faring faring;

    OverviewResource(Faring faring) {
        this.faring = faring;
    }

    /** GET /admin/overview */
    public Answer overview(Call call) {
        return faring.overview(call.account())
                .map(overview -> Answer.of(json(overview)))
                .orElseGet(Answer::missing);
    }

    private static JsonObject json(Overview overview) {
        var members = new JsonObject();
        for (var role : Role.values()) {
            members.put(role.word(), overview.members().getOrDefault(role, 0));
        }
        var storage = overview.storage();
        return new JsonObject()
                .put("online", overview.online())
                .put("members", members)
                .put("waiting", overview.waiting())
                .put("reports", overview.reports())
                .put("files_bytes", storage.files())
                .put("files_most_bytes", storage.most())
                .put("database_bytes", storage.database())
                .put("free_bytes", storage.free())
                .put("generation", overview.generation().number())
                .put("commit", overview.generation().commit())
                .put("serving_since", Json.time(overview.generation().since()))
                .put("postgres_ms", overview.health().postgres())
                .put("redis_ms", overview.health().redis());
    }
}
