-- What is decided about somebody is decided under the lock of their account, which comes before the conversation's and those
-- of its members; and what is due is asked once, however much it is.

-- As before, but for the lock.
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
BEGIN
    -- first of all, in one order and before the conversation: whoever takes a word or an account from somebody holds it FOR
    -- UPDATE. A message holds it anyway, but only when it is written
    IF cardinality(p_authors) = 1 AND p_replies[1] IS NULL THEN
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
        SELECT r.refusal, r.until INTO refusal, until FROM chat_refusal(c, p_authors[i], p_epochs[i], p_at) r;
        IF refusal = 'not_found' THEN
            RETURN NEXT;
            CONTINUE;
        END IF;
        SELECT m.seq, m.at INTO number, moment FROM message m
        WHERE m.conversation = c.id AND m.author = p_authors[i] AND m.ref = p_refs[i];
        IF FOUND THEN
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
            SELECT t.seq INTO topic_head FROM topic t WHERE t.name = topic_name FOR NO KEY UPDATE;
            IF NOT FOUND THEN
                INSERT INTO topic AS t (name, seq) VALUES (topic_name, 0)
                ON CONFLICT (name) DO UPDATE SET seq = t.seq RETURNING t.seq INTO topic_head;
            END IF;
        END IF;
        c.head := c.head + 1;
        topic_head := topic_head + 1;
        INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, reply_to, mentions, at, files, told)
        VALUES (c.id, c.head, p_authors[i], p_refs[i], p_bodies[i], p_htmls[i], p_excerpts[i], p_replies[i],
                CASE p_mentions[i] WHEN '{}' THEN '{}' ELSE chat_mentionable(c.id, p_mentions[i]::bigint[]) END,
                p_at, cardinality(uploads), topic_head)
        RETURNING * INTO written;
        IF written.files > 0 THEN
            UPDATE upload u SET sent = true WHERE u.id = ANY (uploads);
            INSERT INTO message_file (conversation, seq, place, upload)
            SELECT c.id, c.head, u.place, u.id FROM unnest(uploads) WITH ORDINALITY u (id, place);
        END IF;
        words := jsonb_build_object('message', chat_json(written));
        INSERT INTO topic_event (topic, seq, event, payload, at)
        VALUES (topic_name, topic_head, 'message.sent', words, p_at);
        IF c.slow_seconds > 0 THEN
            UPDATE conversation_member m SET written_at = p_at WHERE m.conversation = c.id AND m.account = p_authors[i];
        END IF;
        number := written.seq; moment := written.at; event := topic_head;
        RETURN NEXT;
    END LOOP;
    IF topic_head IS NOT NULL THEN
        UPDATE topic t SET seq = topic_head WHERE t.name = topic_name;
        UPDATE conversation k SET head = c.head, last_at = p_at WHERE k.id = c.id;
    END IF;
END
$$;

