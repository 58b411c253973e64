package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Whose notices go with their membership, in SQL. On virtual threads. */
final class NoticedStore {

    /** Held first: a notice that is given at this moment is seen, or never made. */
    private static final String HOLD =
            "SELECT FROM conversation_member WHERE conversation = $1 AND account = $2 FOR UPDATE";

    private static final String NOTICES = """
            SELECT id FROM notice WHERE account = $2 AND conversation = $1 AND read_at IS NULL ORDER BY id
            """;
    private static final String UNREAD = "SELECT count(*)::integer AS unread FROM counted_notice WHERE account = $1";

    /** The unread notices of a conversation that a member has, who is about to be taken out. */
    List<Long> held(SqlClient sql, long conversation, long account) {
        await(sql.preparedQuery(HOLD).execute(Tuple.of(conversation, account)));
        return notices(sql, conversation, account);
    }

    /** Those that there are. */
    List<Long> notices(SqlClient sql, long conversation, long account) {
        var ids = new ArrayList<Long>();
        await(sql.preparedQuery(NOTICES).execute(Tuple.of(conversation, account)))
                .forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    int unread(SqlClient sql, long account) {
        return await(sql.preparedQuery(UNREAD).execute(Tuple.of(account)))
                .iterator()
                .next()
                .getInteger("unread");
    }
}
