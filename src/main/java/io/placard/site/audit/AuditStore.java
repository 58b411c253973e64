package io.placard.site.audit;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.store.Cursors;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The audit log in SQL. On virtual threads. */
final class AuditStore {

    private static final String ADD = """
            INSERT INTO audit (actor, act, subject, link, before, after, at)
            VALUES ($1, $2, left($3, 200), $4, $5, $6, $7)
            """;
    private static final String LIST = """
            SELECT l.id, l.at, l.act, l.subject, l.link, l.before, l.after,
                   p.id AS actor, p.username, p.nickname, p.role, p.picture
            FROM audit l
            LEFT JOIN account p ON p.id = l.actor
            JOIN account reader ON reader.id = $1 AND reader.active AND reader.role = ANY ($2)
            WHERE ($3::bigint IS NULL OR l.id < $3)
              AND ($4 = '' OR $4 = '~' AND l.actor IS NULL OR l.actor = (SELECT id FROM account WHERE username = $4))
              AND ($5 = '' OR starts_with(l.act, $5 || '.'))
              AND ($6::timestamptz IS NULL OR l.at >= $6)
              AND ($7::timestamptz IS NULL OR l.at < $7)
            ORDER BY l.id DESC
            LIMIT $8
            """;

    private final Pool pool;

    AuditStore(Pool pool) {
        this.pool = pool;
    }

    void add(SqlClient sql, Act act) {
        var actor = act.actor().isPresent() ? act.actor().getAsLong() : null;
        var values = Tuple.of(actor, act.act(), act.subject(), act.link(), act.before(), act.after())
                .addOffsetDateTime(act.at().atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(ADD).execute(values));
    }

    /** What was done, newest first; nothing for who may not read it. */
    List<AuditPage.Line> list(Question question, int limit) {
        var lines = new ArrayList<AuditPage.Line>();
        await(pool.preparedQuery(LIST).execute(values(question).addInteger(limit)))
                .forEach(row -> lines.add(line(row)));
        return lines;
    }

    /** All of it, one after the other. */
    void each(Question question, Consumer<AuditPage.Line> taker) {
        Cursors.each(pool, LIST, values(question).addInteger(null), row -> taker.accept(line(row)));
    }

    private static Tuple values(Question question) {
        var filter = question.filter;
        return Tuple.of(question.reader)
                .addArrayOfString(Permission.MANAGE_ACCOUNTS.roles())
                .addLong(filter.before().isPresent() ? filter.before().getAsLong() : null)
                .addString(filter.who())
                .addString(filter.what())
                .addOffsetDateTime(utc(question.begins))
                .addOffsetDateTime(utc(question.ends));
    }

    private static OffsetDateTime utc(Optional<Instant> at) {
        return at.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static AuditPage.Line line(Row row) {
        return new AuditPage.Line(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                actor(row),
                row.getString("act"),
                row.getString("subject"),
                row.getString("link"),
                AuditPage.changes(row.get(JsonObject.class, "before"), row.get(JsonObject.class, "after")));
    }

    private static Optional<Person> actor(Row row) {
        return Optional.ofNullable(row.getLong("actor"))
                .map(id -> new Person(
                        id,
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture")));
    }

    /** Who asks for what; the filter's days as moments. */
    record Question(long reader, AuditFilter filter, Optional<Instant> begins, Optional<Instant> ends) {}
}
