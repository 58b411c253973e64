package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How a conversation stands with its members, in SQL. On virtual threads. */
final class MemberStore {

    /** A member whose login still holds: $1 the conversation, $2 the account, $3 the epoch, if it is to be compared. */
    private static final String MEMBER = """
            FROM conversation_member m
            JOIN conversation c ON c.id = m.conversation
            JOIN account a ON a.id = m.account AND a.active AND NOT a.must_change_password
            WHERE m.conversation = $1 AND m.account = $2 AND ($3::integer IS NULL OR a.epoch = $3)
            """;

    private static final String HEAD =
            "SELECT coalesce((SELECT seq FROM topic WHERE name = 'chat:' || c.id), 0) AS head " + MEMBER;
    private static final String NICKNAME = """
            SELECT a.nickname, (SELECT r.refusal FROM chat_refusal(c, m.account, $3, now()) r) AS refusal
            """ + MEMBER;
    private static final String READ = "SELECT read, moved, small, event, told FROM chat_read($1, $2, $3, $4, $5, $6)";
    /** What all members are told alike is read once, and what is unread here is counted once, for its own number and the total. */
    private static final String STANDINGS = """
            WITH k AS MATERIALIZED (
                SELECT c.id, c.head, c.english, c.chinese, c.kind, l.at, chat_person(l.author) AS author,
                       CASE WHEN l.gone IS NULL THEN l.excerpt ELSE '' END AS excerpt, chat_first_file(l) AS file
                FROM conversation c LEFT JOIN message l ON l.conversation = c.id AND l.seq = c.head
                WHERE c.id = $1)
            SELECT m.account, k.head, k.english, k.chinese, k.kind, here.unread, here.mentioned > 0 AS mention,
                   (CASE m.level WHEN 'all' THEN here.unread WHEN 'mentions' THEN here.mentioned ELSE 0 END + (
                       SELECT coalesce(sum(CASE o.level WHEN 'all' THEN s.unread ELSE s.mentioned END), 0)
                       FROM conversation_member o JOIN conversation d ON d.id = o.conversation
                       CROSS JOIN LATERAL chat_standing(d.id, o.account, d.head, o.read_seq) s
                       WHERE o.account = m.account AND o.conversation <> k.id AND o.level <> 'none'
                         AND d.head > o.read_seq))::integer AS total,
                   k.at, k.author, k.excerpt, k.file
            FROM k
            JOIN conversation_member m ON m.conversation = k.id AND ($2::bigint IS NULL OR m.account = $2)
            JOIN account a ON a.id = m.account AND a.active
            CROSS JOIN LATERAL (
                SELECT s.unread, s.mentioned FROM chat_standing(k.id, m.account, k.head, m.read_seq) s OFFSET 0) here
            """;

    private final Pool pool;

    MemberStore(Pool pool) {
        this.pool = pool;
    }

    /** The head of the conversation's topic, read together with whether somebody may follow it; empty: they may not. */
    OptionalLong head(Speaker who, long conversation) {
        for (var row : await(pool.preparedQuery(HEAD).execute(values(who, conversation)))) {
            return OptionalLong.of(row.getLong("head"));
        }
        return OptionalLong.empty();
    }

    /** Somebody who is typing. Empty: they are no member. */
    Optional<Typist> typist(Speaker who, long conversation) {
        for (var row : await(pool.preparedQuery(NICKNAME).execute(values(who, conversation)))) {
            return Optional.of(new Typist(row.getString("nickname"), row.getString("refusal") == null));
        }
        return Optional.empty();
    }

    /**
     * Moves somebody's read pointer forwards, as far as there are messages, and takes the conversation's notice with it.
     * Empty: they are no member.
     */
    Optional<Pointer> read(Speaker who, long conversation, long seq, Instant now) {
        var values = values(who, conversation)
                .addLong(seq)
                .addInteger(Chatting.SMALL)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        var row = await(pool.preparedQuery(READ).execute(values)).iterator().next();
        return Optional.ofNullable(row.getLong("read"))
                .map(read -> new Pointer(
                        read, row.getBoolean("moved") && row.getBoolean("small"), noticed(who.account(), row)));
    }

    /** How it stands with each member, or with the one. */
    List<Tally> tallies(long conversation, OptionalLong account) {
        var values = Tuple.of(conversation, account.isPresent() ? account.getAsLong() : null);
        var tallies = new ArrayList<Tally>();
        await(pool.preparedQuery(STANDINGS).execute(values)).forEach(row -> tallies.add(tally(conversation, row)));
        return tallies;
    }

    private static Optional<Event> noticed(long account, Row row) {
        return Optional.ofNullable(row.getLong("event"))
                .map(seq -> new Event(Topic.user(account), seq, "notice.read", row.getJsonObject("told")));
    }

    private static Tuple values(Speaker who, long conversation) {
        return Tuple.of(conversation, who.account()).addInteger(who.epoch());
    }

    private static Tally tally(long conversation, Row row) {
        var digest = row.getOffsetDateTime("at") == null
                ? null
                : new JsonObject()
                        .put("author", row.getJsonObject("author"))
                        .put("text", row.getString("excerpt"))
                        .put("file", row.getJsonObject("file"))
                        .put("at", row.getOffsetDateTime("at").toInstant().toString());
        return new Tally(
                row.getLong("account"),
                new JsonObject()
                        .put("conversation", conversation)
                        .put("head", row.getLong("head"))
                        .put("unread", row.getInteger("unread"))
                        .put("mention", row.getBoolean("mention"))
                        .put("total", row.getInteger("total"))
                        .put("name", name(row))
                        .put("digest", digest));
    }

    /** Of a discussion; a pair is called as the other is. */
    private static JsonObject name(Row row) {
        return row.getString("kind").equals(Kind.PAIR.word())
                ? null
                : new JsonObject().put("english", row.getString("english")).put("chinese", row.getString("chinese"));
    }

    /** Somebody as a row tells of them, with the columns {@code id} to {@code picture} under a prefix. */
    static Person person(Row row, String prefix) {
        return new Person(
                row.getLong(prefix + "id"),
                row.getString(prefix + "username"),
                row.getString(prefix + "nickname"),
                Role.of(row.getString(prefix + "role")),
                row.getString(prefix + "picture"));
    }

    /** @param may whether they may write what they type */
    record Typist(String nickname, boolean may) {}

    /**
     * How far somebody has read.
     *
     * @param told whether the others are to know: they had not read as far before, and the conversation is small
     * @param noticed tells their own devices that the conversation's notice is read, where there was one
     */
    record Pointer(long read, boolean told, Optional<Event> noticed) {}

    /** @param told what the event {@code chat.changed} says */
    record Tally(long account, JsonObject told) {}
}
