package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.chat.EditStore.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reactions and pins, in transactions that hold the lock of their conversation. On virtual threads. */
final class MarkStore {

    /** Members react where only its keepers write. */
    private static final String ASK = """
            SELECT r.refusal, r.until, c.kind = 'pair' OR k.keeper AS pins, w.pinned_at IS NOT NULL AS pinned,
                   (SELECT count(*) FROM message p WHERE p.conversation = c.id AND p.pinned_at IS NOT NULL)::integer AS pinned_all
            FROM conversation c
            JOIN conversation_member k ON k.conversation = c.id AND k.account = $2
            JOIN message w ON w.conversation = c.id AND w.seq = $5 AND w.gone IS NULL
            CROSS JOIN LATERAL chat_refusal(c, $2, $3, $4) r
            WHERE c.id = $1
            """;

    private static final String GIVEN = """
            SELECT EXISTS (SELECT FROM message_reaction WHERE conversation = $1 AND seq = $2 AND emoji = $4 AND account = $3) AS own,
                   (SELECT count(DISTINCT emoji) FROM message_reaction
                    WHERE conversation = $1 AND seq = $2 AND emoji <> $4)::integer AS others
            """;
    private static final String GIVE = """
            WITH seen AS (UPDATE message SET reacted = true WHERE conversation = $1 AND seq = $2 AND NOT reacted)
            INSERT INTO message_reaction (conversation, seq, account, emoji, at) VALUES ($1, $2, $3, $4, $5)
            """;
    private static final String TAKE =
            "DELETE FROM message_reaction WHERE conversation = $1 AND seq = $2 AND account = $3 AND emoji = $4";
    private static final String REACTIONS = "SELECT chat_person($3) AS person, chat_reactions($1, $2) AS reactions";
    private static final String PIN =
            "UPDATE message SET pinned_at = $3, pinned_by = $4 WHERE conversation = $1 AND seq = $2";
    private static final String PERSON = "SELECT chat_person($1) AS person";

    /** How somebody stands to a message; empty: they are no member, or it does not stand. */
    Optional<Standing> ask(SqlClient sql, Place place, Speaker who, Instant at) {
        var values = Tuple.of(place.conversation(), who.account())
                .addInteger(who.epoch())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addLong(place.seq());
        for (var row : await(sql.preparedQuery(ASK).execute(values))) {
            return Optional.of(new Standing(
                    MessageStore.refused(row),
                    row.getBoolean("pins"),
                    row.getBoolean("pinned"),
                    row.getInteger("pinned_all")));
        }
        return Optional.empty();
    }

    /** Whether somebody gave this, and how many others there are. */
    Given given(SqlClient sql, Place place, long account, String emoji) {
        var values = Tuple.of(place.conversation(), place.seq(), account, emoji);
        var row = await(sql.preparedQuery(GIVEN).execute(values)).iterator().next();
        return new Given(row.getBoolean("own"), row.getInteger("others"));
    }

    void give(SqlClient sql, Place place, long account, String emoji, Instant at) {
        var values = Tuple.of(place.conversation(), place.seq(), account, emoji, at.atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(GIVE).execute(values));
    }

    void take(SqlClient sql, Place place, long account, String emoji) {
        await(sql.preparedQuery(TAKE).execute(Tuple.of(place.conversation(), place.seq(), account, emoji)));
    }

    /** Who acts, and all reactions as they are now: {@code by} and {@code reactions}. */
    JsonObject reactions(SqlClient sql, Place place, long account) {
        var row = await(sql.preparedQuery(REACTIONS).execute(Tuple.of(place.conversation(), place.seq(), account)))
                .iterator()
                .next();
        return new JsonObject().put("by", row.getJsonObject("person")).put("reactions", (JsonArray)
                row.getValue("reactions"));
    }

    void pin(SqlClient sql, Place place, long account, Instant at) {
        var values = Tuple.of(place.conversation(), place.seq(), at.atOffset(ZoneOffset.UTC), account);
        await(sql.preparedQuery(PIN).execute(values));
    }

    void unpin(SqlClient sql, Place place) {
        var values = Tuple.of(place.conversation(), place.seq())
                .addOffsetDateTime(null)
                .addLong(null);
        await(sql.preparedQuery(PIN).execute(values));
    }

    /** Somebody as events tell of them. */
    JsonObject person(SqlClient sql, long account) {
        return await(sql.preparedQuery(PERSON).execute(Tuple.of(account)))
                .iterator()
                .next()
                .getJsonObject("person");
    }

    /**
     * @param pins whether they are among those who pin there
     * @param pinnedAll how many messages are pinned
     */
    record Standing(Optional<Refused> refused, boolean pins, boolean pinned, int pinnedAll) {}

    record Given(boolean own, int others) {}
}
