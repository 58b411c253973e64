package io.placard.site.roster;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.store.Cursors;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everybody's account in SQL, for staff of that moment. On virtual threads. */
final class RosterStore {

    private static final String FIT = """
            ($1 = '' OR strpos(a.username, lower($1)) > 0
                OR strpos(lower(normalize(a.nickname, NFKC)), lower(normalize($1, NFKC))) > 0)
            AND ($2::text IS NULL OR a.role = $2)
            AND ($3::boolean IS NULL OR a.active = $3)
            """;
    private static final String LIST = """
            SELECT a.id, a.username, a.nickname, a.role, a.picture, a.active, a.must_change_password, a.created_at, a.committee
            FROM account a
            WHERE %s AND a.username > $4
            ORDER BY a.username
            LIMIT $5
            """.formatted(FIT);
    private static final String COUNT = "SELECT count(*)::int AS accounts FROM account a WHERE %s".formatted(FIT);
    private static final String FIND = """
            SELECT a.id, a.username, a.nickname, a.role, a.picture, a.active, a.must_change_password, a.created_at, a.committee
            FROM account a WHERE a.id = $1
            """;

    private static final String LOCK = FIND + "FOR UPDATE OF a";
    private static final String NAMED = FIND.replace("a.id = $1", "a.username = $1");

    /** The acting account, if it may give this role now. */
    private static final String MAY_GIVE = """
            SELECT 1 FROM account w
            WHERE w.id = $1 AND w.active AND w.role = ANY ($2) AND (w.role = 'superuser' OR $3 <> 'superuser')
            FOR SHARE
            """;

    private static final String FRESH = "UPDATE account SET must_change_password = true WHERE id = $1";

    /** The account that is acted upon, as it was, if the acting one may touch it now. */
    private static final String TOUCHED = """
            WITH touched AS (
                SELECT t.id, t.role, t.active FROM account t
                JOIN account w ON w.id = $1 AND w.active AND w.role = ANY ($2)
                WHERE t.id = $3 AND t.id <> w.id AND (w.role = 'superuser' OR t.role <> 'superuser')
                  AND NOT starts_with(t.username, '~')
                FOR UPDATE OF t FOR SHARE OF w)
            """;

    private static final String ROLE = TOUCHED + """
            UPDATE account a SET role = $4 FROM touched, account w
            WHERE a.id = touched.id AND w.id = $1 AND (w.role = 'superuser' OR $4 <> 'superuser')
            RETURNING a.id, a.username, a.nickname, a.picture, touched.role AS role, touched.active AS active
            """;
    private static final String ACTIVE = TOUCHED + """
            UPDATE account a SET active = $4, epoch = a.epoch + 1 FROM touched
            WHERE a.id = touched.id
            RETURNING a.id, a.username, a.nickname, a.picture, touched.role AS role, touched.active AS active
            """;
    /** Where they sit gives nobody power, so it may be said of oneself and of a superuser too. */
    private static final String COMMITTEE = """
            UPDATE account a SET committee = $4 FROM account t, account w
            WHERE t.id = $3 AND a.id = t.id AND w.id = $1 AND w.active AND w.role = ANY ($2)
              AND NOT starts_with(t.username, '~')
            RETURNING a.id, a.username, a.nickname, a.picture, a.role, a.active
            """;

    private static final String PASSWORD = TOUCHED + """
            UPDATE account a SET password = $4, must_change_password = true, epoch = a.epoch + 1 FROM touched
            WHERE a.id = touched.id
            RETURNING a.id, a.username, a.nickname, a.picture, touched.role AS role, touched.active AS active
            """;

    private static final String MUTED = "SELECT muted_until FROM chat_mute WHERE account = $1 AND muted_until > $2";
    private static final String TOUCH = TOUCHED + """
            SELECT a.id, a.username, a.nickname, a.picture, touched.role AS role, touched.active AS active
            FROM account a JOIN touched ON touched.id = a.id
            """;

    private final Pool pool;

    RosterStore(Pool pool) {
        this.pool = pool;
    }

    List<Member> list(RosterFilter filter, int limit) {
        var members = new ArrayList<Member>();
        var values = fit(filter).addString(filter.after()).addInteger(limit);
        await(pool.preparedQuery(LIST).execute(values)).forEach(row -> members.add(member(row)));
        return members;
    }

