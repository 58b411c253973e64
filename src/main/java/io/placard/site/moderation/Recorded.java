package io.placard.site.moderation;

import io.placard.site.page.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message in the record.
 *
 * @param reply the number of the one that it answers
 * @param body as it was typed; empty where it was deleted
 * @param html the same, safe to show
 * @param versions what it said before, oldest first
 * @param gone who took it away: {@code author} or {@code staff}
 */
public record Recorded(
        long seq,
        Person author,
        Instant at,
        Optional<Long> reply,
        String body,
        String html,
        Optional<Instant> edited,
        List<Version> versions,
        Optional<String> gone,
        Optional<Instant> goneAt) {

    /** What a message said before it was edited. */
    public record Version(String body, String html, Instant at) {}

    static List<Version> versions(JsonArray all) {
        return all.stream()
                .map(JsonObject.class::cast)
                .map(version -> new Version(
                        version.getString("body"), version.getString("html"), Instant.parse(version.getString("at"))))
                .toList();
    }

    JsonObject json() {
        var told = new JsonArray();
        versions.forEach(version -> told.add(new JsonObject()
                .put("body", version.body())
                .put("at", version.at().toString())));
        return new JsonObject()
                .put("seq", seq)
                .put("author", author.username())
                .put("nickname", author.nickname())
                .put("at", at.toString())
                .put("reply", reply.orElse(null))
                .put("body", body)
                .put("edited_at", edited.map(Instant::toString).orElse(null))
                .put("versions", told)
                .put("deleted", gone.orElse(null))
                .put("deleted_at", goneAt.map(Instant::toString).orElse(null));
    }
}
