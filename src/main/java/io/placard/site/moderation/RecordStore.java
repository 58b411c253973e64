package io.placard.site.moderation;

import static io.vertx.core.Future.await;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Permission;
import io.placard.store.Cursors;
import io.vertx.core.json.JsonArray;
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
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Conversations as staff take them out for the record, in SQL: which, is said here. On virtual threads. */
final class RecordStore {

    /** A discussion; between two only what they are in themselves, or what one of the two reported. */
    private static final String RECORDABLE = """
            FROM conversation c
            JOIN account v ON v.id = $1 AND v.active AND v.role = ANY ($2)
            WHERE (c.kind = 'discussion'
                   OR EXISTS (SELECT FROM conversation_member k WHERE k.conversation = c.id AND k.account = v.id)
                   OR EXISTS (SELECT FROM message_report r WHERE r.conversation = c.id AND r.author <> v.id))
            """;

    private static final String FIND = """
            SELECT c.id, c.kind, c.english, c.chinese, c.archived_at IS NOT NULL AS archived, c.head, c.last_at,
                   (SELECT count(*)::integer FROM conversation_member m WHERE m.conversation = c.id) AS members,
                   (SELECT string_agg('@' || a.username, ', ' ORDER BY a.id) FROM conversation_member m
                    JOIN account a ON a.id = m.account WHERE m.conversation = c.id) AS people
            """ + RECORDABLE + "AND c.id = $3";
    private static final String LIST = """
            SELECT c.id, c.kind, c.english, c.chinese, c.archived_at IS NOT NULL AS archived, c.head, c.last_at,
                   (SELECT count(*)::integer FROM conversation_member m WHERE m.conversation = c.id) AS members,
                   '' AS people
            FROM conversation c
            JOIN account v ON v.id = $1 AND v.active AND v.role = ANY ($2)
            WHERE c.kind = 'discussion' AND ($3::bigint IS NULL OR c.id < $3)
              AND ($4 = '' OR strpos(lower(c.english), lower($4)) > 0 OR strpos(lower(c.chinese), lower($4)) > 0)
            ORDER BY c.id DESC LIMIT $5
            """;
    private static final String MESSAGES = """
            SELECT m.seq, m.at, m.reply_to, m.edited_at, m.gone, m.gone_at,
                   CASE WHEN m.gone IS NULL THEN m.body ELSE '' END AS body,
                   CASE WHEN m.gone IS NULL THEN m.body_html ELSE '' END AS html,
                   a.id AS p_id, a.username AS p_username, a.nickname AS p_nickname, a.role AS p_role, a.picture AS p_picture,
                   CASE WHEN m.gone IS NULL AND m.edits > 0 THEN (
                       SELECT jsonb_agg(jsonb_build_object('body', w.body, 'html', w.body_html, 'at', chat_time(w.written_at))
                                        ORDER BY w.number)
                       FROM message_version w WHERE w.conversation = m.conversation AND w.seq = m.seq) END AS versions,
                   CASE WHEN m.gone IS NULL AND m.files > 0 THEN chat_files(m) END AS files,
                   CASE WHEN m.gone IS NULL AND m.reacted THEN (
                       SELECT jsonb_agg(jsonb_build_object('emoji', e.emoji, 'people', e.people) ORDER BY e.since, e.emoji)
                       FROM (SELECT r.emoji, min(r.at) AS since, jsonb_agg(w.username ORDER BY r.at, w.id) AS people
                             FROM message_reaction r JOIN account w ON w.id = r.account
                             WHERE r.conversation = m.conversation AND r.seq = m.seq GROUP BY r.emoji) e) END AS reactions,
                   m.pinned_at
            FROM message m
            JOIN account a ON a.id = m.author
            WHERE m.conversation = $3 AND EXISTS (SELECT
            """ + RECORDABLE + "AND c.id = $3) ORDER BY m.seq";
    private static final String MUTED = """
            SELECT e.muted_until, e.reason,
                   p.id AS p_id, p.username AS p_username, p.nickname AS p_nickname, p.role AS p_role, p.picture AS p_picture,
                   b.id AS b_id, b.username AS b_username, b.nickname AS b_nickname, b.role AS b_role, b.picture AS b_picture
            FROM chat_mute e
            JOIN account v ON v.id = $1 AND v.active AND v.role = ANY ($2)
            JOIN account p ON p.id = e.account
            JOIN account b ON b.id = e.muted_by
            WHERE e.muted_until > $3 ORDER BY e.at DESC LIMIT 200
            """;

    private final Pool pool;

    RecordStore(Pool pool) {
        this.pool = pool;
    }

    /** One that this reader may take out. */
    Optional<Kept> find(SqlClient sql, long conversation, long reader) {
        for (var row : await(sql.preparedQuery(FIND).execute(staff(reader).addLong(conversation)))) {
            return Optional.of(kept(row));
        }
        return Optional.empty();
    }

    Optional<Kept> find(long conversation, long reader) {
        return find(pool, conversation, reader);
    }

    /** All discussions whose name has this in it, newest first. */
    List<Kept> list(long reader, OptionalLong behind, String name, int limit) {
        var values = staff(reader)
                .addLong(behind.isPresent() ? behind.getAsLong() : null)
                .addString(name)
                .addInteger(limit);
        var kept = new ArrayList<Kept>();
        await(pool.preparedQuery(LIST).execute(values)).forEach(row -> kept.add(kept(row)));
        return kept;
    }

    /** Every message, one after the other, so that no more than a few hundred are held. */
    void each(long conversation, long reader, Consumer<Recorded> taker) {
        Cursors.each(pool, MESSAGES, staff(reader).addLong(conversation), row -> taker.accept(recorded(row)));
    }

    /** Who may write nowhere now. */
    List<Muted> muted(long reader, Instant now) {
        var muted = new ArrayList<Muted>();
        await(pool.preparedQuery(MUTED).execute(staff(reader).addOffsetDateTime(now.atOffset(ZoneOffset.UTC))))
                .forEach(row -> muted.add(new Muted(
                        ReportStore.person(row, "p_"),
                        row.getOffsetDateTime("muted_until").toInstant(),
                        ReportStore.person(row, "b_"),
                        row.getString("reason"))));
        return muted;
    }

    private static Tuple staff(long account) {
        return Tuple.of(account).addArrayOfString(Permission.MODERATE_CHAT.roles());
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getLong("id"),
                row.getString("kind"),
                new Bilingual(row.getString("english"), row.getString("chinese")),
                row.getString("people"),
                row.getInteger("members"),
                row.getLong("head"),
                row.getBoolean("archived"),
                row.getOffsetDateTime("last_at").toInstant());
    }

    private static Recorded recorded(Row row) {
        var versions = row.getValue("versions") instanceof JsonArray all ? all : new JsonArray();
        return new Recorded(
                row.getLong("seq"),
                ReportStore.person(row, "p_"),
                row.getOffsetDateTime("at").toInstant(),
                Optional.ofNullable(row.getLong("reply_to")),
                row.getString("body"),
                row.getString("html"),
                Optional.ofNullable(row.getOffsetDateTime("edited_at")).map(OffsetDateTime::toInstant),
                Recorded.versions(versions),
                Optional.ofNullable(row.getString("gone")),
                Optional.ofNullable(row.getOffsetDateTime("gone_at")).map(OffsetDateTime::toInstant),
                Recorded.Extras.of(
                        row.getValue("files"),
                        row.getValue("reactions"),
                        Optional.ofNullable(row.getOffsetDateTime("pinned_at")).map(OffsetDateTime::toInstant)));
    }
}
