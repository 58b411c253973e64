package io.placard.site.archive;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All tables in SQL, as the catalogue tells of them. The statements that name them are written by the database too, which
 * quotes the names. On virtual threads.
 */
final class ArchiveStore {

    /** No wait of the pool's kind: a table may be long, a disk slow. Asked first, or the transaction has its snapshot. */
    private static final String SNAPSHOT = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0
            """;

    private static final String PATIENT = """
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0;
            SET LOCAL lock_timeout = '30s'
            """;

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtextextended('archive', 0)) AS mine";

    /** Whose contents may be deleted meanwhile: the lock keeps them until the transaction ends. */
    private static final String CONTENTS = "SELECT hash, size FROM file ORDER BY hash FOR KEY SHARE";

    private static final String TABLES = """
            SELECT c.relname::text AS name,
                   array_agg(a.attname::text ORDER BY a.attnum) AS columns,
                   coalesce(array_agg(a.attname::text) FILTER (WHERE a.attnotnull AND NOT a.atthasdef
                                                                 AND a.attidentity = ''), '{}') AS required,
                   coalesce(max(a.attname::text) FILTER (WHERE a.attidentity <> ''), '') AS counter,
                   ARRAY(SELECT r.relname::text FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
                         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS refers_to,
                   format('SELECT row_to_json(r)::text AS line FROM (SELECT %s FROM %I t ORDER BY %s) r',
                          string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum), c.relname,
                          coalesce((SELECT string_agg(quote_ident(k.attname), ', ' ORDER BY u.place)
                                    FROM pg_index i
                                    CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS u (number, place)
                                    JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = u.number
                                    WHERE i.indrelid = c.oid AND i.indisprimary), 't::text')) AS read
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            GROUP BY c.oid, c.relname
            ORDER BY c.relname COLLATE "C"
            """;

    private static final String MIGRATIONS = """
            SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL ORDER BY installed_rank
            """;

    /** What each sequence gave out last: kept apart from the rows, for a number is not given out again when its row is gone. */
    private static final String LAST = """
            SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(quote_ident($1::text), $2::text)::regclass), 0) AS last
            """;

    private static final String EMPTY = """
            SELECT NOT EXISTS (SELECT 1 FROM account) AND NOT EXISTS (SELECT 1 FROM article) AS empty
            """;
    private static final String LOCK = "LOCK TABLE account, article IN ACCESS EXCLUSIVE MODE";
    private static final String CLEAR = """
            SELECT 'TRUNCATE ' || string_agg(quote_ident(name), ', ') || ' CASCADE' AS statement FROM unnest($1::text[]) name
            """;
    private static final String TRIGGERS =
            "SELECT format('ALTER TABLE %I %s TRIGGER USER', $1::text, $2::text) AS statement";
    private static final String INSERT = """
            SELECT format('INSERT INTO %1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s '
                              || 'FROM json_populate_recordset(NULL::%1$I, $1::text::json)',
                          $1::text, string_agg(quote_ident(name), ', ' ORDER BY place)) AS statement
            FROM unnest($2::text[]) WITH ORDINALITY AS u (name, place)
            """;
    private static final String COUNT_ON = """
            SELECT format('SELECT setval(%1$L, greatest($1::bigint, max(%2$I), 1), greatest($1::bigint, max(%2$I)) > 0) FROM %3$I',
                          pg_get_serial_sequence(quote_ident($1::text), $2::text), $2::text, $1::text) AS statement
            """;
    private static final String HASHES = "SELECT hash FROM file";

    private static final int ROWS = 250;

    /** Begins to read: everything as it is now, whatever is written meanwhile. */
    void beginSnapshot(SqlConnection sql) {
        await(sql.query(SNAPSHOT).execute());
    }

    /** Begins to write much. */
    void beginPatiently(SqlConnection sql) {
        await(sql.query(PATIENT).execute());
    }

    /** Whether no other archive is being written or read, on any node; for as long as the transaction lasts. */
    boolean alone(SqlClient sql) {
        return await(sql.query(ALONE).execute()).iterator().next().getBoolean("mine");
    }

    /** The hashes of all contents with their sizes, none of which goes before the transaction ends. */
    Map<String, Long> contents(SqlClient sql) {
        var contents = new TreeMap<String, Long>();
        await(sql.query(CONTENTS).execute()).forEach(row -> contents.put(row.getString("hash"), row.getLong("size")));
        return contents;
    }

    Schema schema(SqlClient sql) {
        return Schema.of(allTables(sql), strings(sql, MIGRATIONS, "version"));
    }

    List<Table> allTables(SqlClient sql) {
        var tables = new ArrayList<Table>();
        await(sql.query(TABLES).execute()).forEach(row -> tables.add(table(row)));
        return tables;
    }

    /** Reads a table, some rows at a time; how many there were. */
    long read(SqlConnection sql, Table table, Consumer<List<String>> lines) {
        var cursor = await(sql.prepare(table.read())).cursor();
        var count = 0L;
        do {
            var some = new ArrayList<String>(ROWS);
            await(cursor.read(ROWS)).forEach(row -> some.add(row.getString("line")));
            count += some.size();
            lines.accept(some);
        } while (cursor.hasMore());
        await(cursor.close());
        return count;
    }

    long last(SqlClient sql, Table table) {
        return table.counter().isEmpty()
                ? 0
                : await(sql.preparedQuery(LAST).execute(Tuple.of(table.name(), table.counter())))
                        .iterator()
                        .next()
                        .getLong("last");
    }

    /** Whether there is nothing that an archive would take the place of. From now on nobody writes it either. */
    boolean empty(SqlClient sql) {
        await(sql.query(LOCK).execute());
        return await(sql.query(EMPTY).execute()).iterator().next().getBoolean("empty");
    }

    /** Deletes all rows of these tables, such as those that migrations begin with, and of what is derived from them. */
    void clear(SqlClient sql, List<Table> tables) {
        var names = tables.stream().map(Table::name).toArray(String[]::new);
        var statement = statement(sql, CLEAR, Tuple.tuple().addArrayOfString(names));
        await(sql.query(statement).execute());
    }

    /** From now on no trigger of these tables follows a row: all that one does to archived rows is in the archive. */
    void silence(SqlClient sql, List<Table> tables) {
        tables.forEach(table -> trigger(sql, table, "DISABLE"));
    }

    /** Triggers follow rows again, and what follows from the rows that came meanwhile is worked out at once. */
    void rouse(SqlClient sql, List<Table> tables) {
        tables.forEach(table -> trigger(sql, table, "ENABLE"));
        LeftOut.FILLED.forEach(statement -> await(sql.query(statement).execute()));
    }

    private static void trigger(SqlClient sql, Table table, String act) {
        await(sql.query(statement(sql, TRIGGERS, Tuple.of(table.name(), act))).execute());
    }

    /** The statement that writes rows with these columns from an array in JSON. */
    String insert(SqlClient sql, String table, List<String> columns) {
        return statement(sql, INSERT, Tuple.tuple().addString(table).addArrayOfString(columns.toArray(String[]::new)));
    }

    /**
     * Writes some rows.
     *
     * @param part where they come from
     * @throws Refused where the database does not take them
     */
    void write(SqlClient sql, String insert, List<String> lines, String part) {
        try {
            await(sql.preparedQuery(insert).execute(Tuple.of("[" + String.join(",", lines) + "]")));
        } catch (DatabaseException no) {
            throw new Refused("The database does not take %s: %s.".formatted(part, no.getMessage()), no);
        }
    }

    /** The table's next number comes behind this one and all that it has. */
    void countOn(SqlClient sql, Table table, long last) {
        var statement = statement(sql, COUNT_ON, Tuple.of(table.name(), table.counter()));
        await(sql.preparedQuery(statement).execute(Tuple.of(last)));
    }

    Set<String> hashes(SqlClient sql) {
        return Set.copyOf(strings(sql, HASHES, "hash"));
    }

    /** So that the first pages are not planned for empty tables. */
    void analyse(SqlClient sql) {
        await(sql.query("ANALYZE").execute());
    }

    private static String statement(SqlClient sql, String writing, Tuple values) {
        return await(sql.preparedQuery(writing).execute(values))
                .iterator()
                .next()
                .getString("statement");
    }

    private static List<String> strings(SqlClient sql, String query, String column) {
        var strings = new ArrayList<String>();
        await(sql.query(query).execute()).forEach(row -> strings.add(row.getString(column)));
        return strings;
    }

    private static Table table(Row row) {
        return new Table(
                row.getString("name"),
                Arrays.asList(row.getArrayOfStrings("columns")),
                Arrays.asList(row.getArrayOfStrings("required")),
                row.getString("counter"),
                Set.copyOf(Arrays.asList(row.getArrayOfStrings("refers_to"))),
                row.getString("read"));
    }
}
