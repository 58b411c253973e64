package io.placard.site.notices;

import static io.vertx.core.Future.await;

import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Notices in SQL. On virtual threads. */
final class NoticeStore {

    /** Who wants none of a category gets none, whoever sends it; but who verifies must know of what waits. */
    private static final String GIVE = """
            INSERT INTO notice (account, category, kind, keyword, actors, article, link, at, conversation)
            SELECT a.id, $8::text, $2::text, $3::text, ARRAY[$4::bigint], nullif($5::bigint, 0), $6::text, $7::timestamptz,
                   nullif($10::bigint, 0)
            FROM account a
            WHERE a.id = $1
              AND ($8 = 'verification' AND a.role = ANY ($9)
                   OR NOT EXISTS (
                       SELECT 1 FROM notice_setting s
                       WHERE s.account = a.id AND s.category = $8 AND s.level = 'off'))
            ON CONFLICT (account, keyword) DO UPDATE SET
                kind = EXCLUDED.kind,
                actors = CASE WHEN notice.read_at IS NULL
                    THEN array_append(array_remove(notice.actors, $4::bigint), $4::bigint)
                    ELSE ARRAY[$4::bigint] END,
                link = CASE WHEN notice.read_at IS NULL THEN notice.link ELSE EXCLUDED.link END,
                read_at = NULL,
                at = EXCLUDED.at
            RETURNING id
            """;

    /** Counted and not asked whether any exists: for that the planner would read the settings of all accounts. */
    private static final String COLUMNS = """
            SELECT n.id, n.category, n.kind, cardinality(n.actors) - 1 AS others, n.link,
                   n.read_at IS NOT NULL AS read, n.at,
                   (SELECT count(*) FROM notice_setting s
                    WHERE s.account = n.account AND s.category = n.category) > 0 AS quiet,
                   s.subject, s.language, s.waiting,
                   p.id AS actor, p.username, p.nickname, p.role, p.picture
            FROM notice n
            CROSS JOIN LATERAL notice_about(n) s
            JOIN account p ON p.id = n.actors[cardinality(n.actors)]
            """;

    private static final String FIND = COLUMNS + "WHERE n.id = $1";
    private static final String LIST = COLUMNS + """
            LEFT JOIN notice c ON c.id = $2 AND c.account = $1
            WHERE n.account = $1
              AND ($4::text IS NULL OR n.category = $4)
              AND (NOT $5::boolean OR n.read_at IS NULL)
              AND (c.id IS NULL
                   OR (n.read_at IS NOT NULL) > (c.read_at IS NOT NULL)
                   OR (n.read_at IS NOT NULL) = (c.read_at IS NOT NULL) AND (n.at, n.id) < (c.at, c.id))
            ORDER BY (n.read_at IS NOT NULL), n.at DESC, n.id DESC
            LIMIT $3
            """;
    private static final String UNREAD = "SELECT count(*)::int AS unread FROM counted_notice WHERE account = $1";
    private static final String MARK = """
            UPDATE notice SET read_at = $3
            WHERE id IN (
                SELECT id FROM notice
                WHERE account = $1 AND read_at IS NULL AND ($2::bigint IS NULL OR id = $2)
                  AND ($4::text IS NULL OR category = $4)
                ORDER BY id FOR UPDATE)
            RETURNING id
            """;
    private static final String SETTLE = """
            UPDATE notice SET read_at = $2
            WHERE id IN (SELECT id FROM notice WHERE keyword = $1 AND read_at IS NULL ORDER BY id FOR UPDATE)
            RETURNING id, account
            """;
    private static final String OWNED = "SELECT 1 FROM notice WHERE id = $1 AND account = $2";

    private final Pool pool;

    NoticeStore(Pool pool) {
        this.pool = pool;
    }

    /** Writes a notice, or renews the one that says the same; empty when its category is off. */
    OptionalLong give(SqlClient sql, NewNotice notice) {
        var values = Tuple.of(notice.account(), notice.kind(), notice.keyword(), notice.actor(), notice.article())
                .addString(notice.link())
                .addOffsetDateTime(notice.at().atOffset(ZoneOffset.UTC))
                .addString(notice.category().word())
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addLong(notice.conversation());
        var rows = await(sql.preparedQuery(GIVE).execute(values)).iterator();
        return rows.hasNext() ? OptionalLong.of(rows.next().getLong("id")) : OptionalLong.empty();
    }

    Notice find(SqlClient sql, long id) {
        return notice(
                await(sql.preparedQuery(FIND).execute(Tuple.of(id))).iterator().next());
    }

    /** An account's notices, unread first, then newest first, behind the one named. */
    List<Notice> list(long account, NoticeFilter filter, OptionalLong behind, int limit) {
        var category = filter.category().map(Category::word).orElse(null);
        var values =
                Tuple.of(account, behind.isPresent() ? behind.getAsLong() : null, limit, category, filter.unread());
        var notices = new ArrayList<Notice>();
        await(pool.preparedQuery(LIST).execute(values)).forEach(row -> notices.add(notice(row)));
        return notices;
    }

    int unread(SqlClient sql, long account) {
        return await(sql.preparedQuery(UNREAD).execute(Tuple.of(account)))
                .iterator()
                .next()
                .getInteger("unread");
    }

    /** Marks one of an account's unread notices as read, those of a category, or all; answers which. */
    List<Long> mark(SqlClient sql, long account, Reading.Which which, Instant at) {
        var one = which.one().isPresent() ? which.one().getAsLong() : null;
        var category = which.category().map(Category::word).orElse(null);
        var values = Tuple.of(account, one, at.atOffset(ZoneOffset.UTC), category);
        var marked = new ArrayList<Long>();
        await(sql.preparedQuery(MARK).execute(values)).forEach(row -> marked.add(row.getLong("id")));
        return marked;
    }

    /** Marks everybody's notice of this as read; answers which, by account. */
    Map<Long, Long> settle(SqlClient sql, String keyword, Instant at) {
        var settled = new TreeMap<Long, Long>();
        await(sql.preparedQuery(SETTLE).execute(Tuple.of(keyword, at.atOffset(ZoneOffset.UTC))))
                .forEach(row -> settled.put(row.getLong("account"), row.getLong("id")));
        return settled;
    }

    boolean owned(SqlClient sql, long notice, long account) {
        return await(sql.preparedQuery(OWNED).execute(Tuple.of(notice, account)))
                        .size()
                == 1;
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getLong("id"),
                row.getString("category"),
                row.getString("kind"),
                new Person(
                        row.getLong("actor"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture")),
                row.getInteger("others"),
                row.getString("subject"),
                Language.of(row.getString("language")).orElseThrow(),
                row.getInteger("waiting"),
                row.getString("link"),
                row.getBoolean("read"),
                row.getBoolean("quiet"),
                row.getOffsetDateTime("at").toInstant());
    }
}
