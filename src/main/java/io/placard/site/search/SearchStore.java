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
import io.vertx.sqlclient.SqlClient;
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

    private final Pool pool;
    private final String patience;

    /** @param patience milliseconds that a search may take in the database */
    SearchStore(Pool pool, int patience) {
        this.pool = pool;
        this.patience = patience + "ms";
    }

    /** Empty when it took too long. */
    Optional<Found> find(Question question, int most) {
        try {
            return Transaction.run(pool, sql -> Optional.of(found(sql, question, most)));
        } catch (DatabaseException refused) {
            if (CANCELLED.equals(refused.getSqlState())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Found found(SqlClient sql, Question question, int most) {
        var way = way(sql, question, most);
        return found(row(sql, Statements.found(question, way), values(question, most)), most);
    }

    private Way way(SqlClient sql, Question question, int most) {
        var values = values(question, most).addString(patience);
        var sample = row(sql, Statements.sampled(question.query()), values);
        return Way.of(question.query(), sample.getInteger("there"), sample.getInteger("fitting"));
    }

    private static Row row(SqlClient sql, String statement, Tuple values) {
        return await(sql.preparedQuery(statement).execute(values)).iterator().next();
    }

    private static Tuple values(Question question, int most) {
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
                .addOffsetDateTime(question.before())
                .addOffsetDateTime(question.after())
                .addString(question.kind().map(Kind::word).orElse(null))
                .addBoolean(behind.map(Cursor::head).orElse(null))
                .addOffsetDateTime(behind.map(Cursor::at).orElse(null))
                .addLong(behind.map(Cursor::entry).orElse(null))
                .addInteger(most + 1);
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
        } else if (row.getInteger("tried") == Statements.LISTED) {
            next = Optional.of(cursor((JsonArray) row.getValue("last")));
        }
        return new Found(counts(row), shown, next);
    }

    private static EnumMap<Kind, Count> counts(Row row) {
        var counts = new EnumMap<Kind, Count>(Kind.class);
        var told = row.getValue("counts") instanceof JsonObject some ? some : new JsonObject();
        for (var kind : Kind.values()) {
            var numbers = told.getJsonArray(kind.word(), new JsonArray().add(0).add(0));
            counts.put(
                    kind,
                    new Count(
                            Math.min(Statements.COUNTED, numbers.getInteger(0)),
                            numbers.getInteger(1) > Statements.COUNTED));
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
                        Role.of(told.getString("role")),
                        told.getString("picture")),
                Instant.EPOCH.plus(place.micros(), ChronoUnit.MICROS),
                told.getString("title"),
                told.getString("body"));
    }

    private static Cursor cursor(JsonArray place) {
        return new Cursor(place.getBoolean(0), place.getLong(1), place.getLong(2));
    }
}
