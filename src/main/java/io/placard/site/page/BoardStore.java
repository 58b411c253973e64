package io.placard.site.page;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The announcements of the top of every page, in SQL. On virtual threads. */
final class BoardStore {

    private static final int MOST = 200;
    private static final String OPEN = """
            SELECT n.id, n.version, n.urgent, n.english, n.chinese, n.link, n.starts_at,
                   nullif(n.ends_at, 'infinity') AS ends_at
            FROM announcement n
            WHERE n.withdrawn_at IS NULL AND n.ends_at > $1 AND announcement_concerns(n.audience, $2, $3)
            ORDER BY n.urgent DESC, n.starts_at DESC, n.id DESC
            LIMIT $4
            """;

    private final SqlClient sql;

    BoardStore(SqlClient sql) {
        this.sql = sql;
    }

    /** Those that show or will show to such a reader, in the order in which they show. */
    List<Announced> open(Boards.Kind kind, Instant now) {
        var values = Tuple.of(
                now.atOffset(ZoneOffset.UTC),
                kind.role().map(Role::word).orElse(null),
                kind.content().map(Language::tag).orElse("all"),
                MOST);
        var open = new ArrayList<Announced>();
        await(sql.preparedQuery(OPEN).execute(values)).forEach(row -> open.add(announced(row)));
        return open;
    }

    private static Announced announced(Row row) {
        return new Announced(
                row.getLong("id"),
                row.getInteger("version"),
                row.getBoolean("urgent"),
                row.getString("english"),
                row.getString("chinese"),
                row.getString("link"),
                row.getOffsetDateTime("starts_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ends_at")).map(OffsetDateTime::toInstant));
    }
}
