package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** How much members want to hear, in SQL. On virtual threads. */
final class HearingStore {

    private static final String SET = """
            UPDATE conversation_member m SET level = $4 FROM account a
            WHERE m.conversation = $1 AND m.account = $2 AND a.id = m.account AND a.active AND NOT a.must_change_password
              AND ($3::integer IS NULL OR a.epoch = $3)
            """;

    private final Pool pool;

    HearingStore(Pool pool) {
        this.pool = pool;
    }

    /** False: they are no member. */
    boolean set(Speaker who, long conversation, Level level) {
        var values =
                Tuple.of(conversation, who.account()).addInteger(who.epoch()).addString(level.word());
        return await(pool.preparedQuery(SET).execute(values)).rowCount() == 1;
    }
}
