package io.placard.store;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/** One transaction, in straight lines: on a virtual thread only. */
public final class Transaction {

    private Transaction() {}

    /** Does the work in a transaction: committed when it returns, rolled back when it throws. */
    public static <T> T run(Pool pool, Function<SqlConnection, T> work) {
        var connection = await(pool.getConnection());
        try {
            var transaction = await(connection.begin());
            T result;
            try {
                result = work.apply(connection);
            } catch (Throwable fault) { // await throws whatever a future failed with, checked or not
                await(transaction.rollback().otherwiseEmpty());
                throw fault;
            }
            await(transaction.commit());
            return result;
        } finally {
            connection.close();
        }
    }
}
