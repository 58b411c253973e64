package io.placard.site.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of a search, for what it asks and for how frequent that is. All take the same values: $1 words that must be
 * there, $2 that must not, $3 account, $4 roles that verify, $5 user name, $6 tags, $7 language, $8 before, $9 after, $10
 * kind, $11 to $13 the place behind which the list begins, $14 lines.
 *
 * <p>A word that is in half of all texts and one that is in two of them need different ways, which PostgreSQL does not
 * find by itself: what it knows of frequencies lags behind, and it thinks little of opening a text. So the way is
 * chosen by a look at the newest texts, and fences ({@code OFFSET 0}) keep it to that way.
 */
final class Statements {

    /** Of each kind no more are counted. */
    static final int COUNTED = 100;

    /** So many are looked at for one page. */
    static final int LISTED = 200;

    /** The newest that are gone through for a frequent word. */
    private static final int WALKED = 6_000;

    private static final String ASKED = """
            WITH asked AS MATERIALIZED (
                SELECT search_query($1::text[], $2::text[], '') AS words,
                       coalesce(search_query($1, '{}', '^') && search_query('{}', $2, ''),
                                search_query($1, '{}', '^')) AS heads,
                       -- the terms that are more than one gram, of which the index does not tell whether they stand side by side
                       ARRAY(SELECT search_fold(t) FROM unnest($1) t
                             WHERE search_needle(t, '', false) LIKE '%'' & ''%') AS phrases,
                       CASE WHEN NOT $11::boolean THEN $12::timestamptz ELSE 'infinity' END AS until,
                       CASE WHEN NOT $11 THEN $13::bigint ELSE 9223372036854775807 END AS until_id,
                       -- so that each value has a type, asked for or not
                       num_nulls($5::text, $7::text, $8::timestamptz, $9::timestamptz, $10::text, $14::int)),
            viewer AS MATERIALIZED (
                SELECT (SELECT v.id FROM account v WHERE v.id = $3 AND v.active) AS id,
                       EXISTS (SELECT FROM account v WHERE v.id = $3 AND v.active AND v.role = ANY ($4)) AS verifies),
            tagged AS MATERIALIZED (
                SELECT x.article FROM unnest($6::text[]) WITH ORDINALITY n (name, place)
                JOIN tag t ON search_fold(t.name) = n.name OR t.slug = n.name
                    OR t.id = (SELECT l.tag FROM tag_alias l WHERE l.slug = n.name)
                JOIN article_tag x ON x.tag = t.id
                GROUP BY x.article HAVING count(DISTINCT n.place) = cardinality($6))
            """;

    private static final String MAY = "(e.open OR (SELECT verifies FROM viewer) OR e.keeper = (SELECT id FROM viewer))";
    private static final String USER = "e.author = (SELECT p.id FROM account p WHERE p.username = $5)";
    private static final String TAGS = "e.article IN (SELECT article FROM tagged)";
    private static final String LANGUAGE = "e.language = $7";
    private static final String FILE = """
            e.kind IN ('article', 'file') AND (e.kind = 'file'
                OR e.source IN (SELECT f.article FROM search_entry f WHERE f.kind = 'file'))
            """;
    private static final String BEFORE = "e.at < $8";
    private static final String AFTER = "e.at >= $9";
    private static final String KIND = "e.kind = $10";

    /**
     * For the transaction: how long its next statement may take; that its plan is made once and not for each question;
     * that nothing is compiled for what takes milliseconds. And of the newest that the operators leave, how many there are
     * and how many have the words.
     */
    private static final String SAMPLED = """
            SELECT set_config('statement_timeout', $15, true), set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('jit', 'off', true), set_config('work_mem', '16MB', true),
                   set_config('max_parallel_workers_per_gather', '0', true),
                   n.there, n.fitting FROM ({sampled}) n
            """;

    private static final String NEWEST = """
            SELECT count(*)::int AS there, (count(*) FILTER (WHERE {has-words}))::int AS fitting
            FROM (SELECT e.grams FROM search_entry e WHERE {narrow} ORDER BY e.at DESC, e.id DESC LIMIT {sample}) e
            """;

    /** All that have the words. */
    private static final String HAVING_WORDS = """
            , fitting AS MATERIALIZED (
                SELECT e.kind, e.id, e.at FROM (SELECT * FROM search_entry e WHERE {has-words} OFFSET 0) e WHERE {narrow})
            """;

