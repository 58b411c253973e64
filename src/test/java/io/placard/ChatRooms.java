package io.placard;

import io.placard.store.Postgres;
import io.placard.store.Servers;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Conversations of accounts for load tests, and what the database of another process holds of them. */
final class ChatRooms {

    private static final int FEW = 8;

    private static final String MAKE = """
            WITH c AS (INSERT INTO conversation (kind, english, made_by, made_at, last_at)
                       SELECT 'discussion', $1, min(id), now(), now() FROM account WHERE username = ANY ($2) RETURNING id)
            INSERT INTO conversation_member (conversation, account, joined_at)
            SELECT c.id, a.id, now() FROM c, account a WHERE a.username = ANY ($2) RETURNING conversation
            """;
    private static final String STORED = """
            SELECT m.seq || ' ' || m.ref AS line FROM message m WHERE m.conversation = $1 ORDER BY m.seq
            """;

    private final ServedPlacard placard;
    private final Vertx vertx;

    ChatRooms(ServedPlacard placard, Vertx vertx) {
        this.placard = placard;
        this.vertx = vertx;
    }

    static String name(int place) {
        return "load-" + (place + 1);
    }

    /** One of all, rooms of a few, and pairs that are rooms of two. */
    Map<Long, List<String>> make(int count) {
        var all = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            all.add(name(i));
        }
        var made = new TreeMap<Long, List<String>>();
        made.put(make(all), all);
        for (var size : List.of(FEW, 2)) {
            for (var begin = 0; begin + size <= count; begin += size) {
                var some = all.subList(begin, begin + size);
                made.put(make(some), some);
            }
        }
        return made;
    }

    /** Its messages, each as number and name. */
    List<String> stored(long conversation) {
        return ask(STORED, conversation);
    }

    private long make(List<String> members) {
        return ask(MAKE, "Of " + members.size(), members.toArray(String[]::new)).stream()
                .map(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    /** The first column of what the database answers; its address is another one after each start. */
    private List<String> ask(String statement, Object... values) {
        var settings = Settings.read(List.of("--data.dir=" + placard.data()), Map.of());
        var pool = Postgres.pool(vertx, Servers.join(settings.store()).databaseUrl(), 1);
        try {
            var rows = new ArrayList<String>();
            pool.preparedQuery(statement)
                    .execute(Tuple.from(values))
                    .await(30, TimeUnit.SECONDS)
                    .forEach(row -> rows.add(String.valueOf(row.getValue(0))));
            return rows;
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        } finally {
            pool.close().await();
        }
    }
}
