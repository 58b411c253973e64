package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Who may not write for a while, in SQL: who may decide that is said here. On virtual threads. */
final class MuteStore {

    /**
     * Staff over everybody below a superuser; in a discussion its keepers over those who are neither keepers nor staff, but
     * not over what staff have decided, as long as it lasts.
     */
    private static final String HERE = """
            UPDATE conversation_member t SET muted_until = $4, mute_reason = $5,
                muted_by = CASE WHEN $4::timestamptz IS NOT NULL THEN w.id END
            FROM conversation c, account w, account p
            WHERE t.conversation = $1 AND t.account = $3 AND c.id = t.conversation AND p.id = t.account
              AND w.id = $2 AND w.id <> p.id AND w.active AND NOT w.must_change_password
              AND (c.kind = 'discussion' OR $7)
              AND (w.role = ANY ($6) AND (p.role <> 'superuser' OR w.role = 'superuser')
                   OR c.kind = 'discussion' AND NOT t.keeper AND p.role <> ALL ($6)
                   AND NOT (t.muted_until > now() AND EXISTS (
                       SELECT FROM account s WHERE s.id = t.muted_by AND s.role = ANY ($6)))
                   AND EXISTS (
                       SELECT FROM conversation_member k
                       WHERE k.conversation = c.id AND k.account = w.id AND k.keeper))
            """;

    /** Their account is held as for who anonymises it: no message of theirs is decided on meanwhile. */
    private static final String MAY = """
            SELECT FROM account w, account p
            WHERE w.id = $1 AND w.active AND w.role = ANY ($3) AND p.id = $2 AND p.id <> w.id
              AND (p.role <> 'superuser' OR w.role = 'superuser') AND NOT starts_with(p.username, '~')
            FOR UPDATE OF p FOR SHARE OF w
            """;

    private static final String EVERYWHERE = """
            INSERT INTO chat_mute (account, muted_until, muted_by, reason, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (account) DO UPDATE SET
                muted_until = EXCLUDED.muted_until, muted_by = EXCLUDED.muted_by, reason = EXCLUDED.reason, at = EXCLUDED.at
            """;
    private static final String NOWHERE = "DELETE FROM chat_mute WHERE account = $1";
    /** False where that is not theirs to do. */
    boolean here(SqlClient sql, Mute mute, long conversation, Optional<Instant> until, boolean reported) {
        var values = Tuple.of(conversation, mute.who(), mute.account(), utc(until))
                .addString(until.isPresent() ? mute.reason() : "")
                .addArrayOfString(staff())
                .addBoolean(reported);
        return await(sql.preparedQuery(HERE).execute(values)).rowCount() == 1;
    }

    /** The same. */
    boolean everywhere(SqlClient sql, Mute mute, Optional<Instant> until, Instant at) {
        var may = Tuple.of(mute.who(), mute.account()).addArrayOfString(staff());
        if (await(sql.preparedQuery(MAY).execute(may)).size() == 0) {
            return false;
        }
        if (until.isEmpty()) {
            await(sql.preparedQuery(NOWHERE).execute(Tuple.of(mute.account())));
        } else {
            await(sql.preparedQuery(EVERYWHERE)
                    .execute(Tuple.of(mute.account(), utc(until), mute.who(), mute.reason())
                            .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))));
        }
        return true;
    }

    private static OffsetDateTime utc(Optional<Instant> at) {
        return at.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static String[] staff() {
        return Permission.MODERATE_CHAT.roles();
    }
}
