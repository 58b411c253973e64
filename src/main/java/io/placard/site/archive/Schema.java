package io.placard.site.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables that an archive holds, each behind those that it refers to.
 *
 * @param migrations that the database has, by their versions
 */
record Schema(List<Table> tables, List<String> migrations) {

    static Schema of(List<Table> all, List<String> migrations) {
        var waiting = new LinkedHashMap<String, Table>();
        all.stream()
                .filter(table -> !LeftOut.REASONS.containsKey(table.name()))
                .forEach(table -> waiting.put(table.name(), table));
        var ordered = new ArrayList<Table>();
        while (!waiting.isEmpty()) {
            var next = ready(waiting);
            waiting.remove(next.name());
            ordered.add(next);
        }
        return new Schema(List.copyOf(ordered), migrations);
    }

    Optional<Table> named(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private static Table ready(Map<String, Table> waiting) {
        return waiting.values().stream()
                .filter(table -> table.refersTo().stream().noneMatch(waiting::containsKey))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("These tables refer to each other: " + waiting.keySet()));
    }
}
