package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Permission;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** What keepers decide, in transactions that hold the lock of their conversation. On virtual threads. */
final class KeepingStore {

    private static final String RULES = """
            SELECT english, chinese, announcing, slow_seconds, archived_at IS NOT NULL AS archived
            FROM conversation WHERE id = $1
            """;
    private static final String CHANGE = """
            UPDATE conversation SET english = $2, chinese = $3, announcing = $4, slow_seconds = $5,
                archived_at = CASE WHEN $6 THEN coalesce(archived_at, $7) END
            WHERE id = $1
            """;
    private static final String KEEPER = """
            SELECT t.keeper, w.role <> ALL ($4) AND NOT EXISTS (
                       SELECT FROM conversation_member k
                       WHERE k.conversation = t.conversation AND k.keeper AND k.account <> t.account) AS last
            FROM conversation_member t
            JOIN account a ON a.id = t.account AND a.active
            JOIN account w ON w.id = $2
            WHERE t.conversation = $1 AND t.account = $3
            """;
    /** Who keeps it has a word there, unless staff took it. */
    private static final String SET_KEEPER = """
            UPDATE conversation_member t SET keeper = $3, muted_until = CASE WHEN $3 AND NOT EXISTS (
                SELECT FROM account s WHERE s.id = t.muted_by AND s.role = ANY ($4)) THEN NULL ELSE t.muted_until END
            WHERE conversation = $1 AND account = $2
            """;

    Rules rules(SqlClient sql, long conversation) {
        var row = await(sql.preparedQuery(RULES).execute(Tuple.of(conversation)))
                .iterator()
                .next();
        return new Rules(
                new Bilingual(row.getString("english"), row.getString("chinese")),
                row.getBoolean("announcing"),
                row.getInteger("slow_seconds"),
                row.getBoolean("archived"));
    }

    void change(SqlClient sql, long conversation, Rules rules, Instant at) {
        var values = Tuple.of(conversation, rules.name().english(), rules.name().chinese(), rules.announcing())
                .addInteger(rules.slowSeconds())
                .addBoolean(rules.archived())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(CHANGE).execute(values));
    }

    Named setKeeper(SqlClient sql, long conversation, long who, long account, boolean keeper) {
        var values = Tuple.of(conversation, who, account).addArrayOfString(Permission.MODERATE_CHAT.roles());
        for (var row : await(sql.preparedQuery(KEEPER).execute(values))) {
            if (row.getBoolean("keeper") == keeper) {
                return Named.AS_BEFORE;
            }
            if (!keeper && row.getBoolean("last")) {
                return Named.LAST;
            }
            await(sql.preparedQuery(SET_KEEPER)
                    .execute(Tuple.of(conversation, account, keeper)
                            .addArrayOfString(Permission.MODERATE_CHAT.roles())));
            return Named.DONE;
        }
        return Named.NOT_FOUND;
    }

    /** What became of naming a keeper. */
    enum Named {
        DONE,
        AS_BEFORE,
        /** There is no other keeper. */
        LAST,
        NOT_FOUND
    }
}
