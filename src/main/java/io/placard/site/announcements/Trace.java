package io.placard.site.announcements;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What the audit log keeps of a change: the fields that differ.
 *
 * @param before as they were
 */
record Trace(JsonObject before, JsonObject after) {

    static Trace between(Wording was, Wording is) {
        var before = of(was);
        var after = of(is);
        for (var field : of(was).fieldNames()) {
            if (before.getValue(field).equals(after.getValue(field))) {
                before.remove(field);
                after.remove(field);
            }
        }
        return new Trace(before, after);
    }

    /** All fields of one. */
    static JsonObject of(Wording wording) {
        return new JsonObject()
                .put("english", wording.english())
                .put("chinese", wording.chinese())
                .put("audience", wording.audience().word())
                .put("urgent", wording.urgent())
                .put("link", wording.link())
                .put("starts", wording.starts().toString())
                .put("ends", wording.ends().map(Instant::toString).orElse(""));
    }
}
