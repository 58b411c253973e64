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

-- How many messages of others are behind a read pointer, and how many of them mention its owner. As a table, so that it is
-- drawn into the query that asks.
CREATE FUNCTION chat_standing(p_conversation bigint, p_account bigint, p_head bigint, p_read bigint)
RETURNS TABLE (unread integer, mentioned integer) LANGUAGE sql STABLE AS $$
    SELECT (p_head - p_read - coalesce(
               (SELECT w.own FROM message w WHERE w.conversation = p_conversation AND w.author = p_account AND w.seq > p_read
                ORDER BY w.seq DESC LIMIT 1)
               - (SELECT w.own FROM message w WHERE w.conversation = p_conversation AND w.author = p_account AND w.seq > p_read
                  ORDER BY w.seq LIMIT 1) + 1, 0))::integer,
           (SELECT count(*)::integer FROM message w
            WHERE w.conversation = p_conversation AND w.seq > p_read AND w.mentions <> '{}'
              AND p_account = ANY (w.mentions) AND w.author <> p_account AND w.gone IS NULL)
$$;

CREATE OR REPLACE FUNCTION chat_unread(c conversation, m conversation_member) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT s.unread FROM chat_standing(c.id, m.account, c.head, m.read_seq) s
$$;

CREATE OR REPLACE FUNCTION chat_mentioned(m conversation_member) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT s.mentioned FROM chat_standing(m.conversation, m.account, m.read_seq, m.read_seq) s
$$;

CREATE OR REPLACE FUNCTION chat_unread(p_account bigint) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(CASE m.level WHEN 'all' THEN s.unread ELSE s.mentioned END), 0)::integer
    FROM conversation_member m JOIN conversation c ON c.id = m.conversation
    CROSS JOIN LATERAL chat_standing(c.id, m.account, c.head, m.read_seq) s
    WHERE m.account = p_account AND m.level <> 'none' AND c.head > m.read_seq
$$;

-- Checks are read anew by each statement that may break one, which cost a message as much as its indexes. One function is
-- read but once; and a trigger is fired by what it guards alone, not by each new head.
CREATE FUNCTION message_sound(
    p_seq bigint, p_ref text, p_body text, p_files smallint, p_reply_to bigint, p_gone text, p_gone_at timestamptz,
    p_gone_by bigint, p_pinned_at timestamptz, p_pinned_by bigint) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN p_seq > 0 AND length(p_ref) BETWEEN 1 AND 64
       AND p_files BETWEEN 0 AND 10 AND length(p_body) <= 4000 AND (p_body <> '' OR p_files > 0)
       AND (p_reply_to IS NULL OR p_reply_to < p_seq)
       AND (p_gone IS NULL OR p_gone IN ('author', 'staff'))
       AND (p_gone IS NULL) = (p_gone_at IS NULL) AND (p_gone IS NULL) = (p_gone_by IS NULL)
       AND (p_pinned_at IS NULL) = (p_pinned_by IS NULL) AND (p_pinned_at IS NULL OR p_gone IS NULL);
END
$$;
ALTER TABLE message
    DROP CONSTRAINT message_body_check, DROP CONSTRAINT message_check, DROP CONSTRAINT message_check1,
    DROP CONSTRAINT message_files_check, DROP CONSTRAINT message_gone_check, DROP CONSTRAINT message_pinned,
    DROP CONSTRAINT message_ref_check, DROP CONSTRAINT message_seq_check,
    ADD CONSTRAINT message_sound CHECK (
        message_sound(seq, ref, body, files, reply_to, gone, gone_at, gone_by, pinned_at, pinned_by));

CREATE FUNCTION conversation_sound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'pair' AND NEW.low < NEW.high
       OR NEW.kind = 'discussion' AND NEW.low IS NULL AND NEW.high IS NULL AND (NEW.english <> '' OR NEW.chinese <> '')
    THEN
        IF length(NEW.english) <= 80 AND length(NEW.chinese) <= 80 AND coalesce(length(NEW.ref) <= 64, true)
           AND NEW.slow_seconds BETWEEN 0 AND 3600 THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE check_violation USING MESSAGE = 'conversation ' || NEW.id || ' is not sound', TABLE = 'conversation';
END
$$;
CREATE TRIGGER conversation_sound
    BEFORE INSERT OR UPDATE OF kind, low, high, english, chinese, slow_seconds, ref ON conversation
    FOR EACH ROW EXECUTE FUNCTION conversation_sound();
ALTER TABLE conversation
    DROP CONSTRAINT conversation_check, DROP CONSTRAINT conversation_chinese_check, DROP CONSTRAINT conversation_english_check,
    DROP CONSTRAINT conversation_kind_check, DROP CONSTRAINT conversation_ref_check,
    DROP CONSTRAINT conversation_slow_seconds_check;

-- As before, but that nothing is asked of a table where the message has nothing there: so it is drawn into what asks.
CREATE FUNCTION chat_quote(p_conversation bigint, p_seq bigint) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('seq', q.seq, 'author', chat_person(q.author),
                              'excerpt', CASE WHEN q.gone IS NULL THEN q.excerpt ELSE '' END, 'file', chat_first_file(q))
    FROM message q WHERE q.conversation = p_conversation AND q.seq = p_seq
$$;
CREATE OR REPLACE FUNCTION chat_json(m message) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'seq', m.seq,
        'author', chat_person(m.author),
        'ref', m.ref,
        'html', CASE WHEN m.gone IS NULL THEN m.body_html ELSE '' END,
        'files', CASE WHEN m.files > 0 AND m.gone IS NULL THEN chat_files(m) ELSE '[]' END,
        'reactions', CASE WHEN m.reacted AND m.gone IS NULL THEN chat_reactions(m.conversation, m.seq) ELSE '[]' END,
        'pinned', m.pinned_at IS NOT NULL,
        'reply', CASE WHEN m.reply_to IS NOT NULL THEN chat_quote(m.conversation, m.reply_to) END,
        'at', chat_time(m.at),
        'edited', chat_time(m.edited_at),
        'deleted', m.gone,
        'mentions', CASE WHEN m.gone IS NULL THEN to_jsonb(m.mentions) ELSE '[]' END)
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