    private static final String COUNTED_BY_INDEX = "SELECT f.id FROM fitting f WHERE f.kind = k.kind LIMIT {counted}";
    /** Comments, which are many, from the newest down; what is less by the index. */
    private static final String COUNTED_BY_TIME = """
            (SELECT e.id
             FROM (SELECT * FROM search_entry e WHERE e.kind = k.kind AND k.kind <> 'comment' AND {has-words} OFFSET 0) e
             WHERE {narrow} LIMIT {counted})
            UNION ALL
            (SELECT e.id FROM (
                 SELECT * FROM search_entry e WHERE e.kind = 'comment' AND k.kind = 'comment' AND {narrow}
                 ORDER BY e.at DESC, e.id DESC LIMIT {walked}) e
             WHERE {has-words} LIMIT {counted})
            """;

    private static final String COUNTED_BY_REST = """
            SELECT e.id FROM (SELECT * FROM search_entry e WHERE e.kind = k.kind AND {narrow} OFFSET 0) e
            WHERE coalesce({has-words}, true) LIMIT {counted}
            """;

    private static final String LISTED_BY_INDEX = "SELECT e.kind, e.id, e.at FROM fitting e WHERE {kind} AND {behind}";
    private static final String LISTED_BY_TIME = """
            SELECT e.kind, e.id, e.at FROM (
                SELECT * FROM search_entry e WHERE {kind} AND {narrow} AND {behind}
                ORDER BY e.at DESC, e.id DESC LIMIT {walked}) e
            WHERE coalesce({has-words}, true)
            """;

    /** Whether there may be more than was gone through. */
    private static final String UNLISTED = """
            ((SELECT count(*) FROM listed) < {listed}
                AND EXISTS (SELECT FROM search_entry e WHERE {kind} AND {narrow} AND {behind} OFFSET {walked}))
            """;

    private static final String UNCOUNTED = """
            ((SELECT count(*) FROM counted c WHERE c.kind = 'comment') < {counted}
                AND EXISTS (SELECT FROM search_entry e WHERE e.kind = 'comment' AND {narrow} OFFSET {walked}))
            """;

    /**
     * The rule of rank: what has all words in its title comes first, then what was written last, then what has the higher
     * number. So a place in the list is told by these three alone, and stays where it is when something new comes.
     *
     * <p>Work is bounded. Without a look at any whole text it is known what may fit; of that the next 200 in rank, and 101
     * of each kind for its count, are read and looked at: whether a phrase stands there side by side, whether what must
     * not be there is not, whether the reader may read it now.
     */
    private static final String FOUND = """
            , titled AS MATERIALIZED (
                SELECT e.kind, e.id, e.at
                FROM (SELECT * FROM search_entry e WHERE e.grams @@ (SELECT heads FROM asked) OFFSET 0) e WHERE {narrow}),
            counted AS (
                SELECT k.kind, m.id FROM unnest(ARRAY['article', 'comment', 'person', 'file']) AS k (kind)
                CROSS JOIN LATERAL ({count}) m),
            heads AS MATERIALIZED (
                SELECT e.kind, e.id, e.at FROM titled e
                WHERE {kind} AND ($11 IS NULL OR $11 AND (e.at, e.id) < ($12, $13))
                ORDER BY e.at DESC, e.id DESC LIMIT {listed}),
            listed AS MATERIALIZED (
                SELECT true AS head, h.* FROM heads h
                UNION ALL
                SELECT false, r.* FROM (
                    SELECT e.* FROM ({list}) e WHERE e.id NOT IN (SELECT id FROM titled)
                    ORDER BY e.at DESC, e.id DESC LIMIT {listed} - (SELECT count(*) FROM heads)) r),
            fit AS MATERIALIZED (
                SELECT e.id FROM (SELECT kind, id FROM counted UNION SELECT kind, id FROM listed) c
                JOIN search_entry e ON e.kind = c.kind AND e.id = c.id LEFT JOIN article a ON a.id = e.article
                WHERE NOT EXISTS (SELECT FROM unnest((SELECT phrases FROM asked)) t WHERE strpos(e.folded, t) = 0)
                  AND NOT EXISTS (SELECT FROM unnest($2) t
                                  WHERE strpos(e.folded, search_fold(t)) > 0 AND e.grams @@ search_query(ARRAY[t], '{}', ''))
                  AND (a.id IS NULL OR a.state = 'verified' OR (SELECT verifies FROM viewer)
                       OR a.author = (SELECT id FROM viewer))),
            shown AS (
                SELECT l.* FROM listed l JOIN fit USING (id) ORDER BY l.head DESC, l.at DESC, l.id DESC LIMIT $14)
            SELECT (SELECT json_object_agg(kind, json_build_array(fitting, tried)) FROM (
                        SELECT c.kind, count(fit.id) AS fitting, count(*) AS tried
                        FROM counted c LEFT JOIN fit USING (id) GROUP BY c.kind) AS n) AS counts,
                   {unfinished} AS unfinished,
                   (SELECT count(*)::int FROM listed) AS tried,
                   (SELECT json_build_array(head, floor(extract(epoch FROM at) * 1000000)::bigint, id)
                    FROM listed ORDER BY head, at, id LIMIT 1) AS last,
                   (SELECT json_agg(json_build_object('place', json_build_array(
                               s.head, floor(extract(epoch FROM s.at) * 1000000)::bigint, s.id),
                           'kind', e.kind, 'source', e.source, 'article', coalesce(e.article, 0), 'headline', a.title,
                           'language', e.language, 'open', e.open, 'title', e.title, 'body', left(e.body, 20000),
                           'id', p.id, 'username', p.username, 'nickname', p.nickname, 'role', p.role, 'picture', p.picture)
                       ORDER BY s.head DESC, s.at DESC, s.id DESC)
                    FROM shown s JOIN search_entry e ON e.kind = s.kind AND e.id = s.id JOIN account p ON p.id = e.author
                    LEFT JOIN article a ON a.id = e.article) AS entries
            """;

