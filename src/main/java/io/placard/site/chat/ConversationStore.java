package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.placard.site.page.Role;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Conversations and who is in them, in transactions. On virtual threads. */
final class ConversationStore {

    private static final String PAIR = """
            SELECT id FROM conversation
            WHERE low = least($1::bigint, $2::bigint) AND high = greatest($1::bigint, $2::bigint)
            """;
    private static final String REACH = """
            SELECT EXISTS (SELECT FROM chat_block b WHERE (b.account, b.blocked) IN (($1, $2), ($2, $1))) AS blocked
            FROM account a WHERE a.id = $2 AND a.active AND a.id <> $1
            """;
    private static final String BEGIN = """
            INSERT INTO conversation (kind, low, high, made_by, made_at, last_at)
            VALUES ('pair', least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), $1, $3, $3)
            ON CONFLICT (low, high) DO NOTHING
            RETURNING id
            """;
    private static final String BOTH = """
            INSERT INTO conversation_member (conversation, account, joined_at)
            SELECT $1, person, $4 FROM unnest(ARRAY[$2::bigint, $3::bigint]) AS person
            ON CONFLICT DO NOTHING
            """;
    private static final String MAKE = """
            INSERT INTO conversation (kind, english, chinese, announcing, slow_seconds, made_by, made_at, last_at, ref)
            SELECT 'discussion', $2, $3, $4, $5, a.id, $6, $6, $7 FROM account a
            WHERE a.id = $1 AND a.active AND a.role = ANY ($8)
            ON CONFLICT (made_by, ref) DO NOTHING
            RETURNING id
            """;
    private static final String MADE = "SELECT id FROM conversation WHERE made_by = $1 AND ref = $2";
    private static final String KEEP = """
            INSERT INTO conversation_member (conversation, account, keeper, joined_at) VALUES ($1, $2, true, $3)
            ON CONFLICT DO NOTHING
            """;
    /** A discussion is kept by its keepers, and always by staff: its last keeper may be gone. */
    private static final String MEMBERS =
            "SELECT count(*)::integer AS members FROM conversation_member WHERE conversation = $1";

    private static final String KEEPS = """
            SELECT FROM conversation c
            JOIN account w ON w.id = $2 AND w.active AND NOT w.must_change_password
            LEFT JOIN conversation_member m ON m.conversation = c.id AND m.account = w.id
            WHERE c.id = $1 AND c.kind = 'discussion' AND (m.keeper OR w.role = ANY ($3))
            """;

