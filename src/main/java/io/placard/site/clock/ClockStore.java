package io.placard.site.clock;

import static io.vertx.core.Future.await;

import io.placard.site.page.FictionalTime;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The clock in SQL. On virtual threads. */
final class ClockStore {

    private static final String READ = "SELECT state, version FROM clock";

    /** Only who may steer gets the lock, by the role of this moment. */
    private static final String LOCK = """
            SELECT c.state, c.version FROM clock c
            WHERE EXISTS (SELECT 1 FROM account a WHERE a.id = $1 AND a.active AND a.role = ANY ($2))
            FOR UPDATE OF c
            """;

    private static final String SET = "UPDATE clock SET state = $1, version = version + 1";
    private static final String NOTE = "INSERT INTO clock_act (account, act, state, at) VALUES ($1, $2, $3, $4)";
    private static final String HISTORY = """
            SELECT h.id, h.act, h.at, h.state, p.id AS account, p.username, p.nickname, p.role, p.picture
            FROM clock_act h JOIN account p ON p.id = h.account
            WHERE $2::bigint IS NULL OR h.id < $2
            ORDER BY h.id DESC LIMIT $1
            """;

    private final Pool pool;

    ClockStore(Pool pool) {
        this.pool = pool;
    }

    Versioned read() {
        var row = await(pool.query(READ).execute()).iterator().next();
        return new Versioned(FictionalTime.of((JsonObject) row.getValue("state")), row.getInteger("version"));
    }

    /** The clock, which nobody else changes until the transaction ends; empty where this account may not steer it. */
    Optional<Versioned> lock(SqlClient sql, long account) {
        var values = Tuple.of(account).addArrayOfString(Permission.STEER_CLOCK.roles());
        var rows = await(sql.preparedQuery(LOCK).execute(values));
        if (rows.size() == 0) {
            return Optional.empty();
        }
        var row = rows.iterator().next();
        return Optional.of(
                new Versioned(FictionalTime.of((JsonObject) row.getValue("state")), row.getInteger("version")));
    }

    void set(SqlClient sql, FictionalTime clock, long account, Act act, Instant at) {
        var state = clock.toJson();
        await(sql.preparedQuery(SET).execute(Tuple.of(state)));
        await(sql.preparedQuery(NOTE).execute(Tuple.of(account, act.word(), state, at.atOffset(ZoneOffset.UTC))));
    }

    /** Newest first, behind this one. */
    List<PastAct> history(OptionalLong behind, int most) {
        var values = Tuple.of(most).addLong(behind.isPresent() ? behind.getAsLong() : null);
        var acts = new ArrayList<PastAct>();
        await(pool.preparedQuery(HISTORY).execute(values))
                .forEach(row -> acts.add(new PastAct(
                        row.getLong("id"),
                        Act.of(row.getString("act")).orElseThrow(),
                        new Person(
                                row.getLong("account"),
                                row.getString("username"),
                                row.getString("nickname"),
                                Role.of(row.getString("role")),
                                row.getString("picture")),
                        row.getOffsetDateTime("at").toInstant(),
                        FictionalTime.of((JsonObject) row.getValue("state")))));
        return acts;
    }

    /** @param version raised with each act */
    record Versioned(FictionalTime clock, int version) {}
}
