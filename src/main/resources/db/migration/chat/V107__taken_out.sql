-- Who is taken out of a conversation learns no more what it is called: all notices about it go, but those of staff.
CREATE OR REPLACE FUNCTION conversation_member_unnotice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM notice n
    WHERE n.account = OLD.account AND n.conversation = OLD.conversation
      AND (n.keyword = 'chat:' || OLD.conversation OR NOT EXISTS (
          SELECT FROM account a WHERE a.id = OLD.account AND a.role IN ('superuser', 'secretariat')));
    RETURN NULL;
END
$$;

-- As before, but that a conversation is named to its members and to staff alone.
CREATE OR REPLACE FUNCTION notice_about(n notice) RETURNS TABLE (subject text, language text, waiting integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
    SELECT coalesce(r.title, CASE WHEN m.account IS NULL AND a.role NOT IN ('superuser', 'secretariat') THEN ''
                             WHEN z.chinese THEN c.chinese ELSE c.english END),
           coalesce(r.language, CASE WHEN z.chinese THEN 'zh-Hans' ELSE 'en' END),
           coalesce(chat_unread(c, m), 0)
    FROM (SELECT) one
    LEFT JOIN article r ON r.id = n.article
    LEFT JOIN conversation c ON c.id = n.conversation
    LEFT JOIN conversation_member m ON m.conversation = n.conversation AND m.account = n.account
    LEFT JOIN account a ON a.id = n.account
    CROSS JOIN LATERAL (SELECT c.chinese <> '' AND (c.english = '' OR a.language = 'zh-Hans') AS chinese) z
$$;

DELETE FROM notice n USING account a
WHERE a.id = n.account AND n.conversation IS NOT NULL AND a.role NOT IN ('superuser', 'secretariat')
  AND NOT EXISTS (SELECT FROM conversation_member m WHERE m.conversation = n.conversation AND m.account = n.account);
