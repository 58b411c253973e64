package io.placard.gateway.http;

import static io.vertx.redis.client.Command.DEL;
import static io.vertx.redis.client.Command.EVAL;
import static io.vertx.redis.client.Command.GETEX;
import static io.vertx.redis.client.Command.ZREM;

import io.placard.channel.Login;
import io.placard.channel.OpenLogin;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Login sessions in Redis, each under the hash of its id. A session is written once, when it begins; a look-up only
 * prolongs it, so a request that is under way cannot bring back a session that another one ended. Beside them stand, for
 * each account, the hashes of its sessions, so that their owner can see and end them.
 */
public final class Sessions {

    /** Before the hash of a session's id: its key in Redis. */
    public static final String KEY = "placard:session:";

    private static final String ACCOUNT_KEY = "placard:sessions:account:";
    private static final int ID_LENGTH = 32;
    private static final int LONGEST_AGENT = 300;
    private static final String MOST = "50";

    /** Writes a session and notes it with its account; of more than fit, the oldest end. */
    private static final String BEGIN = """
            redis.call('SET', ARGV[2] .. ARGV[1], ARGV[3], 'EX', ARGV[4])
            redis.call('ZADD', KEYS[1], ARGV[5], ARGV[1])
            redis.call('EXPIRE', KEYS[1], ARGV[6])
            local many = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[7])
            if many > 0 then
                for _, session in ipairs(redis.call('ZRANGE', KEYS[1], 0, many - 1)) do
                    redis.call('DEL', ARGV[2] .. session)
                end
                redis.call('ZREMRANGEBYRANK', KEYS[1], 0, many - 1)
            end
            return 1
            """;

    /** An account's sessions with the milliseconds that each still has; forgets those that are gone. */
    private static final String LIST = """
            local found = {}
            for _, session in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
                local value = redis.call('GET', ARGV[1] .. session)
                if value then
                    found[#found + 1] = {session, value, redis.call('PTTL', ARGV[1] .. session)}
                else
                    redis.call('ZREM', KEYS[1], session)
                end
            end
            return found
            """;

    private final RedisAPI redis;
    private final SessionSettings settings;
    private final Clock clock;
    private final Secrets secrets;

    public Sessions(RedisAPI redis, SessionSettings settings, Clock clock, Secrets secrets) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** The login of a session id, whose idle time starts anew; nothing when there is none or it has ended. */
    public Future<Optional<Login>> find(String id) {
        if (id.length() != ID_LENGTH) {
            return Future.succeededFuture(Optional.empty());
        }
        var session = Secrets.hash(id);
        return redis.send(GETEX, KEY + session, "EX", seconds(settings.idle()))
                .map(found -> found == null ? Optional.empty() : login(session, new JsonObject(found.toBuffer())));
    }

    /** Begins a session and answers its id, which only the browser keeps. */
    public Future<String> begin(long account, int epoch, Browser browser) {
        var id = secrets.next();
        var now = clock.instant();
        var value = new JsonObject()
                .put("account", account)
                .put("epoch", epoch)
                .put("begun", now.getEpochSecond())
                .put("agent", browser.agent())
                .put("address", browser.address());
        return redis.send(
                        EVAL,
                        BEGIN,
                        "1",
                        ACCOUNT_KEY + account,
                        Secrets.hash(id),
                        KEY,
                        value.encode(),
                        seconds(settings.idle()),
                        Long.toString(now.toEpochMilli()),
                        seconds(settings.lifetime()),
                        MOST)
                .map(id);
    }

    /** See {@link io.placard.channel.Logins#of}. */
    public Future<List<OpenLogin>> of(long account) {
        return redis.send(EVAL, LIST, "1", ACCOUNT_KEY + account, KEY).map(found -> {
            var open = new ArrayList<OpenLogin>();
            found.forEach(each -> open(each).ifPresent(open::add));
            open.sort(Comparator.comparing(OpenLogin::begun).reversed());
            return open;
        });
    }

    /** Ends a session. */
    Future<Void> end(Login login) {
        return redis.send(DEL, KEY + login.session())
                .compose(gone -> redis.send(ZREM, ACCOUNT_KEY + login.account(), login.session()))
                .mapEmpty();
    }

    private Optional<OpenLogin> open(Response found) {
        var value = new JsonObject(found.get(1).toBuffer());
        var left = Duration.ofMillis(found.get(2).toLong());
        return login(found.get(0).toString(), value)
                .map(login -> new OpenLogin(
                        login,
                        Instant.ofEpochSecond(value.getLong("begun")),
                        // each use prolongs it to the whole idle time
                        clock.instant().plus(left).minus(settings.idle()),
                        value.getString("agent", ""),
                        value.getString("address", "")));
    }

    private Optional<Login> login(String session, JsonObject value) {
        var begun = Instant.ofEpochSecond(value.getLong("begun"));
        if (begun.plus(settings.lifetime()).isBefore(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Login(value.getLong("account"), value.getInteger("epoch"), session));
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }

    /**
     * What began a session, for its owner to know it by.
     *
     * @param agent what the browser calls itself
     * @param address where the request came from
     */
    public record Browser(String agent, String address) {

        /** No browser: a load test. */
        public static final Browser NONE = new Browser("", "");

        public Browser {
            agent = agent.substring(0, Math.min(LONGEST_AGENT, agent.length()));
        }
    }
}
