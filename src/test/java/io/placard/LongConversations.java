package io.placard;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/**
 * Conversations to measure in: one of 100,000 messages and 180 of 5,000, in English and Chinese, with words as unevenly
 * frequent as those of a language. Farah is in all of them, kofi in thirty. The same each time.
 */
final class LongConversations {

    static final int LONG = 100_000;
    private static final int OTHERS = 180;
    private static final int SHORTER = 5_000;
    private static final int BATCH = 2_000;

    private static final String MAKE = """
            WITH c AS (INSERT INTO conversation (kind, english, made_by, made_at, head, last_at)
                       SELECT 'discussion', $1, id, now(), $2, now() - $3 * interval '1 minute'
                       FROM account WHERE username = 'ada' RETURNING id)
            INSERT INTO conversation_member (conversation, account, read_seq, joined_at)
            SELECT c.id, a.id, $2, now() FROM c, account a
            WHERE a.username IN ('farah', 'chen', CASE WHEN $3 < 30 THEN 'kofi' END)
            RETURNING conversation
            """;
    private static final String SAY = """
            INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, told, own)
            SELECT $1, $2 + n, CASE ($2 + n) % 3 WHEN 0 THEN f.id WHEN 1 THEN k.id ELSE c.id END, 'h' || $2 + n, b,
                   '<p>' || b || '</p>', left(b, 40), now() - $4 * interval '1 minute' - ($5 - $2 - n) * interval '40 seconds', 0,
                   ($2 + n + 2) / 3
            FROM unnest($3::text[]) WITH ORDINALITY u (b, n), account f, account k, account c
            WHERE f.username = 'farah' AND k.username = 'kofi' AND c.username = 'chen'
            """;

    private final LargeConference words = new LargeConference();
    private final Pool pool;

    LongConversations(Pool pool) {
        this.pool = pool;
    }

    /** The long one's number. All of them are made where they are not there yet. */
    long fill() {
        var known = LargeConference.wait(pool.query("SELECT id FROM conversation WHERE english = 'Bench 0'")
                .execute());
        if (known.size() > 0) {
            return known.iterator().next().getLong("id");
        }
        LargeConference.run(pool, "DROP INDEX message_word_grams");
        var first = make(0, LONG);
        for (var number = 1; number <= OTHERS; number++) {
            make(number, SHORTER);
        }
        index();
        LargeConference.run(
                pool, "CREATE INDEX message_word_grams ON message_word USING gin (grams) WITH (fastupdate = off)");
        for (var table : new String[] {"message", "message_word", "conversation", "conversation_member"}) {
            LargeConference.wait(pool.query("VACUUM ANALYZE " + table).execute());
        }
        return first;
    }

    /** One conversation of so many messages; its number. */
    long make(int number, int messages) {
        var made = LargeConference.wait(
                pool.preparedQuery(MAKE).execute(Tuple.of("Bench " + number, (long) messages, number)));
        var id = made.iterator().next().getLong("conversation");
        for (var from = 0; from < messages; from += BATCH) {
            var bodies = new String[Math.min(BATCH, messages - from)];
            for (var place = 0; place < bodies.length; place++) {
                bodies[place] = words.text((from + place) % 3 > 0, 4 + (from + place) % 12);
            }
            LargeConference.wait(pool.preparedQuery(SAY)
                    .execute(Tuple.of(id, (long) from)
                            .addArrayOfString(bodies)
                            .addInteger(number)
                            .addInteger(messages)));
        }
        return id;
    }

    /** Waits until all of it can be found. */
    void index() {
        while (LargeConference.wait(pool.query("SELECT chat_index('-infinity', 10000) AS done, "
                                + "EXISTS (SELECT FROM conversation c LEFT JOIN chat_behind b ON b.conversation = c.id"
                                + " WHERE c.head > coalesce(b.indexed, 0)) AS more")
                        .execute())
                .iterator()
                .next()
                .getBoolean("more")) {
            Thread.onSpinWait();
        }
    }
}
