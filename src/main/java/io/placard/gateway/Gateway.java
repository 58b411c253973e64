package io.placard.gateway;

import io.micrometer.core.instrument.Gauge;
import io.placard.channel.Login;
import io.placard.channel.Logins;
import io.placard.gateway.http.AccessLog;
import io.placard.gateway.http.Assets;
import io.placard.gateway.http.Client;
import io.placard.gateway.http.ErrorPages;
import io.placard.gateway.http.Health;
import io.placard.gateway.http.HttpDoor;
import io.placard.gateway.http.HttpParts;
import io.placard.gateway.http.Rehearsal;
import io.placard.gateway.http.Sessions;
import io.placard.gateway.http.Uploads;
import io.placard.gateway.http.Visits;
import io.placard.gateway.socket.AccountLimit;
import io.placard.gateway.socket.AddressLimit;
import io.placard.gateway.socket.Attendance;
import io.placard.gateway.socket.Origins;
import io.placard.gateway.socket.Receiver;
import io.placard.gateway.socket.SessionKeys;
import io.placard.gateway.socket.SocketDoor;
import io.placard.gateway.socket.Sockets;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The gateway as a whole: what its event loops share, and its life. {@link #start}, then {@link #stop}. Thread-safe.
 */
public final class Gateway {

    private static final int LAPSE_BEATS = 3;

    private final GatewayContext context;
    private final GatewaySettings settings;
    private final Sessions sessions;
    private final SessionKeys keys;
    private final Assets assets = new Assets();
    private final ErrorPages errors = new ErrorPages();
    private final AccessLog accessLog;
    private final HttpParts httpParts;
    private final AccountLimit accounts;
    private final Attendance attendance;
    private final SocketDoor socketDoor;
    private final BiFunction<ServerWebSocket, Receiver, Receiver> receivers;
    private final List<GatewayLoop> loops = new CopyOnWriteArrayList<>();
    private volatile Origins origins;
    private volatile int port;
    private volatile String deployment;

    /** A gateway that does not listen yet. */
    public Gateway(GatewayContext context, GatewaySettings settings) {
        this(
                context,
                settings,
                new SessionKeys(context.redis(), settings.session().keyTtl(), context.secrets()));
    }

    private Gateway(GatewayContext context, GatewaySettings settings, SessionKeys keys) {
        this(context, settings, keys, new Doorkeeping(keys::take, (socket, connection) -> connection));
    }

    /** A gateway as it is, but for who may open a socket and what hears its messages. */
    Gateway(GatewayContext context, GatewaySettings settings, SessionKeys keys, Doorkeeping doorkeeping) {
        this.context = context;
        this.settings = settings;
        var client = new Client(settings.trustedProxies(), settings.publicUrl());
        this.sessions = new Sessions(context.redis(), settings.session(), context.clock(), context.secrets());
        this.keys = keys;
        this.receivers = doorkeeping.receivers();
        this.accessLog = new AccessLog(settings.accessLog(), client, context.clock());
        var visits = new Visits(sessions, keys::issue, context.channels(), client, context.secrets());
        var health = new Health(
                context.vertx(), context.postgres(), context.redis(), context.generations(), context.metrics());
        this.httpParts = new HttpParts(
                assets,
                health,
                accessLog,
                errors,
                visits,
                client,
                Uploads.shared(settings.incoming(), context.secrets()));
        var socket = settings.socket();
        this.attendance = new Attendance(context.vertx(), context.redis(), context.channels(), context.clock());
        this.accounts = new AccountLimit(
                context.redis(),
                context.clock(),
                socket.perAccount(),
                socket.heartbeat().multipliedBy(LAPSE_BEATS),
                attendance);
        this.socketDoor = new SocketDoor(
                () -> origins,
                client,
                new AddressLimit(socket.perAddress()),
                accounts,
                doorkeeping.keys(),
                context.generations());
        Gauge.builder("placard.sockets", this, Gateway::openSockets).register(context.metrics());
    }

    /** Static files, which a generation brings. */
    public Assets assets() {
        return assets;
    }

    /** Ready-made error pages, which a generation brings. */
    public ErrorPages errors() {
        return errors;
    }

    /** Asks a generation what it must be able to answer before it serves. */
    public Rehearsal rehearsal() {
        return new Rehearsal(context.vertx(), context.channels(), context.secrets());
    }

    /** Login sessions outside a request. */
    public Logins logins() {
        return new GatewayLogins(sessions, keys, httpParts.visits(), accounts, attendance);
    }

    /** Listens, with one event loop for each core. Fails when the port is not to be had. */
    public Future<Void> start() {
        accessLog.open();
        var options = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        return context.vertx()
                .deployVerticle(() -> new GatewayLoop(this), options)
                .onSuccess(id -> deployment = id)
                .mapEmpty();
    }

    /** The port that is listened on. */
    public int port() {
        return port;
    }

    /**
     * Tells all sockets, spread over this time, to come back to another process that serves by now; meanwhile requests on
     * open connections are answered, each connection's last. Done when the time is over and the sockets are closed.
     *
     * @return how many sockets there were
     */
    public Future<Integer> comeBack(Duration spread) {
        var leaving = loops.stream().map(loop -> loop.comeBack(spread)).toList();
        return Future.all(leaving)
                .map(all ->
                        all.<Integer>list().stream().mapToInt(count -> count).sum());
    }

    /** Tells sockets to come back, lets requests end, closes what is left; bounded by the shutdown grace. */
    public Future<Void> stop() {
        var id = deployment;
        var stopped =
                id == null ? Future.<Void>succeededFuture() : context.vertx().undeploy(id);
        return stopped.onComplete(done -> accessLog.close());
    }

    GatewaySettings settings() {
        return settings;
    }

    Sockets sockets(Vertx vertx) {
        return new Sockets(
                vertx,
                settings.socket(),
                socketDoor,
                context.generations(),
                context.channels(),
                context.log(),
                context.secrets()::next,
                receivers);
    }

    HttpDoor httpDoor(Vertx vertx, Handler<HttpServerRequest> sockets) {
        return new HttpDoor(vertx, httpParts, context.generations(), settings.requests(), sockets);
    }

    void listening(int actualPort, GatewayLoop loop) {
        port = actualPort;
        origins = Origins.of(settings.publicUrl(), settings.origins(), actualPort);
        loops.add(loop);
    }

    private double openSockets() {
        return loops.stream().mapToInt(GatewayLoop::openSockets).sum();
    }

    /**
     * Who may open a socket and what hears its messages: in a conformance test one key opens many sockets, which echo.
     *
     * @param keys takes a session key and answers whose it was
     * @param receivers what the messages of a socket go to, given the one that they go to in production
     */
    record Doorkeeping(
            Function<String, Future<Optional<Login>>> keys,
            BiFunction<ServerWebSocket, Receiver, Receiver> receivers) {}
}
