package io.placard.channel;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One request as the gateway knows it, handed to the site beside the request itself. */
public interface Visit {

    /** Under this key the routing context holds it. */
    String KEY = "placard.visit";

    /** The visit of a request. */
    static Visit of(RoutingContext request) {
        return request.get(KEY);
    }

    /** Who is signed in, as far as the session says; the account itself must be asked for in SQL. */
    Optional<Login> login();

    /** The token for forms and scripts of this page, another spelling of it at every call. */
    String csrfToken();

    /** The nonce that the page's own scripts carry. */
    String nonce();

    /** Where the request came from, behind the trusted proxies. */
    String address();

    /** Where browsers find this server, such as {@code https://mun.example}: as it is configured, else as the request says. */
    String origin();

    /** Whether the browser speaks TLS, so that its cookies may be Secure. */
    boolean secure();

    /** A fresh ticket that opens a socket for this login. Fails when nobody is signed in. */
    Future<String> sessionKey();

    /** Begins a login session under a new id and ends the one before, if any. */
    Future<Void> signIn(long account, int epoch);

    /** Ends the login session and closes its sockets. */
    Future<Void> signOut();

    /** Answers the request with a file: a range of it, or nothing where the browser has it already. */
    Future<Void> send(Sending file);
}
