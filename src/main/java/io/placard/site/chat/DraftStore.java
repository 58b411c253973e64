package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** What members have begun to write, in SQL. On virtual threads. */
final class DraftStore {

    private static final String KEEP = """
            UPDATE conversation_member m SET draft = $4, drafted_at = $5
            FROM account a
            WHERE m.conversation = $1 AND m.account = $2
              AND a.id = m.account AND a.active AND NOT a.must_change_password AND ($3::integer IS NULL OR a.epoch = $3)
            """;

    private final Pool pool;

    DraftStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps it instead of what was kept before; false: they are no member. */
    boolean keep(Speaker who, long conversation, String text, Instant at) {
        var values = Tuple.of(conversation, who.account())
                .addInteger(who.epoch())
                .addString(text)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return await(pool.preparedQuery(KEEP).execute(values)).rowCount() == 1;
    }
}