    private static final String INDEXED = found(HAVING_WORDS, COUNTED_BY_INDEX, LISTED_BY_INDEX, "false");

    /** PostgreSQL does not begin with the second part while no row asks for it. */
    private static final String TRIED = """
            WITH first AS MATERIALIZED ({first})
            SELECT * FROM first WHERE NOT unfinished
            UNION ALL
            SELECT i.* FROM (SELECT FROM first WHERE unfinished) f CROSS JOIN LATERAL ({index}) i
            """;

    private Statements() {}

    /** Looks at the newest of what is asked for; takes $15, the milliseconds that the next statement may take. */
    static String sampled(Query query) {
        var sampled = query.words().isEmpty() ? "SELECT 0 AS there, 0 AS fitting" : NEWEST;
        return filled(ASKED + SAMPLED.replace("{sampled}", sampled), query, "true");
    }

    /** Finds what was asked for: where the way chosen does not come to an end, by the index, in the same statement. */
    static String found(Question question, Way way) {
        var byIndex = filled(INDEXED, question);
        return switch (way) {
            case INDEX -> byIndex;
            case TIME ->
                tried(found("", COUNTED_BY_TIME, LISTED_BY_TIME, UNLISTED + " OR " + UNCOUNTED), question, byIndex);
            case REST -> tried(found("", COUNTED_BY_REST, LISTED_BY_TIME, UNLISTED), question, byIndex);
        };
    }

    private static String tried(String first, Question question, String byIndex) {
        return TRIED.replace("{first}", filled(first, question)).replace("{index}", byIndex);
    }

    private static String found(String fitting, String count, String list, String unfinished) {
        return ASKED
                + fitting
                + FOUND.replace("{count}", count).replace("{list}", list).replace("{unfinished}", unfinished);
    }

    private static String filled(String statement, Question question) {
        return filled(statement, question.query(), question.kind().isPresent() ? KIND : "true");
    }

    /** With words of this class only: none of an asker's gets here. */
    private static String filled(String statement, Query query, String kind) {
        return statement
                .replace("{narrow}", narrow(query))
                .replace("{kind}", kind)
                .replace("{behind}", "(e.at, e.id) < ((SELECT until FROM asked), (SELECT until_id FROM asked))")
                .replace("{has-words}", "e.grams @@ (SELECT words FROM asked)")
                .replace("{counted}", Integer.toString(COUNTED + 1))
                .replace("{listed}", Integer.toString(LISTED))
                .replace("{sample}", Integer.toString(Way.SAMPLE))
                .replace("{walked}", Integer.toString(WALKED));
    }

    private static String narrow(Query query) {
        var clauses = new ArrayList<>(List.of(MAY));
        query.user().ifPresent(user -> clauses.add(USER));
        query.language().ifPresent(language -> clauses.add(LANGUAGE));
        query.before().ifPresent(day -> clauses.add(BEFORE));
        query.after().ifPresent(day -> clauses.add(AFTER));
        if (!query.tags().isEmpty()) {
            clauses.add(TAGS);
        }
        if (query.file()) {
            clauses.add(FILE);
        }
        return String.join(" AND ", clauses);
    }
}
