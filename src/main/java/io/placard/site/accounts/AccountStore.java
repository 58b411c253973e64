package io.placard.site.accounts;

import static io.vertx.core.Future.await;

import io.placard.channel.Login;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Accounts in SQL. On virtual threads. */
final class AccountStore {

    private static final String CREDENTIALS = "SELECT id, password, active, epoch FROM account WHERE username = $1";
    private static final String PROFILE =
            "SELECT id, username, nickname, role, picture, description, committee FROM account WHERE username = $1 AND active";
    private static final String TAKEN = """
            SELECT EXISTS (SELECT 1 FROM account WHERE username = $1) AS username,
                   EXISTS (SELECT 1 FROM account WHERE lower(normalize(nickname, NFKC)) = lower(normalize($2::text, NFKC))) AS nickname
            """;
    private static final String ADD = """
            INSERT INTO account
                (username, nickname, description, role, password, content_language, language, active, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT DO NOTHING
            RETURNING id
            """;
    private static final String OLDEST = "SELECT id, epoch, username FROM account WHERE active ORDER BY id LIMIT 1";
    private static final String PASSWORD = """
            UPDATE account SET password = $2, epoch = epoch + 1
            WHERE username = $1 AND NOT starts_with(username, '~')
            RETURNING id, epoch, nickname, active AS was_active
            """;
    private static final String NAMED = """
            SELECT id, epoch, nickname, active AS was_active FROM account
            WHERE username = $1 AND NOT starts_with(username, '~') FOR UPDATE
            """;
    private static final String KEPT_PASSWORD = "SELECT password FROM account WHERE id = $1 AND active";
    private static final String OWN_PASSWORD = """
            UPDATE account SET password = $3, epoch = epoch + 1, must_change_password = false
            WHERE id = $1 AND epoch = $2 AND active
            RETURNING id, epoch, nickname, active AS was_active
            """;
    private static final String ACTIVE = """
            UPDATE account a SET active = $2, epoch = a.epoch + 1
            FROM (SELECT id, active FROM account WHERE username = $1 FOR UPDATE) was
            WHERE a.id = was.id AND NOT starts_with(a.username, '~')
            RETURNING a.id, a.epoch, a.nickname, was.active AS was_active
            """;

    private final Pool pool;

    AccountStore(Pool pool) {
        this.pool = pool;
    }

    Optional<Credentials> credentials(String username) {
        return first(pool, CREDENTIALS, Tuple.of(username))
                .map(row -> new Credentials(
                        row.getLong("id"),
                        row.getString("password"),
                        row.getBoolean("active"),
                        row.getInteger("epoch")));
    }

    Optional<Profile> profile(String username) {
        return first(pool, PROFILE, Tuple.of(username))
                .map(row -> new Profile(
                        new Person(
                                row.getLong("id"),
                                row.getString("username"),
                                row.getString("nickname"),
                                Role.of(row.getString("role")),
                                row.getString("picture")),
                        row.getString("description"),
                        row.getString("committee")));
    }

    Optional<SampleAccount> oldest() {
        return first(pool, OLDEST, Tuple.tuple())
                .map(row -> new SampleAccount(row.getLong("id"), row.getInteger("epoch"), row.getString("username")));
    }

    /** Which of the two names somebody has already. */
    Taken taken(SqlClient sql, String username, String nickname) {
        var row = first(sql, TAKEN, Tuple.of(username, nickname)).orElseThrow();
        return new Taken(row.getBoolean("username"), row.getBoolean("nickname"));
    }

    /** Adds an account; empty when one of its names is taken. */
    Optional<Long> add(SqlClient sql, NewAccount account, String passwordHash, Instant at) {
        var values = Tuple.of(account.username(), account.nickname(), account.description())
                .addString(account.role().word())
                .addString(passwordHash)
                .addString(account.content().map(language -> language.tag()).orElse("all"))
                .addString(account.language().map(language -> language.tag()).orElse(null))
                .addBoolean(account.active())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return first(sql, ADD, values).map(row -> row.getLong("id"));
    }

    /** An account as it is, which nobody else changes meanwhile. */
    Optional<Renewed> named(SqlClient sql, String username) {
        return first(sql, NAMED, Tuple.of(username)).map(AccountStore::renewed);
    }

    Optional<Renewed> changePassword(SqlClient sql, String username, String passwordHash) {
        return first(sql, PASSWORD, Tuple.of(username, passwordHash)).map(AccountStore::renewed);
    }

    Optional<String> password(long account) {
        return first(pool, KEPT_PASSWORD, Tuple.of(account)).map(row -> row.getString("password"));
    }

    /** The same for one's own, unless it was changed meanwhile. */
    Optional<Renewed> changePassword(SqlClient sql, Login login, String passwordHash) {
        return first(sql, OWN_PASSWORD, Tuple.of(login.account(), login.epoch(), passwordHash))
                .map(AccountStore::renewed);
    }

    Optional<Renewed> setActive(SqlClient sql, String username, boolean active) {
        return first(sql, ACTIVE, Tuple.of(username, active)).map(AccountStore::renewed);
    }

    private static Renewed renewed(Row row) {
        return new Renewed(
                row.getLong("id"), row.getInteger("epoch"), row.getString("nickname"), row.getBoolean("was_active"));
    }

    private static Optional<Row> first(SqlClient sql, String statement, Tuple values) {
        var rows = await(sql.preparedQuery(statement).execute(values)).iterator();
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    /** What signing in asks for. */
    record Credentials(long id, String passwordHash, boolean active, int epoch) {}

    /** What others see. */
    record Profile(Person person, String description, String committee) {}

    /** Which names are taken. */
    record Taken(boolean username, boolean nickname) {}

    /**
     * An account in a new epoch: logins of earlier ones hold no more.
     *
     * @param wasActive before
     */
    record Renewed(long id, int epoch, String nickname, boolean wasActive) {}
}
