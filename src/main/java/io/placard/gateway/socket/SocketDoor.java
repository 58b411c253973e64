package io.placard.gateway.socket;

import io.placard.channel.Frame;
import io.placard.channel.Login;
import io.placard.channel.Reply;
import io.placard.channel.Topic;
import io.placard.gateway.http.Client;
import io.placard.generation.Generations;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whom the gateway lets in: form, then origin, then limits of this node, all before any I/O; then the session key, the
 * account's limit and the site's permission. A refusal is a plain HTTP status. Shared by all event loops; thread-safe.
 */
public final class SocketDoor {

    private final Supplier<Origins> origins;
    private final Client client;
    private final AddressLimit addresses;
    private final AccountLimit accounts;
    private final Function<String, Future<Optional<Login>>> keys;
    private final Generations site;

    /**
     * @param origins known once the port is
     * @param keys takes a session key and answers whose it was
     */
    public SocketDoor(
            Supplier<Origins> origins,
            Client client,
            AddressLimit addresses,
            AccountLimit accounts,
            Function<String, Future<Optional<Login>>> keys,
            Generations site) {
        this.origins = origins;
        this.client = client;
        this.addresses = addresses;
        this.accounts = accounts;
        this.keys = keys;
        this.site = site;
    }

    /**
     * Lets a request in, or fails with {@link Closed}. What is counted for it must be given back by {@link #leave}.
     *
     * @param socket the name that the socket will have
     */
    Future<Guest> enter(HttpServerRequest request, String socket) {
        var malformed = Handshake.check(request);
        if (malformed.isPresent()) {
            return closed(malformed.get().status(), malformed.get().sentence());
        }
        var origin = request.getHeader("Origin");
        if (origin != null && !origins.get().allow(origin)) {
            return closed(403, "Pages of " + origin + " may not open a socket here. See the setting http.url.");
        }
        var key = request.getParam("session_key");
        if (key == null || key.isEmpty()) {
            return closed(401, "A socket needs a session_key.");
        }
        var address = client.address(request);
        if (!addresses.enter(address)) {
            return closed(429, "Too many sockets are open from this address.");
        }
        return login(key, address, socket).onFailure(refused -> addresses.leave(address));
    }

    /** The socket is no more: its places are free. */
    void leave(Guest guest, String socket) {
        addresses.leave(guest.address());
        accounts.leave(guest.login(), socket);
    }

    /** Keeps the socket's place; false when its login session has ended. */
    Future<Boolean> renew(Login login, String socket) {
        return accounts.renew(login, socket);
    }

    private Future<Guest> login(String key, String address, String socket) {
        return keys.apply(key)
                .recover(cause -> closed(503, "Redis does not answer."))
                .compose(found -> found.map(login -> place(new Guest(login, address), socket))
                        .orElseGet(() -> closed(401, "The session key is unknown, used or too old.")));
    }

    private Future<Guest> place(Guest guest, String socket) {
        return accounts.enter(guest.login(), socket)
                .recover(cause -> closed(503, "Redis does not answer."))
                .compose(free ->
                        free ? permission(guest, socket) : closed(429, "Too many sockets are open for this account."));
    }

    private Future<Guest> permission(Guest guest, String socket) {
        var own = Topic.user(guest.login().account());
        return site.ask(new Frame(socket, guest.login(), "", own, Frame.JOIN, new JsonObject()))
                .recover(cause -> Future.succeededFuture(Reply.failed("internal")))
                .compose(reply -> switch (reply.status()) {
                    case DONE -> Future.succeededFuture(guest);
                    case REFUSED -> SocketDoor.<Guest>closed(403, "This account may not open a socket.");
                    case FAILED -> SocketDoor.<Guest>closed(503, "The site does not answer.");
                })
                .onFailure(refused -> accounts.leave(guest.login(), socket));
    }

    private static <T> Future<T> closed(int status, String sentence) {
        return Future.failedFuture(new Closed(status, sentence));
    }

    /**
     * Who came in.
     *
     * @param address counted in the address limit
     */
    record Guest(Login login, String address) {}

    /** Not let in; a refusal, so it has no stack trace. */
    static final class Closed extends RuntimeException {

        private final int status;

        Closed(int status, String sentence) {
            super(sentence, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
