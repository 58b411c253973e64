package io.placard.gateway;

import io.placard.channel.Logins;
import io.placard.gateway.http.Sessions;
import io.placard.gateway.socket.SessionKeys;
import io.vertx.core.Future;

/** Login sessions and session keys, without a request. */
record GatewayLogins(Sessions sessions, SessionKeys keys) implements Logins {

    @Override
    public Future<String> begin(long account, int epoch) {
        return sessions.begin(account, epoch);
    }

    @Override
    public Future<String> sessionKey(String id) {
        return sessions.find(id).compose(login -> keys.issue(login.orElseThrow()));
    }
}
