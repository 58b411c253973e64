package io.placard.gateway.http;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Event;
import io.placard.channel.Login;
import io.placard.channel.Topic;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a visit of each request: who is signed in, by the session cookie; which secret the browser has, for CSRF.
 * Thread-safe.
 */
public final class Visits {

    private static final String SESSION = "placard";
    private static final String GUEST = "placard-guest";

    private final Sessions sessions;
    private final Function<Login, Future<String>> sessionKeys;
    private final ChannelLayer channels;
    private final Client client;
    private final Secrets secrets;
    private final Csrf csrf;

    /**
     * @param sessionKeys issues a session key
     */
    public Visits(
            Sessions sessions,
            Function<Login, Future<String>> sessionKeys,
            ChannelLayer channels,
            Client client,
            Secrets secrets) {
        this.sessions = sessions;
        this.sessionKeys = sessionKeys;
        this.channels = channels;
        this.client = client;
        this.secrets = secrets;
        this.csrf = new Csrf(secrets);
    }

    /** The visit that a request is. Fails only when Redis does not answer. */
    Future<GatewayVisit> of(HttpServerRequest request) {
        var id = cookie(request, SESSION);
        return id.map(sessions::find)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(login -> new GatewayVisit(
                        this,
                        request,
                        client.address(request),
                        login,
                        login.isPresent() ? id : cookie(request, GUEST),
                        secrets.next()));
    }

    /** The visit of a program with a token of its own, which the site knows: no cookie counts. */
    GatewayVisit ofProgram(HttpServerRequest request) {
        return new GatewayVisit(
                this, request, client.address(request), Optional.empty(), Optional.empty(), secrets.next());
    }

    Csrf csrf() {
        return csrf;
    }

    String newGuest(HttpServerRequest request) {
        var secret = secrets.next();
        setCookie(request, GUEST, secret);
        return secret;
    }

    Future<String> sessionKey(Login login) {
        return sessionKeys.apply(login);
    }

    Future<String> begin(HttpServerRequest request, long account, int epoch) {
        var agent = request.getHeader("User-Agent");
        var browser = new Sessions.Browser(agent == null ? "" : agent, client.address(request));
        return sessions.begin(account, epoch, browser).onSuccess(id -> setCookie(request, SESSION, id));
    }

    /** Ends a login and closes its sockets, on every node. */
    public Future<Void> end(Login login) {
        return sessions.end(login)
                .onSuccess(ended -> channels.publish(List.of(new Event(
                        Topic.user(login.account()),
                        Event.UNKEPT,
                        "session.ended",
                        new JsonObject().put("session", login.session())))));
    }

    String origin(HttpServerRequest request) {
        return client.origin(request);
    }

    boolean secure(HttpServerRequest request) {
        return client.secure(request);
    }

    void forget(HttpServerRequest request) {
        expire(request, SESSION);
        expire(request, GUEST);
    }

    private Optional<String> cookie(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name(request, name))).map(Cookie::getValue);
    }

    private void setCookie(HttpServerRequest request, String name, String value) {
        request.response().addCookie(plainCookie(request, name, value));
    }

    private void expire(HttpServerRequest request, String name) {
        request.response().addCookie(plainCookie(request, name, "").setMaxAge(0));
    }

    private Cookie plainCookie(HttpServerRequest request, String name, String value) {
        return Cookie.cookie(name(request, name), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(client.secure(request))
                .setSameSite(CookieSameSite.LAX);
    }

    /** Over TLS the prefix makes sure that no other host and no page without TLS can have set the cookie. */
    private String name(HttpServerRequest request, String name) {
        return client.secure(request) ? "__Host-" + name : name;
    }
}
