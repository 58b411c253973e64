-- What was said, as it is looked for: search's grams, each with its conversation's number before it, so that a look into
-- one conversation costs nothing of the others, however many there are. Written a moment behind a message and not with it,
-- since cutting words costs as much as writing them; docs/decisions/0009-chat.md.
CREATE TABLE message_word (
    conversation bigint      NOT NULL,
    seq          bigint      NOT NULL,
    at           timestamptz NOT NULL,
    folded       text        NOT NULL,
    grams        tsvector    NOT NULL,
    PRIMARY KEY (conversation, seq),
    FOREIGN KEY (conversation, seq) REFERENCES message (conversation, seq) ON DELETE CASCADE
);

-- Not packed: of a frequent word hundreds are opened for one question.
ALTER TABLE message_word ALTER COLUMN folded SET STORAGE EXTERNAL, ALTER COLUMN grams SET STORAGE EXTERNAL;

CREATE INDEX message_word_grams ON message_word USING gin (grams) WITH (fastupdate = off);

-- How far what is done behind a conversation's messages has come.
CREATE TABLE chat_behind (
    conversation bigint PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    indexed      bigint NOT NULL DEFAULT 0,
    told         bigint NOT NULL DEFAULT 0
);

-- What else than words a message is found by: who wrote it, and what is in it.
CREATE FUNCTION chat_traits(m message) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ARRAY['@' || m.author]
        || CASE WHEN m.body_html ~ '<a [^>]*href="(?!/people/)' THEN ARRAY['#link'] ELSE '{}' END
        || CASE WHEN m.files > 0 THEN ARRAY['#file'] || ARRAY(
               SELECT '#picture' FROM message_file w JOIN upload u ON u.id = w.upload JOIN file f ON f.hash = u.file
               WHERE w.conversation = m.conversation AND w.seq = m.seq AND f.kind = 'picture' LIMIT 1) ELSE '{}' END
$$;

-- What is looked through: the words of a message, and what its files are called.
CREATE FUNCTION chat_plain(m message) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT search_plain(m.body_html) || CASE WHEN m.files > 0 THEN coalesce((
        SELECT CASE m.body WHEN '' THEN '' ELSE ' ' END || string_agg(u.name, ' ' ORDER BY w.place)
        FROM message_file w JOIN upload u ON u.id = w.upload
        WHERE w.conversation = m.conversation AND w.seq = m.seq), '') ELSE '' END
$$;

CREATE FUNCTION chat_words(m message) RETURNS message_word LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT m.conversation, m.seq, m.at, CASE WHEN m.gone IS NULL THEN f ELSE '' END,
           CASE WHEN m.gone IS NULL THEN array_to_tsvector(ARRAY(
               SELECT m.conversation || ':' || g FROM unnest(search_grams(f) || chat_traits(m)) g)) ELSE '' END
    FROM search_fold(chat_plain(m)) f
$$;

-- Takes in what was said meanwhile; how many messages. One does it at a time, and who comes second leaves it to them.
CREATE FUNCTION chat_index(p_since timestamptz, p_most integer) RETURNS integer LANGUAGE plpgsql AS $$
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
        WHERE c.last_at >= p_since AND c.head > coalesce(b.indexed, 0)
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

-- Of what is changed or deleted the old words are forgotten at once, also where they were not yet taken in.
CREATE FUNCTION message_reword() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO message_word SELECT w.* FROM chat_words(NEW) w
    ON CONFLICT (conversation, seq) DO UPDATE SET folded = EXCLUDED.folded, grams = EXCLUDED.grams;
    RETURN NULL;
END
$$;

CREATE TRIGGER message_reword AFTER UPDATE OF body_html, gone ON message
    FOR EACH ROW WHEN (OLD.body_html IS DISTINCT FROM NEW.body_html OR OLD.gone IS DISTINCT FROM NEW.gone)
    EXECUTE FUNCTION message_reword();

