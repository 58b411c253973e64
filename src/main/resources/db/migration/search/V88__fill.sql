-- Fills the lines of all that can be found at once, behind an import that put its rows down without the triggers of V65:
-- these took six minutes for 10,000 articles and 100,000 comments, most of it for single rows in the index. A line is what
-- those triggers write; ArchiveTest holds the two against each other.
CREATE FUNCTION search_fill() RETURNS void LANGUAGE plpgsql
    SET maintenance_work_mem = '256MB'
    -- the words are cut by as many processors as there are
    SET max_parallel_workers_per_gather = 8
    SET parallel_setup_cost = 0
    SET parallel_tuple_cost = 0
    SET min_parallel_table_scan_size = 0
AS $$
BEGIN
    TRUNCATE search_entry;
    DROP INDEX search_entry_grams;
    ALTER TABLE search_entry DISABLE TRIGGER search_entry_index;
    CREATE TEMP TABLE search_filling ON COMMIT DROP AS
    SELECT e.kind, e.source, e.article, e.keeper, e.author, e.language, e.open, e.at, e.title, e.body,
           f.title || E'\n' || f.body AS folded,
           array_to_tsvector(search_grams(f.title || E'\n' || f.body)
               || ARRAY(SELECT '^' || gram FROM unnest(search_grams(f.title)) gram)) AS grams
    FROM (SELECT 'article' AS kind, id AS source, id AS article, author AS keeper, author, language,
                 state = 'verified' AS open, created_at AS at, title, search_plain(body_html) AS body
          FROM article
          UNION ALL
          SELECT 'comment', c.id, a.id, a.author, c.author, a.language, a.state = 'verified', c.created_at, '',
                 search_plain(c.body_html)
          FROM comment c JOIN article a ON a.id = c.article WHERE c.gone IS NULL
          UNION ALL
          SELECT 'person', id, NULL, NULL, id, NULL, true, created_at, nickname || ' @' || username, description
          FROM account WHERE active
          UNION ALL
          SELECT 'file', u.id, a.id, a.author, u.account, a.language, a.state = 'verified', u.created_at, u.name, ''
          FROM upload u JOIN article a ON a.id = u.article JOIN article_revision r ON r.id = u.revision
          WHERE a.state <> 'verified' OR r.state = 'verified') e,
         LATERAL (SELECT search_fold(e.title) AS title, search_fold(e.body) AS body OFFSET 0) f;
    INSERT INTO search_entry (kind, source, article, keeper, author, language, open, at, title, body, folded, grams)
    SELECT * FROM search_filling ORDER BY at, source;
    DROP TABLE search_filling;
    ALTER TABLE search_entry ENABLE TRIGGER search_entry_index;
    CREATE INDEX search_entry_grams ON search_entry USING gin (grams) WITH (fastupdate = off);
END
$$;
