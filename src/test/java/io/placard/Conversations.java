package io.placard;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Conversations that are there, and what is said in them over sockets. */
public final class Conversations {

    private static final String MAKE = """
            WITH people AS (SELECT id, username FROM account WHERE username = ANY ($1)),
                 c AS (INSERT INTO conversation (kind, low, high, english, made_by, made_at, last_at)
                       SELECT $2, CASE $2 WHEN 'pair' THEN min(id) END, CASE $2 WHEN 'pair' THEN max(id) END,
                              CASE $2 WHEN 'pair' THEN '' ELSE 'Lunch' END, min(id), now(), now()
                       FROM people RETURNING id)
            INSERT INTO conversation_member (conversation, account, keeper, joined_at)
            SELECT c.id, p.id, $2 <> 'pair' AND p.username = $3, now() FROM c, people p RETURNING conversation
            """;

    private Conversations() {}

    /** A fresh one of two people who have none. */
    public static long pair(Running running, String one, String other) {
        return make(running, "pair", one, other);
    }

    /** A fresh one of several people; the first keeps it. */
    public static long discussion(Running running, String... usernames) {
        return make(running, "discussion", usernames);
    }

    public static String topic(long conversation) {
        return "chat:" + conversation;
    }

    /** Says something under this ref; the reply. */
    public static JsonObject say(Line line, long conversation, String ref, String body) {
        return say(line, conversation, ref, new JsonObject().put("body", body));
    }

    public static JsonObject say(Line line, long conversation, String ref, JsonObject payload) {
        send(line, conversation, ref, payload);
        return line.await(frame -> ref.equals(frame.getString("ref")));
    }

    /** The same without waiting for the reply. */
    public static void send(Line line, long conversation, String ref, JsonObject payload) {
        line.send(new JsonObject()
                .put("ref", ref)
                .put("topic", topic(conversation))
                .put("event", "message.send")
                .put("payload", payload));
    }

    /** A socket of somebody's that follows a conversation. */
    public static Line join(Visitor visitor, long conversation) {
        var line = visitor.openSocket();
        line.awaitEvent("welcome");
        var reply = line.ask(topic(conversation), "join", new JsonObject());
        if (!"done".equals(reply.getString("status"))) {
            throw new AssertionError("could not join: " + reply);
        }
        return line;
    }

    /** What SQL answers, for what no door shows. */
    public static List<Row> rows(Running running, String statement, Object... values) {
        var rows = new ArrayList<Row>();
        running.database()
                .preparedQuery(statement)
                .execute(Tuple.from(values))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .forEach(rows::add);
        return rows;
    }

    private static long make(Running running, String kind, String... usernames) {
        return rows(running, MAKE, usernames, kind, usernames[0]).getFirst().getLong("conversation");
    }
}
