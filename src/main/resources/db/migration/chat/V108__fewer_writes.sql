-- A message changes one row of its conversation; with the time of the newest in no index, that touches no index at all.
DROP INDEX conversation_last;
ALTER TABLE conversation ADD COLUMN busy_at timestamptz NOT NULL
    GENERATED ALWAYS AS (date_bin('1 minute', last_at, timestamptz '2000-01-01 00:00Z')) STORED;
-- for what is done behind messages, which looks for conversations of the last minutes
CREATE INDEX conversation_busy ON conversation (busy_at);

-- What somebody has said themselves behind their read pointer is not counted but subtracted: each message carries its place
-- among its author's in the conversation, from 1.
ALTER TABLE message ADD COLUMN own integer NOT NULL DEFAULT 0;
UPDATE message m SET own = n.own
FROM (SELECT conversation, seq, row_number() OVER (PARTITION BY conversation, author ORDER BY seq) AS own FROM message) n
WHERE m.conversation = n.conversation AND m.seq = n.seq;
ALTER TABLE message ALTER COLUMN own DROP DEFAULT;

-- As before: how many messages of others are behind a member's pointer.
CREATE OR REPLACE FUNCTION chat_unread(c conversation, m conversation_member) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT (c.head - m.read_seq - coalesce(
        (SELECT w.own FROM message w WHERE w.conversation = m.conversation AND w.author = m.account AND w.seq > m.read_seq
         ORDER BY w.seq DESC LIMIT 1)
        - (SELECT w.own FROM message w WHERE w.conversation = m.conversation AND w.author = m.account AND w.seq > m.read_seq
           ORDER BY w.seq LIMIT 1) + 1, 0))::integer
$$;

-- As before, in fewer statements: each costs as much as what it does. What was written under the same ref, and whether a
-- draft ends with the message, is read with the refusal; and a single message takes its place in the topic by one.
CREATE OR REPLACE FUNCTION chat_write(
    p_conversation bigint, p_at timestamptz, p_authors bigint[], p_epochs integer[], p_refs text[], p_bodies text[],
    p_htmls text[], p_excerpts text[], p_replies bigint[], p_mentions text[], p_files text[])
RETURNS TABLE (refusal text, until timestamptz, number bigint, moment timestamptz, event bigint, words jsonb)
LANGUAGE plpgsql AS $$
DECLARE
    c       conversation;
    written message;
    topic_name CONSTANT text := 'chat:' || p_conversation;
    topic_head bigint;
    slow_until timestamptz;
    uploads    bigint[];
    person     bigint;
    single     CONSTANT boolean := cardinality(p_authors) = 1;
    drafted    boolean;
