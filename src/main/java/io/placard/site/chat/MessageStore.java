package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes messages: one statement, which is one transaction and one way there and back. On virtual threads. */
final class MessageStore {

    private static final String WRITE = """
            SELECT refusal, until, number, moment, event, words
            FROM chat_write($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private final Pool pool;

    MessageStore(Pool pool) {
        this.pool = pool;
    }

    /** What became of each, in their order. */
    List<Sent> write(long conversation, List<NewMessage> messages, Instant at) {
        return write(pool, conversation, messages, at);
    }

    /** The same in a transaction that does more. */
    List<Sent> write(SqlClient sql, long conversation, List<NewMessage> messages, Instant at) {
        var topic = new Topic("chat:" + conversation);
        var sent = new ArrayList<Sent>(messages.size());
        await(sql.preparedQuery(WRITE).execute(values(conversation, messages, at)))
                .forEach(row -> sent.add(sent(topic, row)));
        return sent;
    }

    /** Why somebody may not do what a row tells of; empty: they may. */
    static Optional<Refused> refused(Row row) {
        return Optional.ofNullable(row.getString("refusal"))
                .map(reason -> new Refused(
                        reason,
                        Optional.ofNullable(row.getOffsetDateTime("until")).map(OffsetDateTime::toInstant)));
    }

    /** Nobody else decides or writes anything in this conversation until the transaction ends. */
    static void lock(SqlClient sql, long conversation) {
        await(sql.preparedQuery("SELECT 1 FROM conversation WHERE id = $1 FOR NO KEY UPDATE")
                .execute(Tuple.of(conversation)));
    }

    private static Sent sent(Topic topic, Row row) {
        var refused = refused(row);
        if (refused.isPresent()) {
            return new Sent(refused, 0, Instant.EPOCH, Optional.empty());
        }
        var event = Optional.ofNullable(row.getLong("event"))
                .map(seq -> new Event(topic, seq, "message.sent", row.getJsonObject("words")));
        return new Sent(
                Optional.empty(),
                row.getLong("number"),
                row.getOffsetDateTime("moment").toInstant(),
                event);
    }

    private static Tuple values(long conversation, List<NewMessage> messages, Instant at) {
        return Tuple.of(conversation, at.atOffset(ZoneOffset.UTC))
                .addArrayOfLong(
                        messages.stream().map(one -> one.author().account()).toArray(Long[]::new))
                .addArrayOfInteger(
                        messages.stream().map(one -> one.author().epoch()).toArray(Integer[]::new))
                .addArrayOfString(messages.stream().map(NewMessage::ref).toArray(String[]::new))
                .addArrayOfString(messages.stream().map(NewMessage::body).toArray(String[]::new))
                .addArrayOfString(
                        messages.stream().map(one -> one.written().html()).toArray(String[]::new))
                .addArrayOfString(messages.stream().map(NewMessage::excerpt).toArray(String[]::new))
                .addArrayOfLong(messages.stream().map(MessageStore::reply).toArray(Long[]::new))
                .addArrayOfString(messages.stream()
                        .map(one -> spelled(one.written().people()))
                        .toArray(String[]::new))
                .addArrayOfString(
                        messages.stream().map(one -> spelled(one.files())).toArray(String[]::new));
    }

    private static Long reply(NewMessage message) {
        return message.reply().isPresent() ? message.reply().getAsLong() : null;
    }

    /** As PostgreSQL spells an array: it has none of arrays that differ in length. */
    private static String spelled(List<Long> numbers) {
        return numbers.toString().replace('[', '{').replace(']', '}');
    }
}
