package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.chat.Conversation.Standing;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What members read; of conversations that one is not in there is nothing. On virtual threads. */
final class ChatStore {

    private static final int ALL = 1_000;
    private static final Comparator<ConversationLine> NEWEST = Comparator.comparing(ConversationLine::at)
            .thenComparing(ConversationLine::id)
            .reversed();

    private static final String LINE = """
            SELECT c.id, c.kind, c.english, c.chinese, c.last_at, m.level, m.draft,
                   o.id AS o_id, o.username AS o_username, o.nickname AS o_nickname, o.role AS o_role, o.picture AS o_picture,
                   a.id AS a_id, a.username AS a_username, a.nickname AS a_nickname, a.role AS a_role, a.picture AS a_picture,
                   CASE WHEN l.gone IS NULL THEN l.excerpt ELSE '' END AS excerpt, l.gone IS NOT NULL AS gone,
                   chat_first_file(l) AS file,
                   CASE WHEN c.head > m.read_seq THEN chat_unread(c, m) ELSE 0 END AS unread,
                   c.head > m.read_seq AND chat_mentioned(m) > 0 AS mention
            """;
    private static final String OF_MEMBER = """
            FROM conversation_member m
            JOIN conversation c ON c.id = m.conversation
            LEFT JOIN account o ON o.id = CASE m.account WHEN c.low THEN c.high ELSE c.low END
            """;
    private static final String WITH_NEWEST = """
            LEFT JOIN message l ON l.conversation = c.id AND l.seq = c.head
            LEFT JOIN account a ON a.id = l.author
            """;
    /** A conversation that nobody has written in is its maker's alone, unless it is one of many. */
    private static final String LISTED = "m.account = $1 AND (c.head > 0 OR c.kind = 'discussion' OR c.made_by = $1)";

    private static final String LINES = LINE + OF_MEMBER + WITH_NEWEST + "WHERE " + LISTED + """
              AND ($2::timestamptz IS NULL OR (c.last_at, c.id) < ($2, $3))
            ORDER BY c.last_at DESC, c.id DESC
            LIMIT $4
            """;

    private static final String STANDING = """
                   c.head, m.read_seq, m.draft, m.drafted_at, m.keeper, chat_pins(c.id) AS pins,
                   c.kind = 'pair' AND presence_shown(m.account, o.id) AS shown,
                   coalesce((SELECT seq FROM topic WHERE name = 'chat:' || c.id), 0) AS topic,
                   f.refusal, f.until,
                   CASE WHEN f.refusal = 'muted' THEN CASE WHEN e.muted_until > coalesce(m.muted_until, '-infinity')
                       THEN e.reason ELSE m.mute_reason END ELSE '' END AS why,
                   r.accounts, r.pointers
            """;
    private static final String READERS = """
            LATERAL chat_refusal(c, m.account, NULL, now()) f
            LEFT JOIN chat_mute e ON e.account = m.account
            CROSS JOIN LATERAL (
                SELECT array_agg(s.account) AS accounts, array_agg(s.read_seq) AS pointers
                FROM (SELECT n.account, n.read_seq FROM conversation_member n WHERE n.conversation = c.id LIMIT $3) s) r
            """;
    private static final String CONVERSATION =
            """
            SELECT c.id, c.kind, c.english, c.chinese,
                   o.id AS o_id, o.username AS o_username, o.nickname AS o_nickname, o.role AS o_role, o.picture AS o_picture,
            """ + STANDING + OF_MEMBER + "CROSS JOIN " + READERS + "WHERE m.conversation = $1 AND m.account = $2";
    /**
     * The list and, of the one that is open, how it stands: in one statement, since each page of them wants both. That one
     * comes first, so that it is there however many are newer.
     */
    private static final String OPENED =
            LINE + ", h.*" + OF_MEMBER + WITH_NEWEST + "LEFT JOIN LATERAL (SELECT" + STANDING.replace("m.draft, ", "")
                    + "FROM " + READERS + "WHERE c.id = $2) h ON true WHERE (" + LISTED + """
            OR m.account = $1 AND c.id = $2)
            ORDER BY c.id = $2 DESC, c.last_at DESC, c.id DESC
            LIMIT $4
            """;

    private static final String MESSAGES = """
            SELECT m.seq, CASE WHEN m.author = $2 THEN m.ref ELSE '' END AS ref, m.at, m.edited_at, m.gone,
                   CASE WHEN m.gone IS NULL THEN m.body_html ELSE '' END AS html, m.author = $2 AS own,
                   CASE WHEN m.files > 0 AND m.gone IS NULL THEN chat_files(m) END AS files, m.pinned_at IS NOT NULL AS pinned,
                   CASE WHEN m.reacted AND m.gone IS NULL THEN chat_reactions(m.conversation, m.seq) END AS reactions,
                   CASE WHEN m.reacted THEN (
                       SELECT array_agg(r.emoji) FROM message_reaction r
                       WHERE r.conversation = m.conversation AND r.seq = m.seq AND r.account = $2) END AS reacted,
                   a.id AS a_id, a.username AS a_username, a.nickname AS a_nickname, a.role AS a_role, a.picture AS a_picture,
                   q.seq AS q_seq, CASE WHEN q.gone IS NULL THEN q.excerpt ELSE '' END AS q_excerpt, chat_first_file(q) AS q_file,
                   b.id AS b_id, b.username AS b_username, b.nickname AS b_nickname, b.role AS b_role, b.picture AS b_picture
            FROM message m
            JOIN account a ON a.id = m.author
            LEFT JOIN message q ON q.conversation = m.conversation AND q.seq = m.reply_to
            LEFT JOIN account b ON b.id = q.author
            WHERE m.conversation = $1 AND m.seq BETWEEN $3 AND $4
              AND EXISTS (SELECT FROM conversation_member k WHERE k.conversation = $1 AND k.account = $2)
            ORDER BY m.seq
            """;
    private static final String SOURCE = """
            SELECT m.body FROM message m
            JOIN conversation_member k ON k.conversation = m.conversation AND k.account = m.author
            WHERE m.conversation = $1 AND m.seq = $2 AND m.author = $3 AND m.gone IS NULL
            """;