    private static final String KNOWN =
            "SELECT count(*)::integer AS known FROM account WHERE username = ANY ($1) AND active";
    /** Who comes later may read what was said before, and none of it counts as unread. */
    private static final String ADD = """
            INSERT INTO conversation_member (conversation, account, read_seq, joined_at)
            SELECT c.id, a.id, c.head, $4 FROM conversation c, account a
            WHERE c.id = $1 AND a.active AND (a.username = ANY ($2) OR a.role = ANY ($3) OR a.committee <> '' AND a.committee = ANY ($5))
            ORDER BY a.id
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVABLE = """
            SELECT t.keeper AND w.role <> ALL ($4) AND NOT EXISTS (
                       SELECT FROM conversation_member k
                       WHERE k.conversation = c.id AND k.keeper AND k.account <> t.account) AS last
            FROM conversation c
            JOIN account w ON w.id = $2 AND w.active AND NOT w.must_change_password
            JOIN conversation_member t ON t.conversation = c.id AND t.account = $3
            LEFT JOIN conversation_member b ON b.conversation = c.id AND b.account = w.id
            WHERE c.id = $1 AND c.kind = 'discussion' AND (b.keeper OR w.id = t.account OR w.role = ANY ($4))
            """;
    private static final String REMOVE = "DELETE FROM conversation_member WHERE conversation = $1 AND account = $2";

    /** What it is called in the audit log: user names, which anonymising finds there. */
    private static final String SUBJECT = """
            SELECT kind = 'pair' AS pair, CASE kind
                WHEN 'pair' THEN (SELECT string_agg('@' || a.username, ' – ' ORDER BY a.id) FROM account a
                                  WHERE a.id IN (c.low, c.high))
                ELSE coalesce(nullif(english, ''), chinese) END AS name
            FROM conversation c WHERE c.id = $1
            """;

    private static final String READ = """
            UPDATE conversation_member m SET read_seq = greatest(0, c.head - $3) FROM conversation c
            WHERE c.id = $1 AND m.conversation = c.id AND ($2::bigint IS NULL OR m.account = $2)
            """;

    private static final String USERNAME = "SELECT '@' || username AS name FROM account WHERE id = $1";

    /** All but so many of the newest are read by this member; by all members where none is named. */
    void read(SqlClient sql, long conversation, OptionalLong account, int unread) {
        var values = Tuple.of(conversation, account.isPresent() ? account.getAsLong() : null, unread);
        await(sql.preparedQuery(READ).execute(values));
    }

    /** The conversation that two people have. */
    OptionalLong pair(SqlClient sql, long one, long other) {
        return id(sql, PAIR, Tuple.of(one, other));
    }

    /** Whether somebody may begin one with somebody. */
    Reach reach(SqlClient sql, long who, long other) {
        for (var row : await(sql.preparedQuery(REACH).execute(Tuple.of(who, other)))) {
            return row.getBoolean("blocked") ? Reach.BLOCKED : Reach.WELCOME;
        }
        return Reach.NOBODY;
    }

    /** Begins it; both may do so at once. */
    long begin(SqlClient sql, long who, long other, Instant at) {
        var begun = id(sql, BEGIN, Tuple.of(who, other, at.atOffset(ZoneOffset.UTC)));
        var id = begun.isPresent() ? begun : pair(sql, who, other);
        await(sql.preparedQuery(BOTH).execute(Tuple.of(id.getAsLong(), who, other, at.atOffset(ZoneOffset.UTC))));
        return id.getAsLong();
    }

    /** Makes a discussion; empty: it was made under this ref before, or that is not theirs to do. */
    OptionalLong make(SqlClient sql, long who, NewDiscussion discussion, Instant at) {
        var name = discussion.name();
        var values = Tuple.of(who, name.english(), name.chinese(), discussion.announcing(), discussion.slowSeconds())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(discussion.ref())
                .addArrayOfString(Permission.KEEP_DISCUSSIONS.roles());
        return id(sql, MAKE, values);
    }

    /** The one that somebody made under this ref. */
    OptionalLong made(SqlClient sql, long who, String ref) {
        return id(sql, MADE, Tuple.of(who, ref));
    }

    void keep(SqlClient sql, long conversation, long keeper, Instant at) {
        await(sql.preparedQuery(KEEP).execute(Tuple.of(conversation, keeper, at.atOffset(ZoneOffset.UTC))));
    }

    /** Whether somebody may change it and who is in it. */
    boolean keeps(SqlClient sql, long conversation, long account) {
        return await(sql.preparedQuery(KEEPS).execute(Tuple.of(conversation, account, staff())))
                        .size()
                == 1;
    }

    /** Whether there are all who are named. */
    boolean known(SqlClient sql, Invited invited) {
        var names = invited.usernames().stream().distinct().toArray(String[]::new);
        var rows = await(sql.preparedQuery(KNOWN).execute(Tuple.tuple().addArrayOfString(names)));
        return rows.iterator().next().getInteger("known") == names.length;
    }

    /** Takes them in who are not; how many. */
    int add(SqlClient sql, long conversation, Invited invited, Instant at) {
        var values = Tuple.of(conversation)
                .addArrayOfString(invited.usernames().toArray(String[]::new))
                .addArrayOfString(invited.roles().stream().map(Role::word).toArray(String[]::new))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addArrayOfString(invited.committees().toArray(String[]::new));
        return await(sql.preparedQuery(ADD).execute(values)).rowCount();
    }

    Removal remove(SqlClient sql, long conversation, long who, long account) {
        for (var row : await(sql.preparedQuery(REMOVABLE).execute(Tuple.of(conversation, who, account, staff())))) {
            if (row.getBoolean("last")) {
                return Removal.LAST_KEEPER;
            }
            await(sql.preparedQuery(REMOVE).execute(Tuple.of(conversation, account)));
            return Removal.GONE;
        }
        return Removal.NOT_FOUND;
    }

    /** How many are in it. */
    static int members(SqlClient sql, long conversation) {
        return await(sql.preparedQuery(MEMBERS).execute(Tuple.of(conversation)))
                .iterator()
                .next()
                .getInteger("members");
    }

    /** What a conversation is called in the audit log. */
    Subject subject(SqlClient sql, long conversation) {
        var row = await(sql.preparedQuery(SUBJECT).execute(Tuple.of(conversation)))
                .iterator()
                .next();
        return new Subject(row.getBoolean("pair"), row.getString("name"));
    }

    /** Somebody's user name with its sign. */
    String username(SqlClient sql, long account) {
        return await(sql.preparedQuery(USERNAME).execute(Tuple.of(account)))
                .iterator()
                .next()
                .getString("name");
    }

    /** Those who always keep. */
    private static String[] staff() {
        return Permission.MODERATE_CHAT.roles();
    }

    private static OptionalLong id(SqlClient sql, String statement, Tuple values) {
        for (var row : await(sql.preparedQuery(statement).execute(values))) {
            return OptionalLong.of(row.getLong("id"));
        }
        return OptionalLong.empty();
    }

    /** A conversation as the audit log names it. */
    record Subject(boolean pair, String name) {}

    /** Whether somebody can be talked to. */
    enum Reach {
        WELCOME,
        /** One of the two wants to hear nothing of the other. */
        BLOCKED,
        /** There is nobody like that. */
        NOBODY
    }

    /** What became of it. */
    enum Removal {
        GONE,
        NOT_FOUND,
        /** A discussion has one keeper at least. */
        LAST_KEEPER
    }
}
