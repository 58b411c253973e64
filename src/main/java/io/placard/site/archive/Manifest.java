package io.placard.site.archive;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an archive says of itself.
 *
 * @param placard the version that wrote it
 * @param migrations which its database had
 * @param parts tables, in the order in which they can be written, then media
 * @param lost contents that the tables name and that were not on the disk
 */
record Manifest(String placard, Instant madeAt, List<String> migrations, List<Part> parts, Set<String> lost) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    /** @throws Refused where this Placard cannot read it */
    static Manifest of(JsonObject json) {
        try {
            if (!(json.getValue("format") instanceof Integer format)) {
                throw new Refused("Its manifest.json says no format.");
            }
            if (format != FORMAT) {
                throw new Refused(
                        "It has the format %d, and this Placard reads the format %d: take Placard %s or newer."
                                .formatted(format, FORMAT, json.getString("placard")));
            }
            return new Manifest(
                    json.getString("placard", ""),
                    Instant.parse(json.getString("made_at")),
                    strings(json, "migrations"),
                    json.getJsonArray("parts").stream()
                            .map(JsonObject.class::cast)
                            .map(Part::of)
                            .toList(),
                    Set.copyOf(strings(json, "lost")));
        } catch (ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | java.time.DateTimeException no) {
            throw new Refused("Its manifest.json is not one that Placard wrote: " + no.getMessage() + ".", no);
        }
    }

    JsonObject json() {
        return new JsonObject()
                .put("format", FORMAT)
                .put("placard", placard)
                .put("made_at", madeAt.toString())
                .put("migrations", new JsonArray(migrations))
                .put("lost", new JsonArray(List.copyOf(lost)))
                .put("parts", new JsonArray(parts.stream().map(Part::json).toList()));
    }

    List<Part> tables() {
        return parts.stream().filter(Part::isTable).toList();
    }

    List<Part> media() {
        return parts.stream().filter(part -> !part.isTable()).toList();
    }

    Set<String> names() {
        return parts.stream().map(Part::name).collect(Collectors.toSet());
    }

    long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    private static List<String> strings(JsonObject json, String name) {
        return json.getJsonArray(name).stream().map(String.class::cast).toList();
    }
}
