-- Who was anonymised is called '~' and their number, as nobody else can be: the row stays, for what they published hangs on
-- it. Names that only look like that are given a sign before them.
UPDATE account SET nickname = left('≈' || nickname, 40) WHERE normalize(nickname, NFKC) ~ '^~[0-9]+$';

ALTER TABLE account
    DROP CONSTRAINT account_username_check,
    ADD CONSTRAINT account_username_check
        CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,31}$' OR username = '~' || id::text),
    ADD CONSTRAINT account_former CHECK (
        CASE WHEN starts_with(username, '~') THEN nickname = username AND NOT active
             ELSE normalize(nickname, NFKC) !~ '^~[0-9]+$' END);

-- What others wrote, without this user name: a mention leaves its sign, an address leads nowhere. Never longer than before,
-- for a user name has two letters at least. The rules are those of MentionLinks.
CREATE FUNCTION former_plain(words text, username text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(words, '(?<![A-Za-z0-9_.@/+-])@' || name || '(?![._-]*[A-Za-z0-9@])', '@…', 'gi'),
        '/people/' || name || '(?![._-]*[A-Za-z0-9])', '/people/-', 'gi')
    FROM (SELECT replace(username, '.', '\.')) AS n (name)
$$;

-- The same for safe HTML as Placard stores it, where a link to that person becomes its own words.
CREATE FUNCTION former_html(html text, username text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT former_plain(
        regexp_replace(
            regexp_replace(html,
                '<a\s[^>]*href="[^"]*/people/' || name || '/?(?:[?#][^"]*)?"[^>]*>((?:[^<]|<(?!/a>))*)</a>', '\1', 'gi'),
            '(?<![A-Za-z0-9_.@/+-])&#64;' || name || '(?![._-]*(?:[A-Za-z0-9@]|&#64;))', '@…', 'gi'),
        username)
    FROM (SELECT replace(username, '.', '\.')) AS n (name)
$$;

-- Whether words may hold it: cheap, where nearly all do not.
CREATE FUNCTION former_in(words text, username text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT strpos(lower(words), '@' || username) > 0 OR strpos(lower(words), '/people/' || username) > 0
$$;