-- The number of the first message of a moment or later; one behind the newest where there is none. Numbers have no gap and
-- rise with time, so it is found by halves and needs no index of times.
CREATE FUNCTION chat_seq_at(p_conversation bigint, p_head bigint, p_at timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE AS $$
DECLARE
    low    bigint := 1;
    high   bigint := p_head + 1;
    middle bigint;
    moment timestamptz;
BEGIN
    WHILE low < high LOOP
        middle := (low + high) / 2;
        SELECT m.at INTO moment FROM message m WHERE m.conversation = p_conversation AND m.seq = middle;
        IF moment < p_at THEN
            low := middle + 1;
        ELSE
            high := middle;
        END IF;
    END LOOP;
    RETURN low;
END
$$;

-- Whom a name means: who has it as user name; else those whose nickname or its spelling begins like it.
CREATE FUNCTION chat_called(p_name text) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT ARRAY[a.id] FROM account a WHERE a.username = p_name),
        (SELECT array_agg(a.id) FROM (
            SELECT a.id FROM account a, replace(substring(p_name FROM '^[a-z ]+$'), ' ', '') AS s (spelt)
            WHERE starts_with(lower(normalize(a.nickname, NFKC)), p_name)
               OR s.spelt <> '' AND (starts_with(a.pinyin, s.spelt) OR starts_with(a.initials, s.spelt))
            LIMIT 50) a),
        '{}')
$$;

-- Those of a range of messages that have the words and traits, from the newest down until there are enough.
CREATE FUNCTION chat_walk(
    p_conversation bigint, p_query tsquery, p_phrases text[], p_not text[], p_from bigint, p_until bigint, p_most integer)
RETURNS SETOF message_word LANGUAGE sql STABLE ROWS 20 AS $$
    SELECT w.* FROM (
        SELECT * FROM message_word g
        WHERE g.conversation = p_conversation AND g.seq >= p_from AND g.seq < p_until
        ORDER BY g.seq DESC OFFSET 0) w
    WHERE coalesce(w.grams @@ p_query, w.folded <> '')
      AND NOT EXISTS (SELECT FROM unnest(p_phrases) t WHERE strpos(w.folded, t) = 0)
      AND NOT EXISTS (SELECT FROM unnest(p_not) t WHERE strpos(w.folded, t) > 0)
    LIMIT p_most
$$;

-- The newest in one conversation that have the words and traits. What most messages have is found by a glance at the newest;
-- what few have, by the index of grams; what more than 500 have, by going from the newest down until there are enough. The
-- fences (OFFSET 0) hold the planner to either way, for it knows nothing of how frequent a word is in a conversation.
CREATE FUNCTION chat_find_in(
    p_conversation bigint, p_query tsquery, p_rare boolean, p_glance integer, p_phrases text[], p_not text[],
    p_from bigint, p_until bigint, p_most integer)
RETURNS SETOF message_word LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE
    few    constant integer := 500;
    newest constant bigint := greatest(p_from, p_until - p_glance);
    found  message_word[];
    hits   bigint[];
BEGIN
    IF p_rare AND p_until - p_from > few THEN
        IF newest < p_until THEN
            found := ARRAY(SELECT w FROM chat_walk(p_conversation, p_query, p_phrases, p_not, newest, p_until, p_most) w);
            IF cardinality(found) = p_most THEN
                RETURN QUERY SELECT f.* FROM unnest(found) f;
                RETURN;
            END IF;
        END IF;
        hits := ARRAY(
            SELECT w.seq FROM (SELECT g.seq FROM message_word g WHERE g.grams @@ p_query OFFSET 0) w
            WHERE w.seq >= p_from AND w.seq < p_until
            LIMIT few);
        IF cardinality(hits) < few THEN
            RETURN QUERY
                SELECT w.* FROM message_word w
                WHERE w.conversation = p_conversation AND w.seq = ANY (hits)
                  AND NOT EXISTS (SELECT FROM unnest(p_phrases) t WHERE strpos(w.folded, t) = 0)
                  AND NOT EXISTS (SELECT FROM unnest(p_not) t WHERE strpos(w.folded, t) > 0)
                ORDER BY w.seq DESC LIMIT p_most;
            RETURN;
        END IF;
    END IF;
    RETURN QUERY SELECT w.* FROM chat_walk(p_conversation, p_query, p_phrases, p_not, p_from, p_until, p_most) w;
END
$$;

