package io.placard.site.search;

import static io.vertx.core.Future.await;

import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.site.search.Found.Count;
import io.placard.site.search.Found.Entry;
import io.placard.store.Transaction;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Finds in SQL what its asker may read. On virtual threads. */
final class SearchStore {

    private static final String CANCELLED = "57014";
    private static final int COUNTED = 100;
    private static final int LISTED = 200;

    /**
     * For one statement. Its plan is made once and not for each question, since what a planner thinks of a frequent word
     * leads it to read every text; and nothing is compiled for what takes milliseconds.
     */
    private static final String LIMITS = """
            SELECT set_config('statement_timeout', $1, true), set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('jit', 'off', true), set_config('work_mem', '16MB', true),
                   set_config('max_parallel_workers_per_gather', '0', true)
            """;

    /**
     * The rule of rank: what has all words in its title comes first, then what was written last, then what has the higher
     * number. So a place in the list is told by these three alone, and stays where it is when something new comes.
     *
     * <p>Work is bounded. By the index alone, without a look at any text, it is known what may fit; of that the next 200
     * in rank, and 101 of each kind for its count, are read and looked at: whether a phrase stands there side by side,
     * whether what must not be there is not, whether the reader may read it now.
     */
    private static final String FIND = """
            WITH viewer AS (
                SELECT (SELECT v.id FROM account v WHERE v.id = $3 AND v.active) AS id,
                       EXISTS (SELECT FROM account v WHERE v.id = $3 AND v.active AND v.role = ANY ($4)) AS verifies),
            may AS MATERIALIZED (
                SELECT e.id, e.kind, e.at, %s AS head
                FROM search_entry e
                WHERE %s
                  AND (e.open OR (SELECT verifies FROM viewer) OR e.keeper = (SELECT id FROM viewer))
                  AND ($5::text IS NULL OR e.author = (SELECT id FROM account WHERE username = $5))
                  AND (cardinality($6::text[]) = 0 OR e.article IN (
                      SELECT at.article FROM article_tag at JOIN tag t ON t.id = at.tag
                      WHERE search_fold(t.name) = ANY ($6) OR t.slug = ANY ($6)
                      GROUP BY at.article HAVING count(*) >= cardinality($6)))
                  AND ($7::text IS NULL OR e.language = $7)
                  AND (NOT $8::boolean OR e.kind = 'file'
                       OR e.kind = 'article' AND e.source IN (SELECT article FROM search_entry WHERE kind = 'file'))
                  AND ($9::timestamptz IS NULL OR e.at < $9)
                  AND ($10::timestamptz IS NULL OR e.at >= $10)),
            counted AS (
                SELECT k.kind, m.id, NULL::boolean AS head, NULL::timestamptz AS at
                FROM unnest(ARRAY['article', 'comment', 'person', 'file']) AS k (kind)
                CROSS JOIN LATERAL (SELECT id FROM may WHERE kind = k.kind LIMIT %d) m),
            listed AS (
                SELECT kind, id, head, at FROM may
                WHERE ($11::text IS NULL OR kind = $11)
                  AND ($12::boolean IS NULL OR (head, at, id) < ($12, $13, $14::bigint))
                ORDER BY head DESC, at DESC, id DESC LIMIT %d),
            fit AS MATERIALIZED (
                SELECT e.id FROM search_entry e LEFT JOIN article a ON a.id = e.article
                WHERE e.id IN (SELECT id FROM counted UNION SELECT id FROM listed)
                  AND NOT EXISTS (SELECT FROM unnest($1::text[]) t WHERE strpos(e.folded, search_fold(t)) = 0)
                  AND NOT EXISTS (SELECT FROM unnest($2::text[]) t
                                  WHERE strpos(e.folded, search_fold(t)) > 0 AND e.grams @@ search_query(ARRAY[t], '{}', ''))
                  AND (a.id IS NULL OR a.state = 'verified' OR (SELECT verifies FROM viewer)
                       OR a.author = (SELECT id FROM viewer))),
            shown AS (
                SELECT l.* FROM listed l JOIN fit USING (id) ORDER BY l.head DESC, l.at DESC, l.id DESC LIMIT $15)
            SELECT (SELECT json_object_agg(kind, json_build_array(fitting, tried)) FROM (
                        SELECT c.kind, count(fit.id) AS fitting, count(*) AS tried
                        FROM counted c LEFT JOIN fit USING (id) GROUP BY c.kind) AS n) AS counts,
                   (SELECT count(*)::int FROM listed) AS tried,
                   (SELECT json_build_array(head, floor(extract(epoch FROM at) * 1000000)::bigint, id)
                    FROM listed ORDER BY head, at, id LIMIT 1) AS last,
                   (SELECT json_agg(json_build_object('place', json_build_array(
                               s.head, floor(extract(epoch FROM s.at) * 1000000)::bigint, s.id),
                           'kind', e.kind, 'source', e.source, 'article', coalesce(e.article, 0), 'headline', a.title,
                           'language', e.language, 'open', e.open, 'title', e.title, 'body', left(e.body, 20000),
                           'id', p.id, 'username', p.username, 'nickname', p.nickname, 'role', p.role)
                       ORDER BY s.head DESC, s.at DESC, s.id DESC)
                    FROM shown s JOIN search_entry e ON e.id = s.id JOIN account p ON p.id = e.author
                    LEFT JOIN article a ON a.id = e.article) AS entries
            """;