    private final Pool pool;

    ChatStore(Pool pool) {
        this.pool = pool;
    }

    /** Somebody's conversations, where somebody wrote last first. */
    List<ConversationLine> lines(long reader) {
        return lines(reader, Optional.empty(), ALL);
    }

    /** The same by pages: behind this one, so many at the most. */
    List<ConversationLine> lines(long reader, Optional<Behind> behind, int limit) {
        var values = Tuple.of(
                reader,
                behind.map(place -> place.at().atOffset(ZoneOffset.UTC)).orElse(null),
                behind.map(Behind::conversation).orElse(null),
                limit);
        var lines = new ArrayList<ConversationLine>();
        await(pool.preparedQuery(LINES).execute(values)).forEach(row -> lines.add(line(reader, row)));
        return lines;
    }

    /** The same, beside a conversation that is open; that one is empty where the reader is no member. */
    Opened open(long id, long reader) {
        var lines = new ArrayList<ConversationLine>();
        Optional<Conversation> here = Optional.empty();
        for (var row : await(pool.preparedQuery(OPENED).execute(Tuple.of(reader, id, Chatting.SMALL + 1, ALL)))) {
            lines.add(line(reader, row));
            here = row.getLong("id") == id ? Optional.of(conversation(reader, row)) : here;
        }
        lines.sort(NEWEST);
        return new Opened(lines, here);
    }

    /** A conversation; empty: the reader is no member. */
    Optional<Conversation> conversation(long id, long reader) {
        for (var row : await(pool.preparedQuery(CONVERSATION).execute(Tuple.of(id, reader, Chatting.SMALL + 1)))) {
            return Optional.of(conversation(reader, row));
        }
        return Optional.empty();
    }

    /** Messages from one number to another, both included; none where the reader is no member. */
    List<Message> messages(long id, long reader, long from, long to) {
        var messages = new ArrayList<Message>();
        await(pool.preparedQuery(MESSAGES).execute(Tuple.of(id, reader, from, to)))
                .forEach(row -> messages.add(MessageRowStore.message(row)));
        return messages;
    }

    /** What somebody wrote, as they typed it; empty: it is not theirs, or does not stand. */
    Optional<String> source(long id, long seq, long author) {
        for (var row : await(pool.preparedQuery(SOURCE).execute(Tuple.of(id, seq, author)))) {
            return Optional.of(row.getString("body"));
        }
        return Optional.empty();
    }

    private static Conversation conversation(long reader, Row row) {
        return new Conversation(
                row.getLong("id"),
                Kind.of(row.getString("kind")),
                name(row),
                other(row),
                standing(reader, row),
                Pin.of((JsonArray) row.getValue("pins")),
                row.getBoolean("shown"));
    }

    private static ConversationLine line(long reader, Row row) {
        return new ConversationLine(
                row.getLong("id"),
                Kind.of(row.getString("kind")),
                name(row),
                other(row),
                digest(reader, row),
                row.getInteger("unread"),
                row.getBoolean("mention"),
                Level.of(row.getString("level")),
                row.getOffsetDateTime("last_at").toInstant(),
                row.getString("draft"));
    }

    private static Digest digest(long reader, Row row) {
        return MessageRowStore.person(row, "a_")
                .map(author -> new Digest(
                        Optional.of(author),
                        row.getString("excerpt"),
                        author.id() == reader,
                        row.getBoolean("gone"),
                        FirstFile.of(row.getJsonObject("file"))))
                .orElse(Digest.NONE);
    }

    private static Standing standing(long reader, Row row) {
        return new Standing(
                row.getLong("head"),
                row.getLong("read_seq"),
                row.getLong("topic"),
                Optional.ofNullable(row.getString("refusal")),
                Optional.ofNullable(row.getOffsetDateTime("until")).map(OffsetDateTime::toInstant),
                row.getBoolean("keeper"),
                reads(reader, row.getArrayOfLongs("accounts"), row.getArrayOfLongs("pointers")),
                new Draft(
                        row.getString("draft"),
                        Optional.ofNullable(row.getOffsetDateTime("drafted_at")).map(OffsetDateTime::toInstant)),
                row.getString("why"));
    }

    /** Where there are more than a few, nobody sees it of anybody. */
    private static Map<Long, Long> reads(long reader, Long[] accounts, Long[] pointers) {
        var reads = new HashMap<Long, Long>();
        for (var place = 0; place < accounts.length && accounts.length <= Chatting.SMALL; place++) {
            if (accounts[place] != reader) {
                reads.put(accounts[place], pointers[place]);
            }
        }
        return reads;
    }

    private static Bilingual name(Row row) {
        return new Bilingual(row.getString("english"), row.getString("chinese"));
    }

    private static Optional<Person> other(Row row) {
        return row.getString("kind").equals(Kind.PAIR.word()) ? MessageRowStore.person(row, "o_") : Optional.empty();
    }

    /** @param here the conversation that is open, as its reader is in it */
    record Opened(List<ConversationLine> lines, Optional<Conversation> here) {}

    /** A place in a list of conversations. */
    record Behind(Instant at, long conversation) {}
}
