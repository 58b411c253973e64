-- What people think of a message, in one sign.

CREATE TABLE message_reaction (
    conversation bigint      NOT NULL,
    seq          bigint      NOT NULL,
    account      bigint      NOT NULL REFERENCES account (id),
    emoji        text        NOT NULL CHECK (length(emoji) BETWEEN 1 AND 32),
    at           timestamptz NOT NULL,
    PRIMARY KEY (conversation, seq, emoji, account),
    FOREIGN KEY (conversation, seq) REFERENCES message (conversation, seq)
);

CREATE INDEX message_reaction_account ON message_reaction (account);

-- somebody has reacted once; nobody looks for reactions to the others
ALTER TABLE message ADD COLUMN reacted boolean NOT NULL DEFAULT false;

-- Each sign with how many gave it and who gave it first, in the order in which they came.
CREATE FUNCTION chat_reactions(p_conversation bigint, p_seq bigint) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('emoji', r.emoji, 'count', r.number, 'people', (
        SELECT jsonb_agg(jsonb_build_object('id', a.id, 'nickname', a.nickname) ORDER BY w.place)
        FROM unnest(r.first[1:5]) WITH ORDINALITY w (account, place) JOIN account a ON a.id = w.account))
        ORDER BY r.since, r.emoji), '[]')
    FROM (SELECT emoji, count(*) AS number, min(at) AS since, array_agg(account ORDER BY at, account) AS first
          FROM message_reaction WHERE conversation = p_conversation AND seq = p_seq GROUP BY emoji) r
$$;

CREATE OR REPLACE FUNCTION chat_json(m message) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'seq', m.seq,
        'author', chat_person(m.author),
        'ref', m.ref,
        'html', CASE WHEN m.gone IS NULL THEN m.body_html ELSE '' END,
        'files', CASE WHEN m.files > 0 AND m.gone IS NULL THEN chat_files(m) ELSE '[]' END,
        'reactions', CASE WHEN m.reacted AND m.gone IS NULL THEN chat_reactions(m.conversation, m.seq) ELSE '[]' END,
        'reply', (SELECT jsonb_build_object('seq', q.seq, 'author', chat_person(q.author),
                                            'excerpt', CASE WHEN q.gone IS NULL THEN q.excerpt ELSE '' END,
                                            'file', chat_first_file(q))
                  FROM message q WHERE q.conversation = m.conversation AND q.seq = m.reply_to),
        'at', chat_time(m.at),
        'edited', chat_time(m.edited_at),
        'deleted', m.gone,
        'mentions', CASE WHEN m.gone IS NULL THEN to_jsonb(m.mentions) ELSE '[]' END)
$$;
