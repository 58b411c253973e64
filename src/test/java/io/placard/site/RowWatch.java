package io.placard.site;

import io.placard.Running;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Tells which tables have rows that were made, changed or deleted: each table of a database apart is given a trigger. */
final class RowWatch {

    private static final String SET = """
            CREATE TABLE watched (relation text NOT NULL);
            CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                -- what is done a moment behind messages belongs to no request
                IF current_query() !~ 'chat_(index|due|tell|notify)' THEN INSERT INTO watched VALUES (TG_TABLE_NAME); END IF;
                RETURN NULL;
            END $$;
            DO $$ DECLARE name text; BEGIN
                FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
                    AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'watched' LOOP
                    EXECUTE format('CREATE TRIGGER watch AFTER INSERT OR UPDATE OR DELETE ON %I
                                    FOR EACH ROW EXECUTE FUNCTION watch()', name);
                END LOOP;
            END $$
            """;

    private final Running running;

    private RowWatch(Running running) {
        this.running = running;
    }

    static RowWatch over(Running running) {
        wait(running.database().query(SET).execute());
        return new RowWatch(running);
    }

    /** The tables whose rows are no longer what they were when this was asked before. */
    Set<String> changed() {
        var tables = new TreeSet<String>();
        wait(running.database()
                        .preparedQuery("DELETE FROM watched RETURNING relation")
                        .execute())
                .forEach(row -> tables.add(row.getString("relation")));
        return tables;
    }

    static RowSet<Row> wait(Future<RowSet<Row>> asked) {
        return asked.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
