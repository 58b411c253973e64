package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.mentions.Written;
import io.placard.site.page.Permission;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Changes messages, in transactions that hold the lock of their conversation. On virtual threads. */
final class EditStore {

    private static final String EDITABLE = """
            SELECT r.refusal, r.until, m.author = $2 AND m.gone IS NULL AS standing, m.body, m.files
            FROM conversation c
            CROSS JOIN LATERAL chat_refusal(c, $2, $3, $4) r
            LEFT JOIN message m ON m.conversation = c.id AND m.seq = $5
            WHERE c.id = $1
            """;
    private static final String KEEP = """
            INSERT INTO message_version (conversation, seq, number, body, body_html, written_at)
            SELECT conversation, seq, edits + 1, body, body_html, coalesce(edited_at, at)
            FROM message WHERE conversation = $1 AND seq = $2
            """;
    private static final String EDIT = """
            UPDATE message SET body = $3, body_html = $4, excerpt = $5, mentions = chat_mentionable($1, $6),
                edits = edits + 1, edited_at = $7
            WHERE conversation = $1 AND seq = $2
            """;
    /** One's own; or, in a discussion, anybody's by its keepers and by staff who are in it. */
    private static final String DELETABLE = """
            SELECT CASE WHEN c.archived_at IS NOT NULL THEN 'archived' END AS refusal, NULL::timestamptz AS until,
                   w.author = $2 AS own, w.gone IS NOT NULL AS gone
            FROM conversation c
            JOIN conversation_member m ON m.conversation = c.id AND m.account = $2
            JOIN account a ON a.id = m.account AND a.active AND NOT a.must_change_password
            JOIN message w ON w.conversation = c.id AND w.seq = $4
            WHERE c.id = $1 AND ($3::integer IS NULL OR a.epoch = $3)
              AND (w.author = $2 OR c.kind = 'discussion' AND (m.keeper OR a.role = ANY ($5)))
            """;

    /**
     * Its files go with it: nobody has them any more, and the collector takes them. Where it was reported they go when that
     * is decided: who decides has to see them.
     */
    private static final String DELETE = """
            WITH uploads AS (DELETE FROM upload u USING message_file w
                             WHERE w.upload = u.id AND w.conversation = $1 AND w.seq = $2 AND NOT EXISTS (
                                 SELECT FROM message_report r
                                 WHERE r.conversation = $1 AND r.seq = $2 AND r.outcome IS NULL)),
                 reactions AS (DELETE FROM message_reaction WHERE conversation = $1 AND seq = $2)
            UPDATE message SET gone = $3, gone_at = $4, gone_by = $5, pinned_at = NULL, pinned_by = NULL
            WHERE conversation = $1 AND seq = $2
            """;
    /** The log tells its words no more, neither by itself nor quoted: who comes back reads that it was deleted. */
    private static final String FORGET = """
            UPDATE topic_event e SET payload = jsonb_build_object('message', chat_json(w)) FROM message w
            WHERE w.conversation = $1 AND (w.seq = $2 OR w.reply_to = $2) AND e.topic = 'chat:' || $1::bigint
              AND (e.seq = w.told OR w.edits > 0 AND e.seq > w.told AND e.event = 'message.edited'
                                     AND e.payload #> '{message,seq}' = to_jsonb(w.seq))
            """;

    private static final String STANDS = "SELECT FROM message WHERE conversation = $1 AND seq = $2 AND gone IS NULL";
    private static final String AUTHOR = """
            SELECT '@' || a.username AS name FROM message m JOIN account a ON a.id = m.author
            WHERE m.conversation = $1 AND m.seq = $2
            """;
    private static final String TOLD =
            "SELECT chat_json(m) AS message FROM message m WHERE m.conversation = $1 AND m.seq = $2";

    /** Whether somebody may change a message now; empty: they are no member, or it is not theirs or does not stand. */
    Optional<Editable> editable(SqlClient sql, Place place, Speaker who, Instant at) {
        var values = Tuple.of(place.conversation(), who.account())
                .addInteger(who.epoch())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addLong(place.seq());
        for (var row : await(sql.preparedQuery(EDITABLE).execute(values))) {
            var refused = MessageStore.refused(row);
            return refused.isPresent() || Boolean.TRUE.equals(row.getBoolean("standing"))
                    ? Optional.of(new Editable(
                            refused, row.getString("body"), refused.isEmpty() && row.getShort("files") > 0))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    void edit(SqlClient sql, Place place, String body, Written written, Note note) {
        await(sql.preparedQuery(KEEP).execute(Tuple.of(place.conversation(), place.seq())));
        var values = Tuple.of(place.conversation(), place.seq(), body, written.html(), note.excerpt())
                .addArrayOfLong(written.people().toArray(Long[]::new))
                .addOffsetDateTime(note.at().atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(EDIT).execute(values));
    }

    /** Whether somebody may delete a message; empty: they are no member, or it is not theirs to delete. */
    Optional<Deletable> deletable(SqlClient sql, Place place, Speaker who) {
        var values = Tuple.of(place.conversation(), who.account())
                .addInteger(who.epoch())
                .addLong(place.seq())
                .addArrayOfString(Permission.MODERATE_CHAT.roles());
        for (var row : await(sql.preparedQuery(DELETABLE).execute(values))) {
            return Optional.of(new Deletable(MessageStore.refused(row), row.getBoolean("own"), row.getBoolean("gone")));
        }
        return Optional.empty();
    }

    /** Whether it is there and has its words. */
    boolean stands(SqlClient sql, Place place) {
        return await(sql.preparedQuery(STANDS).execute(Tuple.of(place.conversation(), place.seq())))
                        .size()
                == 1;
    }

    /** Whose it is, as the audit log names people. */
    String author(SqlClient sql, Place place) {
        return await(sql.preparedQuery(AUTHOR).execute(Tuple.of(place.conversation(), place.seq())))
                .iterator()
                .next()
                .getString("name");
    }

    void delete(SqlClient sql, Place place, Deleted by, long account, Instant at) {
        var values = Tuple.of(place.conversation(), place.seq(), by.word(), at.atOffset(ZoneOffset.UTC), account);
        await(sql.preparedQuery(DELETE).execute(values));
        await(sql.preparedQuery(FORGET).execute(Tuple.of(place.conversation(), place.seq())));
    }

    /** A message as events tell of it. */
    JsonObject told(SqlClient sql, Place place) {
        return await(sql.preparedQuery(TOLD).execute(Tuple.of(place.conversation(), place.seq())))
                .iterator()
                .next()
                .getJsonObject("message");
    }

    /** A message, or where one would be. */
    record Place(long conversation, long seq) {}

    /**
     * @param body what it says now
     * @param carries whether it has files, and so needs no words
     */
    record Editable(Optional<Refused> refused, String body, boolean carries) {}

    /** @param gone it was deleted before */
    record Deletable(Optional<Refused> refused, boolean own, boolean gone) {}

    /** @param excerpt the beginning in plain words */
    record Note(String excerpt, Instant at) {}
}
