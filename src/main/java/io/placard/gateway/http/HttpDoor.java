package io.placard.gateway.http;

import io.placard.generation.Generations;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a request goes: refused, a static file, the gateway's own words, or the site. On one event loop.
 */
public final class HttpDoor {

    private static final long TICK_MILLIS = 1_000;

    private final Assets assets;
    private final Health health;
    private final AccessLog accessLog;
    private final Pages pages;
    private final RequestLimits limits;
    private final Handler<HttpServerRequest> sockets;
    private final Set<ConnectionGuard> guards = new HashSet<>();
    private boolean draining;

    /**
     * @param sockets answers requests for {@code /ws}
     */
    public HttpDoor(
            Vertx vertx,
            HttpParts parts,
            Generations generations,
            RequestLimits limits,
            Handler<HttpServerRequest> sockets) {
        this.assets = parts.assets();
        this.health = parts.health();
        this.accessLog = parts.accessLog();
        this.pages = new Pages(vertx, generations, parts, limits.bodyBytes());
        this.limits = limits;
        this.sockets = sockets;
        vertx.setPeriodic(TICK_MILLIS, tick -> checkGuards());
    }

    /** Puts a guard on a new connection. */
    public void watch(HttpConnection connection) {
        var pipeline = ((VertxConnection) connection).channelHandlerContext().pipeline();
        guards.add(ConnectionGuard.install(pipeline, limits, guards::remove));
    }

    /** Answers a request. */
    public void handle(HttpServerRequest request) {
        accessLog.watch(request);
        if (draining) {
            request.response().putHeader("Connection", "close");
        }
        var refusal = RequestRules.check(request);
        if (refusal.isPresent()) {
            refuse(request, refusal.get());
        } else if (request.response().writeQueueFull()) {
            request.pause();
            request.response().drainHandler(drained -> {
                request.response().drainHandler(null);
                request.resume();
                route(request);
            });
        } else {
            route(request);
        }
    }

    /** Answers what was no HTTP, and closes the connection: where it ends cannot be told. */
    public void refuseUndecodable(HttpServerRequest request) {
        accessLog.watch(request);
        refuse(request, RequestRules.undecodable(request.decoderResult().cause()));
    }

    /** From now on connections are closed after their next answer. */
    public void drain() {
        draining = true;
    }

    private void route(HttpServerRequest request) {
        var path = request.path();
        if (assets.serves(path)) {
            assets.handle(request, path);
            return;
        }
        switch (path) {
            case "/ws" -> sockets.handle(request);
            case "/healthz" -> health.live(request);
            case "/readyz" -> health.ready(request);
            case "/metrics" -> health.metrics(request);
            case "/favicon.ico" -> assets.handle(request, Assets.PREFIX + "favicon.ico");
            default -> pages.handle(request);
        }
    }

    private static void refuse(HttpServerRequest request, RequestRules.Refusal refusal) {
        var response = request.response();
        SecurityHeaders.plain(response, false);
        response.setStatusCode(refusal.status())
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Connection", "close")
                .end(refusal.sentence() + "\n")
                .onComplete(sent -> ConnectionGuard.of(request.connection()).hangUp());
    }

    private void checkGuards() {
        var now = System.nanoTime();
        List.copyOf(guards).forEach(guard -> guard.check(now));
    }
}