    private static final String BY_WORDS = FIND.formatted(
            "e.id IN (SELECT h.id FROM search_entry h WHERE h.grams @@ search_query($1, '{}', '^'))",
            "e.grams @@ search_query($1, $2, '')",
            COUNTED + 1,
            LISTED);
    private static final String BY_REST = FIND.formatted("false", "true", COUNTED + 1, LISTED);

    private final Pool pool;
    private final String patience;

    /** @param patience milliseconds that a search may take in the database */
    SearchStore(Pool pool, int patience) {
        this.pool = pool;
        this.patience = patience + "ms";
    }

    /** Empty when it took too long. */
    Optional<Found> find(Question question, int most) {
        var values = values(question).addInteger(most + 1);
        var statement = question.query().words().isEmpty() ? BY_REST : BY_WORDS;
        try {
            return Transaction.run(pool, sql -> {
                await(sql.preparedQuery(LIMITS).execute(Tuple.of(patience)));
                var row = await(sql.preparedQuery(statement).execute(values))
                        .iterator()
                        .next();
                return Optional.of(found(row, most));
            });
        } catch (DatabaseException refused) {
            if (CANCELLED.equals(refused.getSqlState())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Tuple values(Question question) {
        var query = question.query();
        var behind = question.behind();
        return Tuple.tuple()
                .addArrayOfString(query.words().toArray(String[]::new))
                .addArrayOfString(query.without().toArray(String[]::new))
                .addLong(question.account())
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addString(query.user().orElse(null))
                .addArrayOfString(query.tags().toArray(String[]::new))
                .addString(query.language().map(Language::tag).orElse(null))
                .addBoolean(query.file())
                .addOffsetDateTime(question.before())
                .addOffsetDateTime(question.after())
                .addString(question.kind().map(Kind::word).orElse(null))
                .addBoolean(behind.map(Cursor::head).orElse(null))
                .addOffsetDateTime(behind.map(Cursor::at).orElse(null))
                .addLong(behind.map(Cursor::entry).orElse(null));
    }

    private static Found found(Row row, int most) {
        var entries = new ArrayList<Entry>();
        if (row.getValue("entries") instanceof JsonArray all) {
            all.forEach(one -> entries.add(entry((JsonObject) one)));
        }
        var shown = List.copyOf(entries.subList(0, Math.min(most, entries.size())));
        Optional<Cursor> next = Optional.empty();
        if (entries.size() > most) {
            next = Optional.of(shown.getLast().place());
        } else if (row.getInteger("tried") == LISTED) {
            next = Optional.of(cursor((JsonArray) row.getValue("last")));
        }
        return new Found(counts(row), shown, next);
    }

    private static EnumMap<Kind, Count> counts(Row row) {
        var counts = new EnumMap<Kind, Count>(Kind.class);
        var told = row.getValue("counts") instanceof JsonObject some ? some : new JsonObject();
        for (var kind : Kind.values()) {
            var numbers = told.getJsonArray(kind.word(), new JsonArray().add(0).add(0));
            counts.put(kind, new Count(Math.min(COUNTED, numbers.getInteger(0)), numbers.getInteger(1) > COUNTED));
        }
        return counts;
    }

    private static Entry entry(JsonObject told) {
        var place = cursor(told.getJsonArray("place"));
        return new Entry(
                place,
                Kind.named(told.getString("kind")).orElseThrow(),
                told.getLong("source"),
                told.getLong("article"),
                told.getString("headline", ""),
                Optional.ofNullable(told.getString("language")).flatMap(Language::of),
                told.getBoolean("open"),
                new Person(
                        told.getLong("id"),
                        told.getString("username"),
                        told.getString("nickname"),
                        Role.of(told.getString("role"))),
                Instant.EPOCH.plus(place.micros(), ChronoUnit.MICROS),
                told.getString("title"),
                told.getString("body"));
    }

    private static Cursor cursor(JsonArray place) {
        return new Cursor(place.getBoolean(0), place.getLong(1), place.getLong(2));
    }
}
