package io.placard.site.enrolment;

import static io.vertx.core.Future.await;

import io.placard.site.accounts.Committee;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Role;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many accounts at once in SQL. On virtual threads. */
final class EnrolmentStore {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String ROLE =
            "SELECT role FROM account WHERE id = $1 AND active AND role = ANY ($2) FOR SHARE";
    private static final String KNOWN = """
            SELECT id, username, nickname, lower(normalize(nickname, NFKC)) AS alike, role, content_language, committee
            FROM account
            WHERE username = ANY ($1)
               OR lower(normalize(nickname, NFKC)) IN (SELECT lower(normalize(n, NFKC)) FROM unnest($2::text[]) n)
            ORDER BY id
            FOR UPDATE
            """;

    /** Names are taken away first, so that two can change theirs with each other. */
    private static final String UNNAME = "UPDATE account SET nickname = '#' || id || '#' WHERE id = ANY ($1)";

    private static final String CHANGE = """
            UPDATE account a SET nickname = n.nickname, content_language = n.content, role = coalesce(n.role, a.role),
                committee = coalesce(n.committee, a.committee)
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
                AS n (id, nickname, content, role, committee)
            WHERE a.id = n.id
            """;
    private static final String MAKE = """
            INSERT INTO account (username, nickname, content_language, language, role, committee, password,
                                 must_change_password, created_at)
            SELECT n.username, n.nickname, n.content, nullif(n.content, 'all'), n.role, coalesce(n.committee, ''), n.password, true, $7
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS n (username, nickname, content, role, committee, password)
            """;

    /** The role of whoever sends the list, if it may make accounts at this moment. */
    Optional<Role> role(SqlClient sql, long account) {
        var rows = await(sql.preparedQuery(ROLE)
                        .execute(Tuple.of(account).addArrayOfString(Permission.MANAGE_ACCOUNTS.roles())))
                .iterator();
        return rows.hasNext() ? Optional.of(Role.of(rows.next().getString("role"))) : Optional.empty();
    }

    /** Those who have a user name or a name that the list gives. */
    List<Known> known(SqlClient sql, List<String> usernames, List<String> nicknames) {
        var values = Tuple.tuple()
                .addArrayOfString(usernames.toArray(String[]::new))
                .addArrayOfString(nicknames.toArray(String[]::new));
        var known = new ArrayList<Known>();
        await(sql.preparedQuery(KNOWN).execute(values))
                .forEach(row -> known.add(new Known(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getString("nickname"),
                        row.getString("alike"),
                        Role.of(row.getString("role")),
                        row.getString("content_language"),
                        row.getString("committee"))));
        return known;
    }

    void change(SqlClient sql, List<Judged> rows) {
        var ids = rows.stream().map(row -> row.account().orElseThrow()).toArray(Long[]::new);
        await(sql.preparedQuery(UNNAME).execute(Tuple.of(ids)));
        write(sql, CHANGE, Tuple.of(ids, nicknames(rows), contents(rows), roles(rows, null), committees(rows)));
    }

    void make(SqlClient sql, List<Judged> rows, List<String> hashes, Instant at) {
        var values = Tuple.of(
                        rows.stream().map(Judged::username).toArray(String[]::new),
                        nicknames(rows),
                        contents(rows),
                        roles(rows, Role.DELEGATE.word()),
                        committees(rows))
                .addArrayOfString(hashes.toArray(String[]::new))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        write(sql, MAKE, values);
    }

    /** @throws Overtaken when somebody took one of the names meanwhile; the transaction is lost */
    private static void write(SqlClient sql, String statement, Tuple values) {
        try {
            await(sql.preparedQuery(statement).execute(values));
        } catch (PgException refused) {
            if (UNIQUE_VIOLATION.equals(refused.getSqlState())) {
                throw new Overtaken();
            }
            throw refused;
        }
    }

    private static String[] nicknames(List<Judged> rows) {
        return rows.stream().map(row -> row.nickname().text()).toArray(String[]::new);
    }

    private static String[] contents(List<Judged> rows) {
        return rows.stream()
                .map(row -> row.content().map(Language::tag).orElse("all"))
                .toArray(String[]::new);
    }

    private static String[] roles(List<Judged> rows, String otherwise) {
        return rows.stream()
                .map(row -> row.role().map(Role::word).orElse(otherwise))
                .toArray(String[]::new);
    }

    private static String[] committees(List<Judged> rows) {
        return rows.stream()
                .map(row -> row.committee().map(Committee::name).orElse(null))
                .toArray(String[]::new);
    }

    /** The accounts are others than when the list was judged; a refusal, so it has no stack trace. */
    static final class Overtaken extends RuntimeException {

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }
}
