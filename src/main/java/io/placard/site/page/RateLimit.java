package io.placard.site.page;

import static io.vertx.core.Future.await;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;

/** How often one account may do one thing, counted in Redis and so over all nodes. On virtual threads. */
public final class RateLimit {

    private static final String COUNT = """
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
            return {count, redis.call('TTL', KEYS[1])}
            """;

    private final RedisAPI redis;
    private final String what;
    private final int most;
    private final Duration window;

    /**
     * @param what names the thing, such as {@code comment}
     * @param most how often in a window
     */
    public RateLimit(RedisAPI redis, String what, int most, Duration window) {
        this.redis = redis;
        this.what = what;
        this.most = most;
        this.window = window;
    }

    /** Counts once more; false when that is once too often. */
    public boolean admits(long account) {
        return admits(Long.toString(account));
    }

    /**
     * The same for whoever has no account.
     *
     * @param who names them, such as an address
     */
    public boolean admits(String who) {
        return count(who).admitted();
    }

    /** Counts once more for an account or an address. */
    public Count count(String who) {
        var key = "placard:rate:" + what + ":" + who;
        var counted = await(redis.send(Command.EVAL, COUNT, "1", key, Long.toString(window.toSeconds())));
        return new Count(
                most, counted.get(0).toInteger(), Math.max(1, counted.get(1).toInteger()));
    }

    /**
     * Where a count stands.
     *
     * @param seconds until it begins anew
     */
    public record Count(int most, int times, int seconds) {

        public boolean admitted() {
            return times <= most;
        }

        /** How often it may be done yet. */
        public int left() {
            return Math.max(0, most - times);
        }
    }
}