    /** All that the filter lets through, one after the other. */
    void each(RosterFilter filter, Consumer<Member> taker) {
        var values = fit(filter).addString("").addInteger(null);
        Cursors.each(pool, LIST, values, row -> taker.accept(member(row)));
    }

    int count(RosterFilter filter) {
        return await(pool.preparedQuery(COUNT).execute(fit(filter)))
                .iterator()
                .next()
                .getInteger("accounts");
    }

    Optional<Member> find(long account) {
        var rows = await(pool.preparedQuery(FIND).execute(Tuple.of(account))).iterator();
        return rows.hasNext() ? Optional.of(member(rows.next())) : Optional.empty();
    }

    /** The same, which nobody else changes until the transaction ends. */
    Optional<Member> lock(SqlClient sql, long account) {
        var rows = await(sql.preparedQuery(LOCK).execute(Tuple.of(account))).iterator();
        return rows.hasNext() ? Optional.of(member(rows.next())) : Optional.empty();
    }

    Optional<Member> named(String username) {
        var rows = await(pool.preparedQuery(NAMED).execute(Tuple.of(username))).iterator();
        return rows.hasNext() ? Optional.of(member(rows.next())) : Optional.empty();
    }

    boolean mayGive(SqlClient sql, long actor, Role role) {
        return await(sql.preparedQuery(MAY_GIVE).execute(Tuple.of(actor, staff(), role.word())))
                        .size()
                == 1;
    }

    /** Its password must be changed at the next sign-in. */
    void markFresh(SqlClient sql, long account) {
        await(sql.preparedQuery(FRESH).execute(Tuple.of(account)));
    }

    /** Answers the account, which nobody else changes meanwhile; empty when the acting one may not touch it. */
    Optional<Touched> touch(SqlClient sql, Hand hand) {
        return touch(sql, TOUCH, hand.values());
    }

    /** Answers the account as it was; empty when the acting one may not do this. */
    Optional<Touched> setRole(SqlClient sql, Hand hand, Role role) {
        return touch(sql, ROLE, hand.values().addString(role.word()));
    }

    /** The same; every login of the account ends. */
    Optional<Touched> setActive(SqlClient sql, Hand hand, boolean active) {
        return touch(sql, ACTIVE, hand.values().addBoolean(active));
    }

    /** Says where somebody sits. */
    Optional<Touched> setCommittee(SqlClient sql, Hand hand, String committee) {
        return touch(sql, COMMITTEE, hand.values().addString(committee));
    }

    /** The same, for a password that must be changed at the next sign-in. */
    Optional<Touched> setPassword(SqlClient sql, Hand hand, String hash) {
        return touch(sql, PASSWORD, hand.values().addString(hash));
    }

    /** Until when somebody may write nowhere in chat; empty: they may. */
    Optional<Instant> mutedUntil(long account, Instant now) {
        for (var row : await(pool.preparedQuery(MUTED).execute(Tuple.of(account, now.atOffset(ZoneOffset.UTC))))) {
            return Optional.of(row.getOffsetDateTime("muted_until").toInstant());
        }
        return Optional.empty();
    }

    private static Optional<Touched> touch(SqlClient sql, String statement, Tuple values) {
        var rows = await(sql.preparedQuery(statement).execute(values)).iterator();
        return rows.hasNext() ? Optional.of(touched(rows.next())) : Optional.empty();
    }

    private static Touched touched(Row row) {
        return new Touched(person(row), row.getBoolean("active"));
    }

    private static Member member(Row row) {
        return new Member(
                person(row),
                row.getBoolean("active"),
                row.getBoolean("must_change_password"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("committee"));
    }

    private static Person person(Row row) {
        return new Person(
                row.getLong("id"),
                row.getString("username"),
                row.getString("nickname"),
                Role.of(row.getString("role")),
                row.getString("picture"));
    }

    private static Tuple fit(RosterFilter filter) {
        return Tuple.of(
                filter.words(),
                filter.role().map(Role::word).orElse(null),
                filter.active().orElse(null));
    }

    private static String[] staff() {
        return Permission.MANAGE_ACCOUNTS.roles();
    }

    /** Whose hand is on whose account. */
    record Hand(long actor, long account) {

        private Tuple values() {
            return Tuple.of(actor, staff(), account);
        }
    }

    /** An account as it was before it was changed. */
    record Touched(Person person, boolean active) {}
}