BEGIN
    -- first of all, in one order and before the conversation: whoever takes a word or an account from somebody holds it FOR
    -- UPDATE. A message holds it anyway, but only when it is written
    IF single AND p_replies[1] IS NULL THEN
        PERFORM FROM account a WHERE a.id = p_authors[1] FOR KEY SHARE;
    ELSE
        FOR person IN
            SELECT unnest(p_authors) UNION
            SELECT m.author FROM message m WHERE m.conversation = p_conversation AND m.seq = ANY (p_replies) ORDER BY 1
        LOOP
            PERFORM FROM account a WHERE a.id = person FOR KEY SHARE;
        END LOOP;
    END IF;
    -- what is read from here on is true until the end
    SELECT * INTO c FROM conversation k WHERE k.id = p_conversation FOR NO KEY UPDATE;
    FOR i IN 1 .. cardinality(p_authors) LOOP
        number := NULL; moment := NULL; event := NULL; words := NULL;
        SELECT r.refusal, r.until, m.seq, m.at, starts_with(p_bodies[i], btrim(nullif(d.draft, ''), E' \n\t'))
        INTO refusal, until, number, moment, drafted
        FROM chat_refusal(c, p_authors[i], p_epochs[i], p_at) r
        LEFT JOIN message m ON m.conversation = c.id AND m.author = p_authors[i] AND m.ref = p_refs[i]
        LEFT JOIN conversation_member d ON d.conversation = c.id AND d.account = p_authors[i];
        IF refusal = 'not_found' THEN
            number := NULL; moment := NULL;
            RETURN NEXT;
            CONTINUE;
        END IF;
        IF number IS NOT NULL THEN
            refusal := NULL; until := NULL;
            RETURN NEXT;
            CONTINUE;
        END IF;
        IF refusal IS NULL AND c.slow_seconds > 0 THEN
            SELECT m.written_at + make_interval(secs => c.slow_seconds) INTO slow_until FROM conversation_member m
            WHERE m.conversation = c.id AND m.account = p_authors[i] AND NOT m.keeper;
            IF slow_until > p_at THEN
                refusal := 'slow'; until := slow_until;
            END IF;
        END IF;
        IF refusal IS NULL AND p_replies[i] IS NOT NULL
                AND NOT EXISTS (SELECT FROM message m WHERE m.conversation = c.id AND m.seq = p_replies[i]) THEN
            refusal := 'no_such_reply';
        END IF;
        uploads := '{}';
        IF refusal IS NULL AND p_files[i] <> '{}' THEN
            uploads := p_files[i]::bigint[];
            PERFORM FROM upload u
            WHERE u.id = ANY (uploads) AND u.account = p_authors[i] AND u.conversation = c.id AND NOT u.sent
            ORDER BY u.id FOR NO KEY UPDATE;
            GET DIAGNOSTICS number = ROW_COUNT;
            IF number <> cardinality(uploads) THEN
                refusal := 'no_such_file';
            END IF;
        END IF;
        IF refusal IS NOT NULL THEN
            number := NULL;
            RETURN NEXT;
            CONTINUE;
        END IF;
        IF topic_head IS NULL THEN
            IF single THEN
                UPDATE topic t SET seq = t.seq + 1 WHERE t.name = topic_name RETURNING t.seq - 1 INTO topic_head;
            ELSE
                SELECT t.seq INTO topic_head FROM topic t WHERE t.name = topic_name FOR NO KEY UPDATE;
            END IF;
            IF NOT FOUND THEN
                INSERT INTO topic AS t (name, seq) VALUES (topic_name, single::integer)
                ON CONFLICT (name) DO UPDATE SET seq = t.seq + single::integer RETURNING t.seq - single::integer INTO topic_head;
            END IF;
        END IF;
        c.head := c.head + 1;
        topic_head := topic_head + 1;
        INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, reply_to, mentions, at, files, told, own)
        VALUES (c.id, c.head, p_authors[i], p_refs[i], p_bodies[i], p_htmls[i], p_excerpts[i], p_replies[i],
                CASE p_mentions[i] WHEN '{}' THEN '{}' ELSE chat_mentionable(c.id, p_mentions[i]::bigint[]) END,
                p_at, cardinality(uploads), topic_head,
                coalesce((SELECT w.own FROM message w WHERE w.conversation = c.id AND w.author = p_authors[i]
                          ORDER BY w.seq DESC LIMIT 1), 0) + 1)
        RETURNING * INTO written;
        IF written.files > 0 THEN
            UPDATE upload u SET sent = true WHERE u.id = ANY (uploads);
            INSERT INTO message_file (conversation, seq, place, upload)
            SELECT c.id, c.head, u.place, u.id FROM unnest(uploads) WITH ORDINALITY u (id, place);
        END IF;
        words := jsonb_build_object('message', chat_json(written));
        INSERT INTO topic_event (topic, seq, event, payload, at)
        VALUES (topic_name, topic_head, 'message.sent', words, p_at);
        IF drafted THEN
            UPDATE conversation_member m SET draft = '', drafted_at = p_at
            WHERE m.conversation = c.id AND m.account = p_authors[i] AND m.draft <> ''
              AND starts_with(p_bodies[i], btrim(m.draft, E' \n\t'));
        END IF;
        IF c.slow_seconds > 0 THEN
            UPDATE conversation_member m SET written_at = p_at WHERE m.conversation = c.id AND m.account = p_authors[i];
        END IF;
        number := written.seq; moment := written.at; event := topic_head;
        RETURN NEXT;
    END LOOP;
    IF topic_head IS NOT NULL THEN
        IF NOT single THEN
            UPDATE topic t SET seq = topic_head WHERE t.name = topic_name;
        END IF;
        UPDATE conversation k SET head = c.head, last_at = p_at WHERE k.id = c.id;
    END IF;
END
$$;

DROP TRIGGER message_undraft ON message;
DROP FUNCTION message_undraft();

-- As before, by the minute.
CREATE OR REPLACE FUNCTION chat_due(p_since timestamptz, p_before timestamptz, p_most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
    SELECT k.id
    FROM conversation k LEFT JOIN chat_behind b ON b.conversation = k.id
    JOIN message m ON m.conversation = k.id AND m.seq = coalesce(b.told, 0) + 1 AND m.at <= p_before
    WHERE k.busy_at >= p_since - interval '1 minute' AND k.head > coalesce(b.told, 0)
    ORDER BY k.last_at LIMIT p_most
$$;

CREATE OR REPLACE FUNCTION chat_index(p_since timestamptz, p_most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    due  record;
    upto bigint;
    done integer := 0;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('chat_index')) THEN
        RETURN 0;
    END IF;
    FOR due IN
        SELECT c.id, c.head, coalesce(b.indexed, 0) AS indexed
        FROM conversation c LEFT JOIN chat_behind b ON b.conversation = c.id
        WHERE c.busy_at >= p_since - interval '1 minute' AND c.head > coalesce(b.indexed, 0)
        ORDER BY c.last_at DESC LIMIT 200
    LOOP
        upto := least(due.head, due.indexed + p_most - done);
        -- one that was changed meanwhile is there already, with its newer words
        INSERT INTO message_word
        SELECT w.* FROM message m, chat_words(m) w
        WHERE m.conversation = due.id AND m.seq > due.indexed AND m.seq <= upto
        ON CONFLICT (conversation, seq) DO NOTHING;
        INSERT INTO chat_behind AS b (conversation, indexed) VALUES (due.id, upto)
        ON CONFLICT (conversation) DO UPDATE SET indexed = EXCLUDED.indexed;
        done := done + (upto - due.indexed);
        EXIT WHEN done >= p_most;
    END LOOP;
    RETURN done;
END
$$;
