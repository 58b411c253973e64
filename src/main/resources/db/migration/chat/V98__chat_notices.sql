-- A notice can be about a conversation: what came in there while its owner did not look, and one for each conversation.
ALTER TABLE notice ALTER COLUMN article DROP NOT NULL,
    ADD COLUMN IF NOT EXISTS conversation bigint REFERENCES conversation (id) ON DELETE CASCADE,
    ADD CONSTRAINT notice_about CHECK (num_nonnulls(article, conversation) = 1);

-- nothing is told of what was there before
INSERT INTO chat_behind (conversation, told) SELECT id, head FROM conversation
ON CONFLICT (conversation) DO UPDATE SET told = EXCLUDED.told;

-- What a notice is about: an article's title; a discussion's name as its owner reads it, with how much waits there.
CREATE FUNCTION notice_about(n notice) RETURNS TABLE (subject text, language text, waiting integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
    SELECT coalesce(r.title, CASE WHEN z.chinese THEN c.chinese ELSE c.english END),
           coalesce(r.language, CASE WHEN z.chinese THEN 'zh-Hans' ELSE 'en' END),
           coalesce(chat_unread(c, m), 0)
    FROM (SELECT) one
    LEFT JOIN article r ON r.id = n.article
    LEFT JOIN conversation c ON c.id = n.conversation
    LEFT JOIN conversation_member m ON m.conversation = n.conversation AND m.account = n.account
    LEFT JOIN account a ON a.id = n.account
    CROSS JOIN LATERAL (SELECT c.chinese <> '' AND (c.english = '' OR a.language = 'zh-Hans') AS chinese) z
$$;

-- As the event notice.created tells of it; NoticeJson says the same in Java.
CREATE FUNCTION notice_json(n notice) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'id', n.id, 'category', n.category, 'kind', n.kind,
        'actor', chat_person(n.actors[cardinality(n.actors)]), 'others', cardinality(n.actors) - 1,
        'subject', s.subject, 'subjectLanguage', s.language, 'count', s.waiting, 'link', n.link,
        'read', n.read_at IS NOT NULL,
        'quiet', EXISTS (SELECT FROM notice_setting q WHERE q.account = n.account AND q.category = n.category),
        'at', chat_time(n.at))
    FROM notice_about(n) s
$$;

-- Tells the members of one conversation, where there is one with messages older than a moment that nobody was told of yet,
-- each whose pointer has not come so far and who wants to hear of it: one notice for the conversation, renewed. All in a
-- few statements, however many they are. Answers which conversation it was, and the events; nothing where none is due.
-- While a notice waits it is renewed for plain messages once a minute, and for a mention each time.
CREATE FUNCTION chat_notify(
    p_since timestamptz, p_before timestamptz, p_now timestamptz, OUT conversation bigint, OUT events jsonb)
LANGUAGE plpgsql AS $$
DECLARE
    c    record;
    upto bigint;
    ids  bigint[];
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('chat_notify')) THEN
        RETURN;
    END IF;
    SELECT k.id, k.kind, k.head, coalesce(b.told, 0) AS told INTO c
    FROM conversation k LEFT JOIN chat_behind b ON b.conversation = k.id
    JOIN message m ON m.conversation = k.id AND m.seq = coalesce(b.told, 0) + 1 AND m.at <= p_before
    WHERE k.last_at >= p_since AND k.head > coalesce(b.told, 0)
    ORDER BY k.last_at LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    upto := least(chat_seq_at(c.id, c.head, p_before + interval '1 microsecond') - 1, c.told + 500);
    INSERT INTO chat_behind AS b (conversation, told) VALUES (c.id, upto)
    ON CONFLICT ON CONSTRAINT chat_behind_pkey DO UPDATE SET told = EXCLUDED.told;
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
    conversation := c.id;
    events := chat_tell_notices(ids, p_now);
END
$$;

-- Tells the owners of these notices: their topics are locked last and by name, as the journal does it.
CREATE FUNCTION chat_tell_notices(p_ids bigint[], p_now timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    events jsonb;
BEGIN
    INSERT INTO topic AS t (name, seq)
    SELECT 'user:' || n.account, 1 FROM notice n WHERE n.id = ANY (p_ids) ORDER BY ('user:' || n.account) COLLATE "C"
    ON CONFLICT (name) DO UPDATE SET seq = t.seq + 1;
    WITH told AS (
        INSERT INTO topic_event (topic, seq, event, payload, at)
        SELECT t.name, t.seq, 'notice.created', jsonb_build_object('notice', notice_json(n),
                   'unread', (SELECT count(*) FROM counted_notice u WHERE u.account = n.account)), p_now
        FROM notice n JOIN topic t ON t.name = 'user:' || n.account
        WHERE n.id = ANY (p_ids)
        RETURNING topic, seq, payload)
    SELECT jsonb_agg(jsonb_build_object('topic', told.topic, 'seq', told.seq, 'payload', told.payload)) INTO events FROM told;
    RETURN events;
END
$$;

-- Moves somebody's read pointer forwards, as far as there are messages; with it goes the conversation's notice, of which
-- their own topic is told. Each statement sees what was committed before it, so a notice that is made at this moment either
-- sees the pointer or is seen here. Nothing: they are no member whose login holds.
CREATE FUNCTION chat_read(
    p_conversation bigint, p_account bigint, p_epoch integer, p_seq bigint, p_small integer, p_now timestamptz,
    OUT read bigint, OUT moved boolean, OUT small boolean, OUT event bigint, OUT told jsonb)
LANGUAGE plpgsql AS $$
DECLARE
    head bigint;
    ids  bigint[];
BEGIN
    SELECT m.read_seq, c.head INTO read, head
    FROM conversation_member m
    JOIN conversation c ON c.id = m.conversation
    JOIN account a ON a.id = m.account AND a.active AND NOT a.must_change_password
    WHERE m.conversation = p_conversation AND m.account = p_account AND (p_epoch IS NULL OR a.epoch = p_epoch);
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE conversation_member m SET read_seq = least(p_seq, head)
    WHERE m.conversation = p_conversation AND m.account = p_account AND m.read_seq < least(p_seq, head);
    moved := FOUND;
    read := greatest(read, least(p_seq, head));
    small := moved AND (SELECT count(*) FROM (
        SELECT FROM conversation_member m WHERE m.conversation = p_conversation LIMIT p_small + 1) s) <= p_small;
    WITH done AS (
        UPDATE notice n SET read_at = p_now
        WHERE n.account = p_account AND n.keyword = 'chat:' || p_conversation AND n.read_at IS NULL
        RETURNING n.id)
    SELECT array_agg(done.id) INTO ids FROM done;
    IF ids IS NOT NULL THEN
        INSERT INTO topic AS t (name, seq) VALUES ('user:' || p_account, 1)
        ON CONFLICT (name) DO UPDATE SET seq = t.seq + 1 RETURNING t.seq INTO event;
        told := jsonb_build_object('notices', to_jsonb(ids),
            'unread', (SELECT count(*) FROM counted_notice u WHERE u.account = p_account));
        INSERT INTO topic_event (topic, seq, event, payload, at)
        VALUES ('user:' || p_account, event, 'notice.read', told, p_now);
    END IF;
END
$$;

-- Who is in a conversation no more has no notice of it either.
CREATE FUNCTION conversation_member_unnotice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM notice WHERE account = OLD.account AND keyword = 'chat:' || OLD.conversation;
    RETURN NULL;
END
$$;

CREATE TRIGGER conversation_member_unnotice AFTER DELETE ON conversation_member
    FOR EACH ROW EXECUTE FUNCTION conversation_member_unnotice();
