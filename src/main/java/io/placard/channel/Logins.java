package io.placard.channel;

import io.vertx.core.Future;

/** Login sessions outside a request: for accounts that a load test uses. */
public interface Logins {

    /** Begins a login session and answers its id, which a browser would keep in its cookie. */
    Future<String> begin(long account, int epoch);

    /** A fresh session key for the login of this id. */
    Future<String> sessionKey(String id);
}
