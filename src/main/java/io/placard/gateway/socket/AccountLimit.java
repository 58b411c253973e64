package io.placard.gateway.socket;

import io.placard.channel.Login;
import io.placard.gateway.http.Sessions;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts the open sockets of each account, over all nodes, in Redis. A socket's place lapses unless its heartbeat renews
 * it, so a node that died gives its places back by itself. Thread-safe.
 */
public final class AccountLimit {

    private static final String KEY = "placard:sockets:account:";

    /** Forgets lapsed places, then takes one if the limit allows. */
    private static final String ENTER = """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
            if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[4])
            redis.call('PEXPIREAT', KEYS[1], ARGV[2])
            return 1
            """;

    /** Renews a place, unless the login session is gone. */
    private static final String RENEW = """
            if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
            redis.call('PEXPIREAT', KEYS[1], ARGV[1])
            return 1
            """;

    private final RedisAPI redis;
    private final Clock clock;
    private final int most;
    private final Duration lapse;

    /**
     * @param lapse how long a place is kept without a heartbeat
     */
    public AccountLimit(RedisAPI redis, Clock clock, int most, Duration lapse) {
        this.redis = redis;
        this.clock = clock;
        this.most = most;
        this.lapse = lapse;
    }

    /** Takes a place for a socket; false when the account has its fill. */
    Future<Boolean> enter(Login login, String socket) {
        var now = clock.millis();
        return redis.send(
                        Command.EVAL,
                        ENTER,
                        "1",
                        KEY + login.account(),
                        Long.toString(now),
                        Long.toString(now + lapse.toMillis()),
                        Integer.toString(most),
                        socket)
                .map(taken -> taken.toInteger() == 1);
    }

    /** Keeps a socket's place; false when the login session has ended, so that the socket must close. */
    Future<Boolean> renew(Login login, String socket) {
        return redis.send(
                        Command.EVAL,
                        RENEW,
                        "2",
                        KEY + login.account(),
                        Sessions.KEY + login.session(),
                        Long.toString(clock.millis() + lapse.toMillis()),
                        socket)
                .map(kept -> kept.toInteger() == 1);
    }

    /** Gives a socket's place back. */
    Future<Void> leave(Login login, String socket) {
        return redis.send(Command.ZREM, KEY + login.account(), socket).mapEmpty();
    }
}
