package io.placard.site.admin;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How the conference fares, in SQL. On virtual threads. */
final class OverviewStore {

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM article_revision WHERE state = 'pending')::int AS waiting,
                   (SELECT count(*) FROM report WHERE outcome IS NULL)::int AS reports,
                   (SELECT coalesce(sum(size), 0) FROM file)::bigint AS files,
                   pg_database_size(current_database()) AS database,
                   (SELECT coalesce(json_object_agg(role, people), '{}')
                    FROM (SELECT role, count(*) AS people FROM account WHERE active GROUP BY role) m) AS members,
                   coalesce(g.revision, '') AS revision, g.served_at
            FROM account s
            LEFT JOIN generation g ON g.number = $3
            WHERE s.id = $1 AND s.active AND s.role = ANY ($2)
            """;

    private final Pool pool;

    OverviewStore(Pool pool) {
        this.pool = pool;
    }

    /** Empty for who is no staff. */
    Optional<Counts> counts(long reader, int generation) {
        var values = Tuple.of(reader)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addInteger(generation);
        var rows = await(pool.preparedQuery(COUNTS).execute(values)).iterator();
        return rows.hasNext() ? Optional.of(counts(rows.next())) : Optional.empty();
    }

    private static Counts counts(Row row) {
        var members = new EnumMap<Role, Integer>(Role.class);
        var told = (JsonObject) row.getValue("members");
        told.fieldNames().forEach(role -> members.put(Role.of(role), told.getInteger(role)));
        return new Counts(
                row.getInteger("waiting"),
                row.getInteger("reports"),
                row.getLong("files"),
                row.getLong("database"),
                members,
                row.getString("revision"),
                Optional.ofNullable(row.getOffsetDateTime("served_at")).map(OffsetDateTime::toInstant));
    }

    /**
     * What the database knows.
     *
     * @param waiting articles for a decision
     * @param reports that nobody has decided
     * @param files bytes
     * @param database bytes
     * @param members who may sign in, by role
     * @param revision the commit that serves; empty: nobody told the build
     * @param since when it began to serve
     */
    record Counts(
            int waiting,
            int reports,
            long files,
            long database,
            Map<Role, Integer> members,
            String revision,
            Optional<Instant> since) {}
}
