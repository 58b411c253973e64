package io.placard.site;

import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads {@code fields.txt}; what its columns mean is said there. */
final class FieldTable {

    private FieldTable() {}

    /**
     * A line.
     *
     * @param who sends it: {@code superuser}, {@code guest}, {@code halfway} or {@code empty}
     * @param where {@code POST /path}, or {@code FRAME topic event}
     * @param whose {@code own} or {@code other}, and which record; empty where none is named
     * @param good the fields of the form, or the body, with values that are taken
     * @param end what these are answered, and maybe {@code keeps} and the table that keeps what was typed
     */
    record Line(String who, String where, String whose, String good, String end) {

        int status() {
            return Integer.parseInt(end.split(" ")[0]);
        }

        /** The table that a refusal may change; empty: none. */
        String keeps() {
            return end.contains(" ") ? end.split(" ")[2] : "";
        }

        String method() {
            return where.split(" ")[0];
        }

        String path() {
            return where.split(" ")[1];
        }

        boolean frame() {
            return method().equals("FRAME");
        }

        boolean api() {
            return path().startsWith("/api/");
        }

        boolean own() {
            return whose.startsWith("own");
        }

        Belongings record() {
            var words = whose.split(" ");
            return words.length < 2 ? Belongings.NONE : Belongings.of(words[1]);
        }

        /** The good values of a form, each as text. */
        Map<String, String> form(Map<String, String> names) {
            var fields = new LinkedHashMap<String, String>();
            for (var field : good.isEmpty() ? new String[0] : good.split("&")) {
                var parts = field.split("=", 2);
                fields.put(parts[0], fill(URLDecoder.decode(parts[1], StandardCharsets.UTF_8), names));
            }
            return fields;
        }

        /** The good values of a body or a payload, each as JSON. */
        Map<String, String> json(Map<String, String> names) {
            var fields = new LinkedHashMap<String, String>();
            var body = new JsonObject(good.equals("{}") ? good : fill(good, names));
            body.forEach(field -> fields.put(field.getKey(), io.vertx.core.json.Json.encode(field.getValue())));
            return fields;
        }

        /** The names of its fields. */
        List<String> fields() {
            var names = Map.of("{}", "1", "{tomorrow}", "", "{yesterday}", "", "{clock}", "1", "{conference}", "1");
            return List.copyOf(
                    api() || frame() ? json(names).keySet() : form(names).keySet());
        }

        private static String fill(String text, Map<String, String> names) {
            var ref = UUID.randomUUID().toString().substring(0, 12);
            var filled = text.replace("{ref}", ref);
            for (var name : names.entrySet()) {
                filled = filled.replace(name.getKey(), name.getValue());
            }
            return filled;
        }
    }

    static List<Line> read() {
        return PermissionTable.cells("fields.txt")
                .map(cells -> {
                    var where = cells.get(0).split(" ", 2);
                    var named = where[0].equals(where[0].toLowerCase());
                    return new Line(
                            named ? where[0] : "superuser",
                            named ? where[1] : cells.get(0),
                            cells.get(1),
                            cells.get(2),
                            cells.get(3));
                })
                .toList();
    }
}
