package io.placard.site.moderation;

import io.placard.site.files.Attachment;
import io.placard.site.page.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message in the record.
 *
 * @param reply the number of the one that it answers
 * @param body as it was typed; empty where it was deleted
 * @param html the same, safe to show
 * @param versions what it said before, oldest first
 * @param gone who took it away: {@code author} or {@code staff}
 * @param extras what it carries and what was put on it
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
        Optional<Instant> goneAt,
        Extras extras) {

    /** What a message said before it was edited. */
    public record Version(String body, String html, Instant at) {}

    /** An emoji, and the user names of all who gave it, the first first. */
    public record Given(String emoji, List<String> people) {

        /** As a line of the record tells it. */
        public String words() {
            return people.stream().map(name -> "@" + name).collect(Collectors.joining(", "));
        }
    }

    /**
     * What a message carries and what was put on it.
     *
     * @param pinned since when it is pinned
     */
    public record Extras(List<Attachment> files, List<Given> reactions, Optional<Instant> pinned) {

        /** None of it. */
        public static final Extras NONE = new Extras(List.of(), List.of(), Optional.empty());

        static Extras of(Object files, Object reactions, Optional<Instant> pinned) {
            return new Extras(
                    files instanceof JsonArray all ? Attachment.told(all) : List.of(),
                    reactions instanceof JsonArray all
                            ? all.stream()
                                    .map(JsonObject.class::cast)
                                    .map(Extras::given)
                                    .toList()
                            : List.of(),
                    pinned);
        }

        private static Given given(JsonObject told) {
            var people =
                    told.getJsonArray("people").stream().map(String.class::cast).toList();
            return new Given(told.getString("emoji"), people);
        }

        private JsonArray filesJson(String origin) {
            var told = new JsonArray();
            files.forEach(file -> told.add(new JsonObject()
                    .put("name", file.name())
                    .put("kind", file.kind().word())
                    .put("size", file.size())
                    .put("url", origin + file.path())));
            return told;
        }

        private JsonArray reactionsJson() {
            var told = new JsonArray();
            reactions.forEach(given -> told.add(
                    new JsonObject().put("emoji", given.emoji()).put("people", new JsonArray(given.people()))));
            return told;
        }
    }

    static List<Version> versions(JsonArray all) {
        return all.stream()
                .map(JsonObject.class::cast)
                .map(version -> new Version(
                        version.getString("body"), version.getString("html"), Instant.parse(version.getString("at"))))
                .toList();
    }

    /** @param origin before the paths of files, which are read elsewhere than here */
    JsonObject json(String origin) {
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
                .put("files", extras.filesJson(origin))
                .put("reactions", extras.reactionsJson())
                .put("pinned_at", extras.pinned().map(Instant::toString).orElse(null))
                .put("deleted", gone.orElse(null))
                .put("deleted_at", goneAt.map(Instant::toString).orElse(null));
    }
}
