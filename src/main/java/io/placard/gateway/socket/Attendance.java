package io.placard.gateway.socket;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Event;
import io.placard.channel.Login;
import io.placard.channel.Whereabouts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is there, as the places tell that {@link AccountLimit} counts. Most people are followed by nobody, and of those
 * nothing is told: then their coming and going costs what their places cost. Thread-safe.
 */
public final class Attendance implements Whereabouts {

    /** The sockets of an account that nobody looks at. */
    static final String AWAY = "placard:presence:away:";
    /** When a place of an account was last taken, kept or given back. */
    static final String SEEN = "placard:presence:seen:";
    /** 1: somebody follows the account; hidden: they must not. */
    static final String FOLLOWED = "placard:presence:followed:";

    static final Duration SEEN_FOR = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final Duration FOLLOWED_FOR = Duration.ofDays(1);
    /** Longer than a question whether somebody may follow can be under way: its answer must not undo the hiding. */
    private static final Duration HIDDEN_FOR = Duration.ofMinutes(2);
    /** A page that opens unseen says so at once, and is not shown as looked at before. */
    private static final long SETTLE_MILLIS = 500;
    /** A page that is changed, or a lost network, is back by then. */
    private static final long GRACE_MILLIS = 6_000;

    /** Sockets, those away, when seen, whether followed; now, what is wanted, for how long. */
    private static final String LOOK = """
            local followed = redis.call('GET', KEYS[4])
            if ARGV[2] == 'tell' and followed ~= '1' then return {} end
            if ARGV[2] == 'follow' and followed ~= 'hidden' then redis.call('SET', KEYS[4], '1', 'PX', ARGV[3]) end
            local seen = redis.call('GET', KEYS[3]) or ''
            local open = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf')
            if #open == 0 then return {'OFF', seen} end
            for _, socket in ipairs(open) do
              if redis.call('SISMEMBER', KEYS[2], socket) == 0 then return {'ONLINE', seen} end
            end
            return {'AWAY', seen}
            """;

    /** Sockets, those away, whether followed; the socket, whether it is away. */
    private static final String TURN = """
            if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
            local changed
            if ARGV[2] == 'true' then
              changed = redis.call('SADD', KEYS[2], ARGV[1])
              redis.call('PEXPIRE', KEYS[2], math.max(redis.call('PTTL', KEYS[1]), 1))
            else
              changed = redis.call('SREM', KEYS[2], ARGV[1])
            end
            if changed == 1 and redis.call('GET', KEYS[3]) == '1' then return 1 end
            return 0
            """;

    private final Vertx vertx;
    private final RedisAPI redis;
    private final ChannelLayer channels;
    private final Clock clock;

    /** What hears of changes is told through the channel layer. */
    public Attendance(Vertx vertx, RedisAPI redis, ChannelLayer channels, Clock clock) {
        this.vertx = vertx;
        this.redis = redis;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public Future<Whereabout> of(long account) {
        return look(account, "look").map(Attendance::whereabout);
    }

    @Override
    public Future<Whereabout> follow(long account) {
        return look(account, "follow").map(Attendance::whereabout);
    }

    @Override
    public Future<Void> hide(long account) {
        var millis = Long.toString(HIDDEN_FOR.toMillis());
        return redis.send(Command.SET, FOLLOWED + account, "hidden", "PX", millis)
                .onSuccess(set ->
                        publish(new Event(Whereabouts.topic(account), Event.UNKEPT, "topic.closed", new JsonObject())))
                .mapEmpty();
    }

    @Override
    public Future<Void> show(long account) {
        return redis.send(Command.DEL, FOLLOWED + account).mapEmpty();
    }

    @Override
    public Future<Void> away(Login login, String socket, boolean away) {
        var account = login.account();
        return redis.send(
                        Command.EVAL,
                        TURN,
                        "3",
                        AccountLimit.KEY + account,
                        AWAY + account,
                        FOLLOWED + account,
                        socket,
                        Boolean.toString(away))
                .onSuccess(followed -> {
                    if (followed.toInteger() == 1) {
                        tellSoon(account, SETTLE_MILLIS);
                    }
                })
                .mapEmpty();
    }

    /** A socket of somebody's who is followed has opened. */
    void came(long account) {
        tellSoon(account, SETTLE_MILLIS);
    }

    /** The last socket of somebody's who is followed has closed. */
    void left(long account) {
        tellSoon(account, GRACE_MILLIS);
    }

    /** How it is by then; so whoever was gone for a moment was not gone. */
    private void tellSoon(long account, long millis) {
        vertx.setTimer(millis, timer -> look(account, "tell")
                .onSuccess(answer -> {
                    if (answer.size() > 0) {
                        var told = json(whereabout(answer)).put("account", account);
                        publish(new Event(Whereabouts.topic(account), Event.UNKEPT, "presence.changed", told));
                    }
                })
                .onFailure(cause -> LOG.debug("presence.untold account={} cause={}", account, cause.toString())));
    }

    private Future<Response> look(long account, String wanted) {
        return redis.send(
                Command.EVAL,
                LOOK,
                "4",
                AccountLimit.KEY + account,
                AWAY + account,
                SEEN + account,
                FOLLOWED + account,
                Long.toString(clock.millis()),
                wanted,
                Long.toString(FOLLOWED_FOR.toMillis()));
    }

    private void publish(Event event) {
        channels.publish(List.of(event));
    }

    private static JsonObject json(Whereabout whereabout) {
        return new JsonObject()
                .put("state", whereabout.state().name().toLowerCase(Locale.ROOT))
                .put("seen", whereabout.seen().map(Instant::toString).orElse(null));
    }

    private static Whereabout whereabout(Response answer) {
        var seen = answer.get(1).toString();
        return new Whereabout(
                State.valueOf(answer.get(0).toString()),
                seen.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(seen))));
    }
}
