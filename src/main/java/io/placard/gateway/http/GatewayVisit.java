package io.placard.gateway.http;

import io.placard.channel.Login;
import io.placard.channel.Sending;
import io.placard.channel.Visit;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** One request's visit. Used by one thread at a time: the event loop until the site takes over. */
final class GatewayVisit implements Visit {

    private final Visits visits;
    private final HttpServerRequest request;
    private final String address;
    private final Optional<Login> login;
    private final String nonce;
    private Optional<String> browserSecret;

    /**
     * @param browserSecret the session id or the guest cookie, where the browser sent one that holds
     */
    GatewayVisit(
            Visits visits,
            HttpServerRequest request,
            String address,
            Optional<Login> login,
            Optional<String> browserSecret,
            String nonce) {
        this.visits = visits;
        this.request = request;
        this.address = address;
        this.login = login;
        this.browserSecret = browserSecret;
        this.nonce = nonce;
    }

    @Override
    public Optional<Login> login() {
        return login;
    }

    @Override
    public String csrfToken() {
        if (browserSecret.isEmpty()) {
            browserSecret = Optional.of(visits.newGuest(request));
        }
        return visits.csrf().token(browserSecret.get());
    }

    boolean holdsCsrf(String token) {
        return token != null && browserSecret.isPresent() && visits.csrf().matches(browserSecret.get(), token);
    }

    @Override
    public String nonce() {
        return nonce;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public String origin() {
        return visits.origin(request);
    }

    @Override
    public boolean secure() {
        return visits.secure(request);
    }

    @Override
    public Future<String> sessionKey() {
        return login.map(visits::sessionKey).orElseGet(() -> Future.failedFuture("nobody is signed in"));
    }

    @Override
    public Future<Void> signIn(long account, int epoch) {
        return visits.begin(request, account, epoch).compose(id -> {
            browserSecret = Optional.of(id);
            return endLogin();
        });
    }

    @Override
    public Future<Void> signOut() {
        return endLogin().onSuccess(ended -> {
            visits.forget(request);
            browserSecret = Optional.empty();
        });
    }

    @Override
    public Future<Void> send(Sending file) {
        return FileAnswer.send(request, file);
    }

    private Future<Void> endLogin() {
        return login.map(visits::end).orElseGet(Future::succeededFuture);
    }
}
