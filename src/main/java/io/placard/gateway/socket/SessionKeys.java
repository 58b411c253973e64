package io.placard.gateway.socket;

import static io.vertx.redis.client.Command.EXISTS;
import static io.vertx.redis.client.Command.GETDEL;
import static io.vertx.redis.client.Command.SET;

import io.placard.channel.Login;
import io.placard.gateway.http.Secrets;
import io.placard.gateway.http.Sessions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.util.Optional;

/**
 * Tickets that open one socket each: random, kept under their hash, bound to a login session, taken at the first use. A
 * copy of one from a log opens nothing. Thread-safe.
 */
public final class SessionKeys {

    private static final String KEY = "placard:session-key:";

    private final RedisAPI redis;
    private final Duration ttl;
    private final Secrets secrets;

    public SessionKeys(RedisAPI redis, Duration ttl, Secrets secrets) {
        this.redis = redis;
        this.ttl = ttl;
        this.secrets = secrets;
    }

    /** A fresh key for this login. */
    public Future<String> issue(Login login) {
        var key = secrets.next();
        var value = new JsonObject()
                .put("account", login.account())
                .put("epoch", login.epoch())
                .put("session", login.session());
        return redis.send(SET, KEY + Secrets.hash(key), value.encode(), "PX", Long.toString(ttl.toMillis()))
                .map(key);
    }

    /** The login that the key was issued to, if the key is known and that login still lasts. The key is used up. */
    public Future<Optional<Login>> take(String key) {
        return redis.send(GETDEL, KEY + Secrets.hash(key)).compose(found -> {
            if (found == null) {
                return Future.succeededFuture(Optional.empty());
            }
            var value = new JsonObject(found.toBuffer());
            var login = new Login(value.getLong("account"), value.getInteger("epoch"), value.getString("session"));
            return redis.send(EXISTS, Sessions.KEY + login.session())
                    .map(exists -> exists.toInteger() == 1 ? Optional.of(login) : Optional.empty());
        });
    }
}
