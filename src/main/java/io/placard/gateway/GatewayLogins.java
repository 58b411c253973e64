package io.placard.gateway;

import io.placard.channel.Login;
import io.placard.channel.Logins;
import io.placard.channel.OpenLogin;
import io.placard.channel.Whereabouts;
import io.placard.gateway.http.Sessions;
import io.placard.gateway.http.Visits;
import io.placard.gateway.socket.AccountLimit;
import io.placard.gateway.socket.SessionKeys;
import io.vertx.core.Future;
import java.util.List;

/** Login sessions and session keys, without a request. */
record GatewayLogins(Sessions sessions, SessionKeys keys, Visits visits, AccountLimit accounts, Whereabouts whereabouts)
        implements Logins {

    @Override
    public Future<String> begin(long account, int epoch) {
        return sessions.begin(account, epoch, Sessions.Browser.NONE);
    }

    @Override
    public Future<String> sessionKey(String id) {
        return sessions.find(id).compose(login -> keys.issue(login.orElseThrow()));
    }

    @Override
    public Future<List<OpenLogin>> of(long account) {
        return sessions.of(account);
    }

    @Override
    public Future<Void> end(Login login) {
        return visits.end(login);
    }

    @Override
    public Future<Integer> online() {
        return accounts.online();
    }
}
