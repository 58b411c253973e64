package io.placard.store;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/** Answers too long to be held in memory, a few hundred rows at a time: on a virtual thread only. */
public final class Cursors {

    private static final int ROWS = 500;

    private Cursors() {}

    /** Gives each row of an answer to a taker, who may take their time; all of them are of one moment. */
    public static void each(Pool pool, String statement, Tuple values, Consumer<Row> taker) {
        Transaction.run(pool, sql -> {
            var prepared = await(sql.prepare(statement));
            var cursor = prepared.cursor(values);
            try {
                do {
                    await(cursor.read(ROWS)).forEach(taker);
                } while (cursor.hasMore());
            } finally {
                await(cursor.close().otherwiseEmpty());
                await(prepared.close().otherwiseEmpty());
            }
            return true;
        });
    }
}
