-- The rules of writing, beside the data that they lock; see docs/decisions/0009-chat.md.

CREATE FUNCTION chat_time(at timestamptz) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION chat_person(person bigint) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('id', id, 'username', username, 'nickname', nickname, 'role', role, 'picture', picture)
    FROM account WHERE id = person
$$;

-- A message as events tell of it. Of what was deleted nothing is told but that it was.
CREATE FUNCTION chat_json(m message) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'seq', m.seq,
        'author', chat_person(m.author),
        'ref', m.ref,
        'html', CASE WHEN m.gone IS NULL THEN m.body_html ELSE '' END,
        'reply', (SELECT jsonb_build_object('seq', q.seq, 'author', chat_person(q.author),
                                            'excerpt', CASE WHEN q.gone IS NULL THEN q.excerpt ELSE '' END)
                  FROM message q WHERE q.conversation = m.conversation AND q.seq = m.reply_to),
        'at', chat_time(m.at),
        'edited', chat_time(m.edited_at),
        'deleted', m.gone,
        'mentions', CASE WHEN m.gone IS NULL THEN to_jsonb(m.mentions) ELSE '[]' END)
$$;

-- Those of some people who are in a conversation and can be told: whom a message there can mention.
CREATE FUNCTION chat_mentionable(p_conversation bigint, p_people bigint[]) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(m.account ORDER BY m.account), '{}')
    FROM conversation_member m WHERE m.conversation = p_conversation AND m.account = ANY (p_people)
$$;

-- Why somebody may not write in a conversation, and until when; nothing: they may. Its row is locked by whoever asks.
CREATE FUNCTION chat_refusal(
    c conversation, p_account bigint, p_epoch integer, p_at timestamptz, OUT refusal text, OUT until timestamptz)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    who   record;
    other account;
BEGIN
    SELECT m.keeper, greatest(m.muted_until, e.muted_until) AS muted_until INTO who
    FROM conversation_member m
    JOIN account a ON a.id = m.account AND a.active AND NOT a.must_change_password
    LEFT JOIN chat_mute e ON e.account = m.account
    WHERE m.conversation = c.id AND m.account = p_account AND (p_epoch IS NULL OR a.epoch = p_epoch);
    IF NOT FOUND THEN
        refusal := 'not_found';
    ELSIF c.archived_at IS NOT NULL THEN
        refusal := 'archived';
    ELSIF who.muted_until > p_at THEN
        refusal := 'muted';
        until := who.muted_until;
    ELSIF c.kind = 'pair' THEN
        SELECT * INTO other FROM account WHERE id = CASE p_account WHEN c.low THEN c.high ELSE c.low END;
        IF EXISTS (SELECT FROM chat_block b WHERE (b.account, b.blocked) IN ((c.low, c.high), (c.high, c.low))) THEN
            refusal := 'blocked';
        ELSIF NOT other.active THEN
            refusal := 'read_only';
        END IF;
    ELSIF c.announcing AND NOT who.keeper THEN
        refusal := 'read_only';
    END IF;
END
$$;

-- Writes messages to one conversation, in their order, and what its topic is told of them. For each it answers why not, and
-- until when; or the number and the moment that it has, and the event with its number, which is missing where the message
-- had been written before.
CREATE FUNCTION chat_write(
    p_conversation bigint, p_at timestamptz, p_authors bigint[], p_epochs integer[], p_refs text[], p_bodies text[],
    p_htmls text[], p_excerpts text[], p_replies bigint[], p_mentions text[])
RETURNS TABLE (refusal text, until timestamptz, number bigint, moment timestamptz, event bigint, words jsonb)
LANGUAGE plpgsql AS $$
DECLARE
    c       conversation;
    written message;
    topic_name CONSTANT text := 'chat:' || p_conversation;
    topic_head bigint;
    slow_until timestamptz;
BEGIN
    -- first of all: what is read from here on is true until the end
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
        IF refusal IS NOT NULL THEN
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
        INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, reply_to, mentions, at, told)
        VALUES (c.id, c.head, p_authors[i], p_refs[i], p_bodies[i], p_htmls[i], p_excerpts[i], p_replies[i],
                CASE p_mentions[i] WHEN '{}' THEN '{}' ELSE chat_mentionable(c.id, p_mentions[i]::bigint[]) END,
                p_at, topic_head)
        RETURNING * INTO written;
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

-- How many messages of others somebody has not seen.
CREATE FUNCTION chat_unread(c conversation, m conversation_member) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT (c.head - m.read_seq - (
        SELECT count(*) FROM message w
        WHERE w.conversation = m.conversation AND w.author = m.account AND w.seq > m.read_seq))::integer
$$;

-- How many of them mention them.
CREATE FUNCTION chat_mentioned(m conversation_member) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT count(*)::integer FROM message w
    WHERE w.conversation = m.conversation AND w.seq > m.read_seq AND w.mentions <> '{}'
      AND m.account = ANY (w.mentions) AND w.author <> m.account AND w.gone IS NULL
$$;

-- How many somebody wants to hear of, over all conversations.
CREATE FUNCTION chat_unread(p_account bigint) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(CASE m.level WHEN 'all' THEN chat_unread(c, m) ELSE chat_mentioned(m) END), 0)::integer
    FROM conversation_member m JOIN conversation c ON c.id = m.conversation
    WHERE m.account = p_account AND m.level <> 'none' AND c.head > m.read_seq
$$;
