package io.placard.site.audit;

import static io.vertx.core.Future.await;

import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

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
            JOIN account p ON p.id = l.actor
            JOIN account reader ON reader.id = $1 AND reader.active AND reader.role = ANY ($2)
            WHERE $3::bigint IS NULL OR l.id < $3
            ORDER BY l.id DESC
            LIMIT $4
            """;

    private final Pool pool;

    AuditStore(Pool pool) {
        this.pool = pool;
    }

    void add(SqlClient sql, Act act) {
        var values = Tuple.of(act.actor(), act.act(), act.subject(), act.link(), act.before(), act.after())
                .addOffsetDateTime(act.at().atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(ADD).execute(values));
    }

    /** What was done before the line named, newest first. */
    List<AuditPage.Line> list(long reader, String[] roles, OptionalLong before, int limit) {
        var values = Tuple.of(reader, roles, before.isPresent() ? before.getAsLong() : null, limit);
        var lines = new ArrayList<AuditPage.Line>();
        await(pool.preparedQuery(LIST).execute(values)).forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static AuditPage.Line line(Row row) {
        return new AuditPage.Line(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                new Person(
                        row.getLong("actor"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture")),
                row.getString("act"),
                row.getString("subject"),
                row.getString("link"),
                AuditPage.changes(row.get(JsonObject.class, "before"), row.get(JsonObject.class, "after")));
    }
}
