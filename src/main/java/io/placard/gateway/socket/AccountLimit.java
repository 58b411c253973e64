package io.placard.gateway.socket;

import io.placard.channel.Login;
import io.placard.gateway.http.Sessions;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts the open sockets of each account, and the accounts that have any, over all nodes, in Redis. A socket's place lapses
 * unless its heartbeat renews it, so a node that died gives its places back by itself. Thread-safe.
 */
public final class AccountLimit {

    static final String KEY = "placard:sockets:account:";

    /** The accounts that have a socket, each until its newest place lapses. */
    private static final String ONLINE = "placard:sockets:online";

    /** Forgets lapsed places, then takes one if the limit allows; 2: and somebody follows the account. */
    private static final String ENTER = """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
            if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[4])
            redis.call('PEXPIREAT', KEYS[1], ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[1])
            redis.call('ZADD', KEYS[2], ARGV[2], ARGV[5])
            redis.call('SET', KEYS[3], ARGV[1], 'PX', ARGV[6])
            return redis.call('GET', KEYS[4]) == '1' and 2 or 1
            """;

    /** Renews a place, unless the login session is gone. */
    private static final String RENEW = """
            if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
            redis.call('PEXPIREAT', KEYS[1], ARGV[1])
            redis.call('ZADD', KEYS[3], ARGV[1], ARGV[3])
            redis.call('SET', KEYS[4], ARGV[4], 'PX', ARGV[5])
            redis.call('PEXPIREAT', KEYS[5], ARGV[1])
            return 1
            """;

    /** Gives a place back; with the last one the account is no longer there. 2: somebody follows it. */
    private static final String LEAVE = """
            redis.call('ZREM', KEYS[1], ARGV[1])
            redis.call('SREM', KEYS[5], ARGV[1])
            redis.call('SET', KEYS[3], ARGV[3], 'PX', ARGV[4])
            if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('ZREM', KEYS[2], ARGV[2]) end
            return redis.call('GET', KEYS[4]) == '1' and 2 or 1
            """;

    private static final int FOLLOWED = 2;

    private static final String SEEN_MILLIS = Long.toString(Attendance.SEEN_FOR.toMillis());

    private final RedisAPI redis;
    private final Clock clock;
    private final int most;
    private final Duration lapse;
    private final Attendance attendance;

    /**
     * @param lapse how long a place is kept without a heartbeat
     * @param attendance hears of who is followed that they came or left
     */
    public AccountLimit(RedisAPI redis, Clock clock, int most, Duration lapse, Attendance attendance) {
        this.redis = redis;
        this.clock = clock;
        this.most = most;
        this.lapse = lapse;
        this.attendance = attendance;
    }

    /** Takes a place for a socket; false when the account has its fill. */
    Future<Boolean> enter(Login login, String socket) {
        var now = clock.millis();
        return redis.send(
                        Command.EVAL,
                        ENTER,
                        "4",
                        KEY + login.account(),
                        ONLINE,
                        Attendance.SEEN + login.account(),
                        Attendance.FOLLOWED + login.account(),
                        Long.toString(now),
                        Long.toString(now + lapse.toMillis()),
                        Integer.toString(most),
                        socket,
                        Long.toString(login.account()),
                        SEEN_MILLIS)
                .map(taken -> {
                    if (taken.toInteger() == FOLLOWED) {
                        attendance.came(login.account());
                    }
                    return taken.toInteger() > 0;
                });
    }

    /** Keeps a socket's place; false when the login session has ended, so that the socket must close. */
    Future<Boolean> renew(Login login, String socket) {
        var now = clock.millis();
        return redis.send(
                        Command.EVAL,
                        RENEW,
                        "5",
                        KEY + login.account(),
                        Sessions.KEY + login.session(),
                        ONLINE,
                        Attendance.SEEN + login.account(),
                        Attendance.AWAY + login.account(),
                        Long.toString(now + lapse.toMillis()),
                        socket,
                        Long.toString(login.account()),
                        Long.toString(now),
                        SEEN_MILLIS)
                .map(kept -> kept.toInteger() == 1);
    }

    /** Gives a socket's place back. */
    Future<Void> leave(Login login, String socket) {
        var account = Long.toString(login.account());
        return redis.send(
                        Command.EVAL,
                        LEAVE,
                        "5",
                        KEY + account,
                        ONLINE,
                        Attendance.SEEN + account,
                        Attendance.FOLLOWED + account,
                        Attendance.AWAY + account,
                        socket,
                        account,
                        Long.toString(clock.millis()),
                        SEEN_MILLIS)
                .onSuccess(left -> {
                    if (left.toInteger() == FOLLOWED) {
                        attendance.left(login.account());
                    }
                })
                .mapEmpty();
    }

    /** How many accounts have a socket open now, over all nodes. */
    public Future<Integer> online() {
        return redis.send(Command.ZCOUNT, ONLINE, Long.toString(clock.millis()), "+inf")
                .map(count -> count.toInteger());
    }
}
