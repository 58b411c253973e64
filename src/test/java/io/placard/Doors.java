package io.placard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.regex.Pattern;

/** What clients that come back as the browser's script does come in by. */
record Doors(Vertx vertx, URI url, HttpClient http, WebSocketClient sockets) {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"session-key\" content=\"([^\"]+)\"");

    static Doors to(Vertx vertx, URI url) {
        var http = new HttpClientOptions().setKeepAlive(false).setConnectTimeout(10_000);
        return new Doors(
                vertx,
                url,
                vertx.httpClientBuilder()
                        .with(http)
                        .with(new PoolOptions().setHttp1MaxSize(1_000))
                        .build(),
                // a socket that is cut below WebSocket's closing is cut by a reset
                vertx.createWebSocketClient(new WebSocketClientOptions()
                        .setMaxConnections(10_000)
                        .setMaxFrameSize(1 << 20)
                        .setSoLinger(0)));
    }

    /** The first page of somebody who is signed in. */
    Future<Pass> enter(String cookie) {
        return send(HttpMethod.GET, "/", new Pass(cookie, null, null))
                .map(page -> new Pass(cookie, Visitor.find(CSRF, page), Visitor.find(KEY, page)));
    }

    /** A fresh key, as the page's script asks for one before it opens a socket anew. */
    Future<Pass> again(Pass pass) {
        return send(HttpMethod.POST, "/session-key", pass)
                .map(answer -> new Pass(pass.cookie, pass.csrf, new JsonObject(answer).getString("session_key")));
    }

    /** The body of a page, with 200 only. */
    Future<String> send(HttpMethod method, String path, Pass pass) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setURI(path)
                .putHeader("Cookie", "placard=" + pass.cookie);
        if (pass.csrf != null) {
            options.putHeader("X-CSRF-Token", pass.csrf);
        }
        return http.request(options)
                .compose(request -> request.send())
                .compose(response -> response.statusCode() == 200
                        ? response.body().map(body -> body.toString())
                        : Future.failedFuture("status " + response.statusCode()));
    }

    /** What opens a socket, once. */
    record Pass(String cookie, String csrf, String key) {}
}
