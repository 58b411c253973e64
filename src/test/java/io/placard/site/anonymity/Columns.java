package io.placard.site.anonymity;

import io.placard.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The columns that can hold somebody, and what anonymising does with each: {@code columns.txt}. */
record Columns(TreeMap<String, String> known) {

    /** All of an account's, all that refer to one, and all that hold words, whatever they are for. */
    private static final String COLUMNS = """
            SELECT c.relname || '.' || a.attname AS name
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname <> 'flyway_schema_history' AND a.attnum > 0 AND NOT a.attisdropped
              AND (c.relname = 'account'
                   OR a.atttypid NOT IN ('bigint'::regtype, 'integer'::regtype, 'boolean'::regtype, 'uuid'::regtype,
                                         'timestamptz'::regtype, 'date'::regtype)
                   OR a.attname ~ '(account|actor|author|keeper|editor|reporter|person|_by)$'
                   OR EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid
                              AND f.confrelid = 'account'::regclass AND a.attnum = ANY (f.conkey)))
            """;

    static Columns read() {
        var known = new TreeMap<String, String>();
        try (var file = Columns.class.getResourceAsStream("columns.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*"))
                    .forEach(cells -> known.put(cells[0], cells[1].split(" ")[0]));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new Columns(known);
    }

    static TreeSet<String> of(Running running) {
        var names = new TreeSet<String>();
        running.database()
                .query(COLUMNS)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .forEach(row -> names.add(row.getString("name")));
        return names;
    }

    TreeSet<String> names() {
        return new TreeSet<>(known.keySet());
    }

    /** Those by which no row belongs to them any more. */
    List<String> gone() {
        return known.entrySet().stream()
                .filter(column -> column.getValue().equals("gone"))
                .map(column -> column.getKey())
                .toList();
    }
}
