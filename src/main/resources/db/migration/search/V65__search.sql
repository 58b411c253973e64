-- What can be found: a line for each article, comment, active person and file, written by the triggers below in the same
-- transaction as what it stands for, so no feature has to know of it. docs/decisions/0008-search.md says why it is so.
CREATE SEQUENCE search_entry_id;
CREATE TABLE search_entry (
    id       bigint      NOT NULL DEFAULT nextval('search_entry_id'),
    kind     text        NOT NULL,
    source   bigint      NOT NULL,
    -- the article that it is, or stands in, and that one's author, who may read it before everybody may; none: a person
    article  bigint,
    keeper   bigint,
    -- whose it is
    author   bigint      NOT NULL,
    -- the article's
    language text,
    -- whether everybody may read it; else only those who verify, and its keeper
    open     boolean     NOT NULL,
    at       timestamptz NOT NULL,
    -- plain text, to show; and as it is compared
    title    text        NOT NULL,
    body     text        NOT NULL,
    folded   text        NOT NULL,
    grams    tsvector    NOT NULL,
    PRIMARY KEY (id, kind),
    UNIQUE (kind, source)
) PARTITION BY LIST (kind);

-- Not packed: of a frequent word hundreds are opened for one question.
ALTER TABLE search_entry ALTER COLUMN folded SET STORAGE EXTERNAL, ALTER COLUMN grams SET STORAGE EXTERNAL;

-- A kind has a part and indexes of its own, so that it is counted without a look at the others. The long columns lie
-- apart, so that thousands of lines are gone through in a few pages.
CREATE TABLE search_entry_article PARTITION OF search_entry FOR VALUES IN ('article') WITH (toast_tuple_target = 128);
CREATE TABLE search_entry_comment PARTITION OF search_entry FOR VALUES IN ('comment') WITH (toast_tuple_target = 128);
CREATE TABLE search_entry_person PARTITION OF search_entry FOR VALUES IN ('person') WITH (toast_tuple_target = 128);
CREATE TABLE search_entry_file PARTITION OF search_entry FOR VALUES IN ('file') WITH (toast_tuple_target = 128);

-- without a list of what is still to be put in, which every question would have to read through
CREATE INDEX search_entry_grams ON search_entry USING gin (grams) WITH (fastupdate = off);
CREATE INDEX search_entry_in ON search_entry (article);
CREATE INDEX search_entry_by ON search_entry (author, at DESC, id DESC);
CREATE INDEX search_entry_at ON search_entry (at DESC, id DESC);

-- As words are compared: full-width as half-width letters, capitals as small ones, one space for many.
CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT btrim(lower(regexp_replace(normalize(words, NFKC), '\s+', ' ', 'g')))
$$;

-- A text in runs: characters of a script without spaces, or the letters and digits of a word, or one other sign.
CREATE FUNCTION search_runs(folded text, OUT place bigint, OUT han text, OUT word text, OUT sign text)
    RETURNS SETOF record LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 50 AS $$
    SELECT r.place, r.m[1], left(r.m[2], 64), r.m[3]
    FROM regexp_matches(folded,
        '([\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)'
        || '|((?:(?![\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[[:alnum:]])+)'
        || '|(\S)', 'g') WITH ORDINALITY AS r (m, place)
$$;

-- What a run is found by: each character of the first kind and each two side by side, so that words of one and two
-- characters have an index too; a word whole; a sign.
CREATE FUNCTION search_grams(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT gram COLLATE "C"), '{}') FROM (
        SELECT coalesce(r.word, r.sign) AS gram FROM search_runs(folded) r WHERE r.han IS NULL
        UNION ALL
        SELECT substr(r.han, i, n) FROM search_runs(folded) r, generate_series(1, length(r.han)) i, generate_series(1, 2) n
        WHERE r.han IS NOT NULL AND i + n - 1 <= length(r.han)) AS g
$$;