-- What somebody may read that was asked for, newest first, behind a place; from one conversation or, where there is none,
-- from all that they are in. Whether a name in "from:" or "in:" is nobody's is told apart from that nothing was found.
CREATE FUNCTION chat_find(
    p_account bigint, p_conversation bigint, p_words text[], p_without text[], p_from text, p_in text,
    p_has text[], p_before timestamptz, p_after timestamptz, p_at timestamptz, p_behind bigint, p_seq bigint,
    p_most integer, OUT nobody boolean, OUT nowhere boolean, OUT hits jsonb)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    c       record;
    people  constant bigint[] := CASE WHEN p_from IS NULL THEN '{}' ELSE chat_called(p_from) END;
    phrases constant text[] := ARRAY(SELECT search_fold(t) FROM unnest(p_words) t
                                     WHERE search_needle(t, '', false) LIKE '%'' & ''%');
    lacking constant text[] := ARRAY(SELECT search_fold(t) FROM unnest(p_without) t
                                     WHERE search_needle(t, '', false) LIKE '%'' & ''%');
    rare    constant boolean := cardinality(p_words) > 0 OR p_from IS NOT NULL OR cardinality(p_has) > 0;
    parts   constant text := concat_ws(' & ',
        nullif(search_query(p_words, p_without, '~:')::text, ''),
        (SELECT '(' || string_agg(search_lexeme('~:@' || p), ' | ') || ')' FROM unnest(people) p),
        (SELECT string_agg(search_lexeme('~:#' || h), ' & ') FROM unnest(p_has) h));
    found   message_word[] := '{}';
    fresh   message_word[];
    first   bigint;
BEGIN
    nobody := p_from IS NOT NULL AND people = '{}';
    nowhere := p_in IS NOT NULL;
    FOR c IN
        SELECT k.id, k.head, k.last_at FROM conversation_member m JOIN conversation k ON k.id = m.conversation
        WHERE m.account = p_account AND (p_conversation IS NULL OR k.id = p_conversation) AND k.head > 0
          AND (p_in IS NULL OR CASE k.kind
               WHEN 'discussion' THEN strpos(search_fold(k.english), p_in) > 0 OR strpos(search_fold(k.chinese), p_in) > 0
               ELSE CASE p_account WHEN k.low THEN k.high ELSE k.low END = ANY (chat_called(p_in)) END)
        ORDER BY k.last_at DESC
    LOOP
        nowhere := false;
        CONTINUE WHEN nobody;
        -- nothing here is newer than what was found
        EXIT WHEN cardinality(found) >= p_most AND found[p_most].at > c.last_at;
        first := CASE WHEN p_after IS NULL THEN 1 ELSE chat_seq_at(c.id, c.head, p_after) END;
        IF cardinality(found) >= p_most THEN
            first := greatest(first, chat_seq_at(c.id, c.head, found[p_most].at));
        END IF;
        fresh := ARRAY(
            SELECT w FROM chat_find_in(
                c.id, replace(nullif(parts, ''), '~:', c.id || ':')::tsquery, rare,
                CASE WHEN p_conversation IS NULL THEN 0 ELSE 300 END, phrases, lacking, first,
                least(CASE WHEN p_before IS NULL THEN c.head + 1 ELSE chat_seq_at(c.id, c.head, p_before) END,
                      CASE WHEN p_at IS NULL THEN c.head + 1
                           WHEN c.id = p_behind THEN p_seq
                           ELSE chat_seq_at(c.id, c.head, p_at + CASE WHEN c.id < p_behind THEN interval '1 microsecond'
                                                                      ELSE interval '0' END) END),
                p_most) w);
        IF cardinality(fresh) > 0 THEN
            found := ARRAY(SELECT f FROM unnest(found || fresh) f
                           ORDER BY f.at DESC, f.conversation DESC, f.seq DESC LIMIT p_most);
        END IF;
    END LOOP;
    -- of what was taken in a moment ago the words are those of that moment: what does not stand any more is left out
    SELECT jsonb_agg(jsonb_build_object(
               'conversation', k.id, 'kind', k.kind, 'english', k.english, 'chinese', k.chinese,
               'other', CASE k.kind WHEN 'pair' THEN chat_person(CASE p_account WHEN k.low THEN k.high ELSE k.low END) END,
               'seq', m.seq, 'at', chat_time(m.at), 'micros', floor(extract(epoch FROM f.at) * 1000000)::bigint,
               'author', chat_person(m.author), 'words', CASE WHEN m.gone IS NULL THEN chat_plain(m) ELSE '' END)
               ORDER BY f.at DESC, f.conversation DESC, f.seq DESC) INTO hits
    FROM unnest(found) f
    JOIN message m ON m.conversation = f.conversation AND m.seq = f.seq AND m.gone IS NULL
    JOIN conversation k ON k.id = f.conversation;
END
$$;
