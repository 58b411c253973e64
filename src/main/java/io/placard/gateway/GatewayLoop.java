package io.placard.gateway;

import io.placard.gateway.http.HttpDoor;
import io.placard.gateway.socket.Sockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One event loop's share of the gateway. All shares listen on one port; a connection stays with one of them. */
final class GatewayLoop extends VerticleBase {

    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_HEAD = 16_384;
    private static final int BACKLOG = 4_096;
    private static final int CLOSING_SECONDS = 2;

    private final Gateway gateway;
    private HttpServer server;
    private HttpDoor door;
    private Sockets sockets;

    GatewayLoop(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Future<?> start() {
        sockets = gateway.sockets(vertx);
        door = gateway.httpDoor(vertx, sockets::handle);
        server = vertx.createHttpServer(options())
                .connectionHandler(door::watch)
                .invalidRequestHandler(door::refuseUndecodable)
                .requestHandler(door::handle);
        return server.listen().onSuccess(listening -> gateway.listening(listening.actualPort(), this));
    }

    /** Sockets are told to come back first, while requests still end; then no connection is left. */
    @Override
    public Future<?> stop() {
        var half = gateway.settings().shutdownGrace().dividedBy(2);
        door.drain();
        return sockets.drain(half).eventually(() -> server.shutdown(half.toMillis(), TimeUnit.MILLISECONDS));
    }

    int openSockets() {
        return sockets.size();
    }

    /** See {@link Gateway#comeBack}; from any thread. */
    Future<Integer> comeBack(Duration spread) {
        var left = Promise.<Integer>promise();
        context.runOnContext(here -> {
            door.drain();
            sockets.comeBack(spread).onComplete(left);
        });
        return left.future();
    }

    private HttpServerOptions options() {
        var settings = gateway.settings();
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? -1 : settings.port())
                .setAcceptBacklog(BACKLOG)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                // Vert.x stops at 8 KiB a field, and 4,000 Chinese characters take 12
                .setMaxFormAttributeSize(settings.requests().bodyBytes())
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(settings.socket().frameBytes())
                .setMaxWebSocketMessageSize(settings.socket().frameBytes())
                .setWebSocketClosingTimeout(CLOSING_SECONDS);
    }
}
