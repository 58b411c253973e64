package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.page.Person;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Who is in a conversation, in SQL. On virtual threads. */
final class PeopleStore {

    private static final String ACCOUNT = "SELECT id FROM account WHERE username = $1";
    private static final String LIST = """
            SELECT a.id, a.username, a.nickname, a.role, a.picture, m.keeper, m.joined_at
            FROM conversation_member m JOIN account a ON a.id = m.account
            WHERE m.conversation = $1 AND m.account > $3
              AND EXISTS (SELECT FROM conversation_member k WHERE k.conversation = $1 AND k.account = $2)
            ORDER BY m.account
            LIMIT $4
            """;

    private final Pool pool;

    PeopleStore(Pool pool) {
        this.pool = pool;
    }

    /** The number of whoever has this user name; 0, which nobody has, where there is none. */
    long account(String username) {
        for (var row : await(pool.preparedQuery(ACCOUNT).execute(Tuple.of(username)))) {
            return row.getLong("id");
        }
        return 0;
    }

    /** The members behind this account; none where the reader is not one. */
    List<Member> list(long conversation, long reader, OptionalLong behind, int limit) {
        var members = new ArrayList<Member>();
        await(pool.preparedQuery(LIST).execute(Tuple.of(conversation, reader, behind.orElse(0), limit)))
                .forEach(row -> members.add(new Member(
                        MemberStore.person(row, ""),
                        row.getBoolean("keeper"),
                        row.getOffsetDateTime("joined_at").toInstant())));
        return members;
    }

    /** Somebody who is in a conversation. */
    record Member(Person person, boolean keeper, Instant joined) {}
}
