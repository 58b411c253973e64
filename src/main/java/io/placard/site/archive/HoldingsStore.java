package io.placard.site.archive;

import static io.vertx.core.Future.await;

import io.placard.site.archive.ArchivePage.Counted;
import io.placard.site.page.Permission;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Who may keep an archive, and what it would hold, in SQL. On virtual threads. */
final class HoldingsStore {

    /** Only for who may keep an archive, by the role of this moment. */
    private static final String KEEPER = "FROM account s WHERE s.id = $1 AND s.active AND s.role = ANY ($2)";

    private static final String KEEPS = "SELECT s.id " + KEEPER;

    private static final String HOLDINGS = """
            SELECT (SELECT count(*)::int FROM account) AS accounts,
                   (SELECT count(*)::int FROM article) AS articles,
                   (SELECT count(*)::int FROM comment) AS comments,
                   f.files, f.media,
                   (SELECT coalesce(sum(pg_table_size(c.oid)), 0)::bigint FROM pg_class c
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
                      AND c.relname <> ALL ($3)) AS tables
            FROM (SELECT count(*)::int AS files, coalesce(sum(size), 0)::bigint AS media FROM file) f, LATERAL (SELECT s.id
            """ + KEEPER + ") keeper";

    /** Whether this account may keep an archive. */
    boolean keeps(SqlClient sql, long account) {
        var values = Tuple.of(account).addArrayOfString(Permission.KEEP_ARCHIVE.roles());
        return await(sql.preparedQuery(KEEPS).execute(values)).size() > 0;
    }

    /** What an archive would hold; empty for who may not keep it. */
    Optional<Counted> holdings(SqlClient sql, long reader) {
        var values = Tuple.of(reader)
                .addArrayOfString(Permission.KEEP_ARCHIVE.roles())
                .addArrayOfString(LeftOut.REASONS.keySet().toArray(String[]::new));
        var rows = await(sql.preparedQuery(HOLDINGS).execute(values)).iterator();
        return rows.hasNext() ? Optional.of(counted(rows.next())) : Optional.empty();
    }

    private static Counted counted(Row row) {
        return new Counted(
                row.getInteger("accounts"),
                row.getInteger("articles"),
                row.getInteger("comments"),
                row.getInteger("files"),
                row.getLong("media"),
                row.getLong("tables"));
    }
}
