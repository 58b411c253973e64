package io.placard.site.archive;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file in an archive.
 *
 * @param name its path in the archive
 * @param bytes unpacked
 * @param sha256 of these, in hexadecimal digits
 * @param rows of a table; of media 0
 * @param columns of a table; of media none
 * @param last the number that the table gave out last; 0: none yet
 */
record Part(String name, long bytes, String sha256, long rows, List<String> columns, long last) {

    private static final Pattern TABLE = Pattern.compile("tables/([a-z][a-z0-9_]{0,62})\\.jsonl");
    private static final Pattern MEDIUM = Pattern.compile("media/([0-9a-f]{64}(?:-w[0-9]{1,4})?)");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** So that no sum of them runs over. */
    private static final long LARGEST = 1L << 40;

    static String ofTable(String table) {
        return "tables/" + table + ".jsonl";
    }

    static String ofMedium(String name) {
        return "media/" + name;
    }

    /** @throws IllegalArgumentException where it is no proper part: with a name that leads elsewhere, for one */
    static Part of(JsonObject json) {
        var part = new Part(
                json.getString("name", ""),
                json.getLong("bytes", -1L),
                json.getString("sha256", ""),
                json.getLong("rows", 0L),
                json.getJsonArray("columns", new JsonArray()).stream()
                        .map(String.class::cast)
                        .toList(),
                json.getLong("last", 0L));
        var named = part.isTable() || MEDIUM.matcher(part.name).matches();
        var counted = part.bytes >= 0 && part.bytes <= LARGEST && part.rows >= 0 && part.last >= 0;
        if (!named || !counted || !DIGEST.matcher(part.sha256).matches()) {
            throw new IllegalArgumentException(part.name);
        }
        return part;
    }

    JsonObject json() {
        var json = new JsonObject().put("name", name).put("bytes", bytes).put("sha256", sha256);
        return isTable()
                ? json.put("rows", rows).put("columns", new JsonArray(columns)).put("last", last)
                : json;
    }

    boolean isTable() {
        return TABLE.matcher(name).matches();
    }

    /** The table, or the medium's name: the hash of its content, for a smaller copy of a picture with its width. */
    String subject() {
        var table = TABLE.matcher(name);
        return table.matches() ? table.group(1) : name.substring("media/".length());
    }

    /** Of media that are named by their content: whether that is what they say. */
    boolean isWhatItSays() {
        return isTable() || subject().contains("-w") || subject().equals(sha256);
    }

    /** Counted when a table was read through. */
    Part withTable(Table table, long read, long given) {
        return new Part(name, bytes, sha256, read, table.columns(), given);
    }
}
