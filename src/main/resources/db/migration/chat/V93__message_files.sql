-- Pictures and files in messages.

-- what was put up for a conversation; it is sent once, with one message, and goes a day later where it never is
ALTER TABLE upload ADD COLUMN conversation bigint REFERENCES conversation (id);
ALTER TABLE upload ADD COLUMN sent boolean NOT NULL DEFAULT false;
ALTER TABLE upload ADD CONSTRAINT upload_one_place CHECK (conversation IS NULL OR draft IS NULL AND article IS NULL);
CREATE INDEX upload_conversation ON upload (conversation, account) WHERE conversation IS NOT NULL AND NOT sent;

-- how many it was sent with, so that nobody looks for those of the many that have none
ALTER TABLE message ADD COLUMN files smallint NOT NULL DEFAULT 0 CHECK (files BETWEEN 0 AND 10);
ALTER TABLE message DROP CONSTRAINT message_body_check;
ALTER TABLE message ADD CONSTRAINT message_body_check CHECK (length(body) <= 4000 AND (body <> '' OR files > 0));

-- The files of a message in their order; they go with its words.
CREATE TABLE message_file (
    conversation bigint   NOT NULL,
    seq          bigint   NOT NULL,
    place        smallint NOT NULL CHECK (place BETWEEN 1 AND 10),
    upload       bigint   NOT NULL UNIQUE REFERENCES upload (id) ON DELETE CASCADE,
    PRIMARY KEY (conversation, seq, place),
    FOREIGN KEY (conversation, seq) REFERENCES message (conversation, seq)
);

CREATE FUNCTION chat_files(m message) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', u.id, 'name', u.name, 'kind', f.kind, 'size', f.size, 'path', '/m/' || f.hash || '/' || u.link,
        'width', f.width, 'height', f.height) ORDER BY w.place), '[]')
    FROM message_file w JOIN upload u ON u.id = w.upload JOIN file f ON f.hash = u.file
    WHERE w.conversation = m.conversation AND w.seq = m.seq
$$;

-- What stands for a message without words in lists and quotes: its first file.
CREATE FUNCTION chat_first_file(m message) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN m.files > 0 AND m.excerpt = '' AND m.gone IS NULL THEN (
        SELECT jsonb_build_object('kind', f.kind, 'name', u.name)
        FROM message_file w JOIN upload u ON u.id = w.upload JOIN file f ON f.hash = u.file
        WHERE w.conversation = m.conversation AND w.seq = m.seq ORDER BY w.place LIMIT 1) END
$$;

CREATE OR REPLACE FUNCTION chat_json(m message) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'seq', m.seq,
        'author', chat_person(m.author),
        'ref', m.ref,
        'html', CASE WHEN m.gone IS NULL THEN m.body_html ELSE '' END,
        'files', CASE WHEN m.files > 0 AND m.gone IS NULL THEN chat_files(m) ELSE '[]' END,
        'reply', (SELECT jsonb_build_object('seq', q.seq, 'author', chat_person(q.author),
                                            'excerpt', CASE WHEN q.gone IS NULL THEN q.excerpt ELSE '' END,
                                            'file', chat_first_file(q))
                  FROM message q WHERE q.conversation = m.conversation AND q.seq = m.reply_to),
        'at', chat_time(m.at),
        'edited', chat_time(m.edited_at),
        'deleted', m.gone,
        'mentions', CASE WHEN m.gone IS NULL THEN to_jsonb(m.mentions) ELSE '[]' END)
$$;

-- As before, with the uploads of each message, spelled as an array. Those who delete uploads wait for it and look again.
CREATE FUNCTION chat_write(
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

-- For a generation that knows of no files yet.
CREATE OR REPLACE FUNCTION chat_write(
    p_conversation bigint, p_at timestamptz, p_authors bigint[], p_epochs integer[], p_refs text[], p_bodies text[],
    p_htmls text[], p_excerpts text[], p_replies bigint[], p_mentions text[])
RETURNS TABLE (refusal text, until timestamptz, number bigint, moment timestamptz, event bigint, words jsonb)
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT * FROM chat_write(
        p_conversation, p_at, p_authors, p_epochs, p_refs, p_bodies, p_htmls, p_excerpts, p_replies, p_mentions,
        array_fill('{}'::text, ARRAY[cardinality(p_authors)]));
END
$$;
