package io.placard.gateway.http;

import static io.vertx.redis.client.Command.DEL;
import static io.vertx.redis.client.Command.GETEX;
import static io.vertx.redis.client.Command.SET;

import io.placard.channel.Login;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Login sessions in Redis, each under the hash of its id. A session is written once, when it begins; a look-up only
 * prolongs it, so a request that is under way cannot bring back a session that another one ended.
 */
public final class Sessions {

    /** Before the hash of a session's id: its key in Redis. */
    public static final String KEY = "placard:session:";

    private static final int ID_LENGTH = 32;

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
        return redis.send(GETEX, KEY + session, "EX", seconds(settings.idle().toSeconds()))
                .map(found -> found == null ? Optional.empty() : login(session, new JsonObject(found.toBuffer())));
    }

    /** Begins a session and answers its id, which only the browser keeps. */
    public Future<String> begin(long account, int epoch) {
        var id = secrets.next();
        var value = new JsonObject()
                .put("account", account)
                .put("epoch", epoch)
                .put("begun", clock.instant().getEpochSecond());
        return redis.send(
                        SET,
                        KEY + Secrets.hash(id),
                        value.encode(),
                        "EX",
                        seconds(settings.idle().toSeconds()))
                .map(id);
    }

    /** Ends a session, named by its hash. */
    Future<Void> end(String session) {
        return redis.send(DEL, KEY + session).mapEmpty();
    }

    private Optional<Login> login(String session, JsonObject value) {
        var begun = Instant.ofEpochSecond(value.getLong("begun"));
        if (begun.plus(settings.lifetime()).isBefore(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Login(value.getLong("account"), value.getInteger("epoch"), session));
    }

    private static String seconds(long count) {
        return Long.toString(count);
    }
}
