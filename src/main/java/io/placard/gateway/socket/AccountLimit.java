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

    private static final String KEY = "placard:sockets:account:";

    /** The accounts that have a socket, each until its newest place lapses. */
    private static final String ONLINE = "placard:sockets:online";

    /** Forgets lapsed places, then takes one if the limit allows. */
    private static final String ENTER = """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
            if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[4])
            redis.call('PEXPIREAT', KEYS[1], ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[1])
            redis.call('ZADD', KEYS[2], ARGV[2], ARGV[5])
            return 1
            """;

    /** Renews a place, unless the login session is gone. */
    private static final String RENEW = """
            if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
            redis.call('PEXPIREAT', KEYS[1], ARGV[1])
            redis.call('ZADD', KEYS[3], ARGV[1], ARGV[3])
            return 1
            """;

    /** Gives a place back; with the last one the account is no longer there. */
    private static final String LEAVE = """
            redis.call('ZREM', KEYS[1], ARGV[1])
            if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('ZREM', KEYS[2], ARGV[2]) end
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
                        "2",
                        KEY + login.account(),
                        ONLINE,
                        Long.toString(now),
                        Long.toString(now + lapse.toMillis()),
                        Integer.toString(most),
                        socket,
                        Long.toString(login.account()))
                .map(taken -> taken.toInteger() == 1);
    }

    /** Keeps a socket's place; false when the login session has ended, so that the socket must close. */
    Future<Boolean> renew(Login login, String socket) {
        return redis.send(
                        Command.EVAL,
                        RENEW,
                        "3",
                        KEY + login.account(),
                        Sessions.KEY + login.session(),
                        ONLINE,
                        Long.toString(clock.millis() + lapse.toMillis()),
                        socket,
                        Long.toString(login.account()))
                .map(kept -> kept.toInteger() == 1);
    }

    /** Gives a socket's place back. */
    Future<Void> leave(Login login, String socket) {
        var account = Long.toString(login.account());
        return redis.send(Command.EVAL, LEAVE, "2", KEY + account, ONLINE, socket, account)
                .mapEmpty();
    }

    /** How many accounts have a socket open now, over all nodes. */
    public Future<Integer> online() {
        return redis.send(Command.ZCOUNT, ONLINE, Long.toString(clock.millis()), "+inf")
                .map(count -> count.toInteger());
    }
}
