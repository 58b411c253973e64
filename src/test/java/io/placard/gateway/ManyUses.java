package io.placard.gateway;

import static io.vertx.redis.client.Command.EXISTS;
import static io.vertx.redis.client.Command.GET;

import io.placard.channel.Login;
import io.placard.gateway.Gateway.Doorkeeping;
import io.placard.gateway.http.Secrets;
import io.placard.gateway.http.Sessions;
import io.placard.gateway.socket.SessionKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import java.util.Optional;

/**
 * A gateway as in production, but that a session key may be used many times: a load generator has one file of keys and
 * opens more sockets than that. It asks Redis as much as production does.
 */
public final class ManyUses {

    private ManyUses() {}

    public static Gateway gateway(GatewayContext context, GatewaySettings settings) {
        var keys = new SessionKeys(context.redis(), settings.session().keyTtl(), context.secrets());
        return new Gateway(
                context,
                settings,
                keys,
                new Doorkeeping(key -> look(context.redis(), key), (socket, connection) -> connection));
    }

    private static Future<Optional<Login>> look(RedisAPI redis, String key) {
        return redis.send(GET, "placard:session-key:" + Secrets.hash(key)).compose(found -> {
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
