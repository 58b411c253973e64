-- Who does not want to be seen coming and going, and so sees nobody either. All else of presence is in Redis.
CREATE TABLE presence_hidden (
    account bigint PRIMARY KEY REFERENCES account (id)
);

-- Whether somebody may know that somebody else is there.
CREATE FUNCTION presence_shown(p_reader bigint, p_other bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT p_reader <> p_other
       AND (SELECT count(*) = 2 FROM account a WHERE a.id IN (p_reader, p_other) AND a.active)
       AND NOT EXISTS (SELECT FROM presence_hidden h WHERE h.account IN (p_reader, p_other))
       AND NOT EXISTS (
           SELECT FROM chat_block b WHERE (b.account, b.blocked) IN ((p_reader, p_other), (p_other, p_reader)))
       AND EXISTS (
           SELECT FROM conversation_member m
           JOIN conversation_member o ON o.conversation = m.conversation AND o.account = p_other
           WHERE m.account = p_reader)
$$;
