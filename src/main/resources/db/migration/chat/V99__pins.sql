-- What is to stay in sight.

ALTER TABLE message ADD COLUMN pinned_at timestamptz;
ALTER TABLE message ADD COLUMN pinned_by bigint REFERENCES account (id);
ALTER TABLE message ADD CONSTRAINT message_pinned CHECK ((pinned_at IS NULL) = (pinned_by IS NULL)
                                                         AND (pinned_at IS NULL OR gone IS NULL));
CREATE INDEX message_pinned ON message (conversation, pinned_at) WHERE pinned_at IS NOT NULL;

-- What is pinned, the latest first.
CREATE FUNCTION chat_pins(p_conversation bigint) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'seq', m.seq, 'author', chat_person(m.author), 'excerpt', m.excerpt, 'file', chat_first_file(m),
        'at', chat_time(m.at)) ORDER BY m.pinned_at DESC, m.seq DESC), '[]')
    FROM message m WHERE m.conversation = p_conversation AND m.pinned_at IS NOT NULL
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
        'reply', (SELECT jsonb_build_object('seq', q.seq, 'author', chat_person(q.author),
                                            'excerpt', CASE WHEN q.gone IS NULL THEN q.excerpt ELSE '' END,
                                            'file', chat_first_file(q))
                  FROM message q WHERE q.conversation = m.conversation AND q.seq = m.reply_to),
        'at', chat_time(m.at),
        'edited', chat_time(m.edited_at),
        'deleted', m.gone,
        'mentions', CASE WHEN m.gone IS NULL THEN to_jsonb(m.mentions) ELSE '[]' END)
$$;
