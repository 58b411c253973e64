package io.placard.site.moderation;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** Files of messages that are kept until a report of these is decided, in SQL. On virtual threads. */
final class KeptFileStore {

    private static final String DROP = """
            DELETE FROM upload u USING message_file w, message m
            WHERE m.conversation = $1 AND m.seq = $2 AND m.gone IS NOT NULL
              AND w.conversation = m.conversation AND w.seq = m.seq AND u.id = w.upload
              AND NOT EXISTS (SELECT FROM message_report r
                              WHERE r.conversation = m.conversation AND r.seq = m.seq AND r.outcome IS NULL)
            """;

    /** Those of a message that is gone go, when nobody has to decide on it any more. */
    void drop(SqlClient sql, MessageReport.Place place) {
        await(sql.preparedQuery(DROP).execute(Tuple.of(place.conversation(), place.seq())));
    }
}
