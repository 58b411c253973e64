package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Permission;
import io.placard.site.page.Pinyin;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What stands behind a conversation, for its members; staff look behind discussions too. On virtual threads. */
final class DiscussionStore {

    /** $1 the conversation, $2 the reader, $3 the roles of staff. */
    private static final String VISIBLE = """
            FROM conversation c
            JOIN account w ON w.id = $2 AND w.active
            LEFT JOIN conversation_member m ON m.conversation = c.id AND m.account = w.id
            """;

    private static final String WHERE = """
            WHERE c.id = $1 AND (m.account IS NOT NULL OR c.kind = 'discussion' AND w.role = ANY ($3))
            """;

    private static final String DETAILS = """
            SELECT c.id, c.kind, c.english, c.chinese, c.announcing, c.slow_seconds, c.archived_at, c.made_at, m.level,
                   k.id AS k_id, k.username AS k_username, k.nickname AS k_nickname, k.role AS k_role, k.picture AS k_picture,
                   o.id AS o_id, o.username AS o_username, o.nickname AS o_nickname, o.role AS o_role, o.picture AS o_picture,
                   c.kind = 'discussion' AND (coalesce(m.keeper, false) OR w.role = ANY ($3)) AS keeps,
                   EXISTS (SELECT FROM chat_block b WHERE b.account = w.id AND b.blocked = o.id) AS blocked,
                   (SELECT count(*)::integer FROM conversation_member n WHERE n.conversation = c.id) AS members
            """ + VISIBLE + """
            JOIN account k ON k.id = c.made_by
            LEFT JOIN account o ON o.id = CASE w.id WHEN c.low THEN c.high WHEN c.high THEN c.low END
            """ + WHERE;

    /** Its keepers first. Whoever was the last on a page may be gone by the next. */
    private static final String MEMBERS = """
            SELECT a.id, a.username, a.nickname, a.role, a.picture, a.committee, n.keeper, n.joined_at,
                   CASE WHEN n.muted_until > $7 THEN n.muted_until END AS muted_until,
                   CASE WHEN (SELECT count(*) FROM (
                           SELECT FROM conversation_member f WHERE f.conversation = c.id LIMIT $9 + 1) few) <= $9
                        THEN presence_shown(w.id, a.id) ELSE false END AS shown
            """ + VISIBLE + """
            JOIN conversation_member n ON n.conversation = c.id
            JOIN account a ON a.id = n.account
            """ + WHERE + """
              AND ($4::bigint IS NULL OR (NOT n.keeper, n.account) > (coalesce((
                  SELECT NOT b.keeper FROM conversation_member b WHERE b.conversation = c.id AND b.account = $4), true), $4))
              AND ($5 = '' OR starts_with(a.username, lower($5)) OR a.committee = $5
                   OR strpos(lower(normalize(a.nickname, NFKC)), lower(normalize($5, NFKC))) > 0
                   OR $6 <> '' AND (starts_with(a.pinyin, $6) OR starts_with(a.initials, $6)))
            ORDER BY NOT n.keeper, n.account
            LIMIT $8
            """;

    private static final String COMMITTEES =
            "SELECT DISTINCT committee FROM account WHERE active AND committee <> '' ORDER BY committee LIMIT 200";

    private final Pool pool;

    DiscussionStore(Pool pool) {
        this.pool = pool;
    }

    /** Empty: the reader is no member, and not staff either. */
    Optional<Details> details(long conversation, long reader) {
        for (var row : await(pool.preparedQuery(DETAILS).execute(visible(conversation, reader)))) {
            return Optional.of(details(row));
        }
        return Optional.empty();
    }

    /** Who is in it, by a name or a committee, its keepers first. */
    List<Participant> members(long conversation, long reader, Wanted wanted) {
        var behind = wanted.behind();
        var values = visible(conversation, reader)
                .addLong(behind.isPresent() ? behind.getAsLong() : null)
                .addString(wanted.name())
                .addString(Pinyin.typed(wanted.name()))
                .addOffsetDateTime(wanted.now().atOffset(ZoneOffset.UTC))
                .addInteger(wanted.limit())
                .addInteger(Chatting.SMALL);
        var members = new ArrayList<Participant>();
        await(pool.preparedQuery(MEMBERS).execute(values)).forEach(row -> members.add(participant(row)));
        return members;
    }

    /** Those that somebody sits in. */
    List<String> committees() {
        var committees = new ArrayList<String>();
        await(pool.query(COMMITTEES).execute()).forEach(row -> committees.add(row.getString("committee")));
        return committees;
    }

    private static Tuple visible(long conversation, long reader) {
        return Tuple.of(conversation, reader, Permission.MODERATE_CHAT.roles());
    }

    private static Details details(Row row) {
        var kind = Kind.of(row.getString("kind"));
        return new Details(
                row.getLong("id"),
                kind,
                new Rules(
                        new Bilingual(row.getString("english"), row.getString("chinese")),
                        row.getBoolean("announcing"),
                        row.getInteger("slow_seconds"),
                        row.getOffsetDateTime("archived_at") != null),
                row.getLong("o_id") == null ? Optional.empty() : Optional.of(MemberStore.person(row, "o_")),
                MemberStore.person(row, "k_"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getInteger("members"),
                Optional.ofNullable(row.getString("level")).map(Level::of),
                row.getBoolean("keeps"),
                row.getBoolean("blocked"));
    }

    private static Participant participant(Row row) {
        return new Participant(
                MemberStore.person(row, ""),
                row.getString("committee"),
                row.getBoolean("keeper"),
                Optional.ofNullable(row.getOffsetDateTime("muted_until")).map(OffsetDateTime::toInstant),
                row.getBoolean("shown"));
    }

    /**
     * Which members are wanted.
     *
     * @param name the beginning of a user name or a spelling, a part of a nickname, or a committee; empty: all
     * @param behind the last of the page before
     */
    record Wanted(String name, OptionalLong behind, Instant now, int limit) {}
}