-- Where messages are older than a moment that nobody was told of yet, those first that wait longest.
CREATE FUNCTION chat_due(p_since timestamptz, p_before timestamptz, p_most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
    SELECT k.id
    FROM conversation k LEFT JOIN chat_behind b ON b.conversation = k.id
    JOIN message m ON m.conversation = k.id AND m.seq = coalesce(b.told, 0) + 1 AND m.at <= p_before
    WHERE k.last_at >= p_since AND k.head > coalesce(b.told, 0)
    ORDER BY k.last_at LIMIT p_most
$$;

-- Tells the members of one conversation what chat_notify told them; not done where nothing is due any more, or another does it.
CREATE FUNCTION chat_tell(
    p_conversation bigint, p_before timestamptz, p_now timestamptz, OUT done boolean, OUT events jsonb)
LANGUAGE plpgsql AS $$
DECLARE
    c    record;
    upto bigint;
    ids  bigint[];
BEGIN
    done := false;
    IF NOT pg_try_advisory_xact_lock(hashtext('chat_notify')) THEN
        RETURN;
    END IF;
    SELECT k.id, k.kind, k.head, coalesce(b.told, 0) AS told INTO c
    FROM conversation k LEFT JOIN chat_behind b ON b.conversation = k.id
    JOIN message m ON m.conversation = k.id AND m.seq = coalesce(b.told, 0) + 1 AND m.at <= p_before
    WHERE k.id = p_conversation AND k.head > coalesce(b.told, 0);
    IF NOT FOUND THEN
        RETURN;
    END IF;
    upto := least(chat_seq_at(c.id, c.head, p_before + interval '1 microsecond') - 1, c.told + 500);
    INSERT INTO chat_behind AS b (conversation, told) VALUES (c.id, upto)
    ON CONFLICT ON CONSTRAINT chat_behind_pkey DO UPDATE SET told = EXCLUDED.told;
    -- notices point to accounts: these come before memberships, as for who anonymises
    PERFORM FROM account a
    WHERE a.id IN (SELECT m.account FROM conversation_member m
                   WHERE m.conversation = c.id AND m.level <> 'none' AND m.read_seq < upto)
    ORDER BY a.id FOR KEY SHARE;
    -- who reads on at this moment comes before or behind this: their pointer is held
    WITH fresh AS MATERIALIZED (
        SELECT m.seq, m.author, m.mentions FROM message m
        WHERE m.conversation = c.id AND m.seq > c.told AND m.seq <= upto AND m.gone IS NULL
    ), behind AS MATERIALIZED (
        SELECT m.account, m.level, m.read_seq
        FROM conversation_member m JOIN account a ON a.id = m.account AND a.active
        WHERE m.conversation = c.id AND m.level <> 'none' AND m.read_seq < upto
        ORDER BY m.account FOR SHARE OF m
    ), due AS (
        SELECT b.account, b.level,
               (SELECT max(f.seq) FROM fresh f WHERE f.author <> b.account AND f.seq > b.read_seq) AS newest,
               (SELECT max(f.seq) FROM fresh f
                WHERE f.author <> b.account AND f.seq > b.read_seq AND b.account = ANY (f.mentions)) AS mention
        FROM behind b
    ), given AS (
        INSERT INTO notice AS n (account, category, kind, keyword, actors, conversation, link, at)
        SELECT d.account, 'chat',
               CASE WHEN c.kind = 'pair' THEN 'chat-pair' WHEN d.mention IS NULL THEN 'chat-room' ELSE 'chat-mention' END,
               'chat:' || c.id, ARRAY[f.author], c.id,
               '/chat/' || c.id || '/' || CASE WHEN d.mention IS NULL THEN '' ELSE '?at=' || d.mention || '#m-' || d.mention END,
               p_now
        FROM due d JOIN fresh f ON f.seq = coalesce(d.mention, d.newest)
        LEFT JOIN notice o ON o.account = d.account AND o.keyword = 'chat:' || c.id AND o.read_at IS NULL
        WHERE (d.level = 'all' OR d.mention IS NOT NULL)
          AND (o.id IS NULL OR d.mention IS NOT NULL OR o.kind <> 'chat-mention' AND o.at <= p_now - interval '1 minute')
          AND NOT EXISTS (SELECT FROM notice_setting s WHERE s.account = d.account AND s.category = 'chat' AND s.level = 'off')
        ORDER BY d.account
        ON CONFLICT (account, keyword) DO UPDATE SET
            kind = EXCLUDED.kind,
            actors = CASE WHEN n.read_at IS NULL
                THEN array_append(array_remove(n.actors, EXCLUDED.actors[1]), EXCLUDED.actors[1]) ELSE EXCLUDED.actors END,
            link = EXCLUDED.link, read_at = NULL, at = EXCLUDED.at
        RETURNING n.id
    )
    SELECT array_agg(g.id) INTO ids FROM given g;
    done := true;
    events := chat_tell_notices(ids, p_now);
END
$$;

-- For a generation that asks for one after the other.
CREATE OR REPLACE FUNCTION chat_notify(
    p_since timestamptz, p_before timestamptz, p_now timestamptz, OUT conversation bigint, OUT events jsonb)
LANGUAGE plpgsql AS $$
DECLARE
    told record;
BEGIN
    SELECT d.id, t.done, t.events INTO told FROM chat_due(p_since, p_before, 1) d (id), chat_tell(d.id, p_before, p_now) t;
    IF told.done THEN
        conversation := told.id;
        events := told.events;
    END IF;
END
$$;
