package io.placard.channel;

import io.vertx.core.Future;
import java.util.List;

/** Login sessions outside a request: those of a load test, all that an account has, and how many people are there. */
public interface Logins {

    /** Begins a login session and answers its id, which a browser would keep in its cookie. */
    Future<String> begin(long account, int epoch);

    /** A fresh session key for the login of this id. */
    Future<String> sessionKey(String id);

    /** The login sessions of an account, newest first; also those of an earlier epoch, which hold no more. */
    Future<List<OpenLogin>> of(long account);

    /** Ends a login session and closes its sockets, on every node. */
    Future<Void> end(Login login);

    /** How many accounts have a socket open now, over all nodes. */
    Future<Integer> online();

    /** Who is there. */
    Whereabouts whereabouts();
}