CREATE FUNCTION search_lexeme(gram text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT '''' || replace(replace(gram, '\', '\\'), '''', '''''') || ''''
$$;

-- The question for one term in the grams, of titles where the mark is '^'. The last word of a term that may go on does so
-- from three letters on. Whether the grams stand side by side is not asked here but of the folded text.
CREATE FUNCTION search_needle(term text, mark text, goes_on boolean) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(search_lexeme(mark || gram) || tail, ' & ') FROM (
        SELECT coalesce(r.word, r.sign) AS gram,
               CASE WHEN goes_on AND length(r.word) > 2 AND r.place = max(r.place) OVER () THEN ':*' ELSE '' END AS tail
        FROM search_runs(search_fold(term)) r WHERE r.han IS NULL
        UNION ALL
        SELECT substr(r.han, i, least(2, length(r.han))), ''
        FROM search_runs(search_fold(term)) r, generate_series(1, greatest(1, length(r.han) - 1)) i
        WHERE r.han IS NOT NULL) AS g
$$;

-- All of these terms; none of those that one gram tells wholly, the others are seen to in the folded text. Of more than
-- two terms only the last may go on: for each that may, all texts with it are listed before they are compared.
CREATE FUNCTION search_query(terms text[], without text[], mark text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(part, ' & ')::tsquery FROM (
        SELECT '(' || search_needle(t, mark, cardinality(terms) < 3 OR place = cardinality(terms)) || ')' AS part
        FROM unnest(terms) WITH ORDINALITY AS u (t, place)
        UNION ALL
        SELECT '!' || n FROM unnest(without) w, search_needle(w, mark, true) n WHERE n NOT LIKE '%'' & ''%') AS p
$$;

-- Safe HTML, as Placard stores it, in plain words.
CREATE FUNCTION search_plain(html text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    plain text := regexp_replace(
        regexp_replace(html, '<!--.*?-->|</?(?:em|strong|code|a)(?:\s[^>]*)?>', '', 'g'), '<[^>]*>', ' ', 'g');
    sign text[];
    code text;
BEGIN
    IF strpos(plain, '&') > 0 THEN
        -- full-width signs and characters outside the first plane are stored by their numbers
        FOR code IN SELECT DISTINCT m[1] FROM regexp_matches(plain, '&#x((?!0000|d[89a-f])[0-9a-f]{4}|0?[1-9a-f][0-9a-f]{4}|10[0-9a-f]{4});', 'g') m LOOP
            plain := replace(plain, '&#x' || code || ';', chr(('x' || lpad(code, 8, '0'))::bit(32)::int));
        END LOOP;
        FOREACH sign SLICE 1 IN ARRAY ARRAY[['&#34;', '"'], ['&#39;', ''''], ['&#43;', '+'], ['&#61;', '='],
            ['&#64;', '@'], ['&#96;', '`'], ['&quot;', '"'], ['&lt;', '<'], ['&gt;', '>'], ['&amp;', '&']] LOOP
            plain := replace(plain, sign[1], sign[2]);
        END LOOP;
    END IF;
    RETURN btrim(regexp_replace(plain, '\s+', ' ', 'g'));
END
$$;

-- Fills what follows from a line's words.
CREATE FUNCTION search_index() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    title text := search_fold(NEW.title);
BEGIN
    NEW.folded := title || E'\n' || search_fold(NEW.body);
    NEW.grams := array_to_tsvector(search_grams(NEW.folded)
        || ARRAY(SELECT '^' || gram FROM unnest(search_grams(title)) gram));
    RETURN NEW;
END
$$;

CREATE TRIGGER search_entry_index BEFORE INSERT OR UPDATE OF title, body ON search_entry
    FOR EACH ROW EXECUTE FUNCTION search_index();

CREATE FUNCTION search_put(entry search_entry) RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_entry (kind, source, article, keeper, author, language, open, at, title, body, folded, grams)
    VALUES (entry.kind, entry.source, entry.article, entry.keeper, entry.author, entry.language, entry.open, entry.at,
            entry.title, entry.body, '', '')
    ON CONFLICT (kind, source) DO UPDATE SET article = EXCLUDED.article, keeper = EXCLUDED.keeper,
        author = EXCLUDED.author, language = EXCLUDED.language, open = EXCLUDED.open, at = EXCLUDED.at,
        title = EXCLUDED.title, body = EXCLUDED.body
$$;

-- The files of an article: of what everybody may read, those of a version that was verified.
CREATE FUNCTION search_files(of bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_entry WHERE kind = 'file' AND article = of;
    INSERT INTO search_entry (kind, source, article, keeper, author, language, open, at, title, body, folded, grams)
    SELECT 'file', u.id, a.id, a.author, u.account, a.language, a.state = 'verified', u.created_at, u.name, '', '', ''
    FROM upload u JOIN article a ON a.id = u.article JOIN article_revision r ON r.id = u.revision
    WHERE a.id = of AND (a.state <> 'verified' OR r.state = 'verified');
END
$$;

CREATE FUNCTION search_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_put(ROW(NULL, 'article', NEW.id, NEW.id, NEW.author, NEW.author, NEW.language, NEW.state = 'verified',
        NEW.created_at, NEW.title, search_plain(NEW.body_html), '', '')::search_entry);
    IF TG_OP = 'UPDATE' THEN
        UPDATE search_entry SET open = (NEW.state = 'verified'), keeper = NEW.author, language = NEW.language
        WHERE article = NEW.id AND kind = 'comment'
          AND (open, keeper, language) IS DISTINCT FROM (NEW.state = 'verified', NEW.author, NEW.language);
        IF EXISTS (SELECT FROM upload WHERE article = NEW.id) THEN
            PERFORM search_files(NEW.id);
        END IF;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION search_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.gone IS NULL THEN
        PERFORM search_put(ROW(NULL, 'comment', NEW.id, a.id, a.author, NEW.author, a.language, a.state = 'verified',
            NEW.created_at, '', search_plain(NEW.body_html), '', '')::search_entry)
        FROM article a WHERE a.id = NEW.article;
    ELSE
        DELETE FROM search_entry WHERE kind = 'comment' AND source = NEW.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION search_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.active THEN
        PERFORM search_put(ROW(NULL, 'person', NEW.id, NULL, NULL, NEW.id, NULL, true, NEW.created_at,
            NEW.nickname || ' @' || NEW.username, NEW.description, '', '')::search_entry);
    ELSE
        DELETE FROM search_entry WHERE kind = 'person' AND source = NEW.id;
    END IF;
    RETURN NULL;
END
$$;

-- An upload that comes to an article, a version of it that is decided on.
CREATE FUNCTION search_upload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM search_files(NEW.article);
    RETURN NULL;
END
$$;

-- Whatever is deleted for good.
CREATE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_entry WHERE kind = TG_ARGV[0] AND source = OLD.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER article_search AFTER INSERT OR UPDATE OF title, body_html, language, state, author, created_at ON article
    FOR EACH ROW EXECUTE FUNCTION search_article();
CREATE TRIGGER comment_search AFTER INSERT OR UPDATE OF body_html, gone ON comment
    FOR EACH ROW EXECUTE FUNCTION search_comment();
CREATE TRIGGER account_search AFTER INSERT OR UPDATE OF username, nickname, description, active ON account
    FOR EACH ROW EXECUTE FUNCTION search_person();
CREATE TRIGGER upload_search_new AFTER INSERT ON upload
    FOR EACH ROW WHEN (NEW.article IS NOT NULL) EXECUTE FUNCTION search_upload();
CREATE TRIGGER upload_search AFTER UPDATE OF article, revision, name ON upload
    FOR EACH ROW WHEN (NEW.article IS NOT NULL) EXECUTE FUNCTION search_upload();
CREATE TRIGGER article_revision_search AFTER UPDATE OF state ON article_revision
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION search_upload();
CREATE TRIGGER article_search_gone AFTER DELETE ON article FOR EACH ROW EXECUTE FUNCTION search_forget('article');
CREATE TRIGGER comment_search_gone AFTER DELETE ON comment FOR EACH ROW EXECUTE FUNCTION search_forget('comment');
CREATE TRIGGER account_search_gone AFTER DELETE ON account FOR EACH ROW EXECUTE FUNCTION search_forget('person');
CREATE TRIGGER upload_search_gone AFTER DELETE ON upload FOR EACH ROW EXECUTE FUNCTION search_forget('file');

-- what there is already
INSERT INTO search_entry (kind, source, article, keeper, author, language, open, at, title, body, folded, grams)
SELECT 'article', id, id, author, author, language, state = 'verified', created_at, title, search_plain(body_html), '', ''
FROM article;
INSERT INTO search_entry (kind, source, article, keeper, author, language, open, at, title, body, folded, grams)
SELECT 'comment', c.id, a.id, a.author, c.author, a.language, a.state = 'verified', c.created_at, '',
       search_plain(c.body_html), '', ''
FROM comment c JOIN article a ON a.id = c.article WHERE c.gone IS NULL;
INSERT INTO search_entry (kind, source, author, open, at, title, body, folded, grams)
SELECT 'person', id, id, true, created_at, nickname || ' @' || username, description, '', '' FROM account WHERE active;
SELECT search_files(article) FROM (SELECT DISTINCT article FROM upload WHERE article IS NOT NULL) AS u;

-- The library looks for parts of titles and names: trigrams find them from three letters on.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX article_library_title ON article USING gin (title gin_trgm_ops) WHERE state = 'verified' AND file;
CREATE INDEX upload_library_name ON upload USING gin (name gin_trgm_ops) WHERE article IS NOT NULL;
