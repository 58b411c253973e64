package io.placard.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.placard.generation.Generations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisAPI;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.TimeUnit;

/**
 * Whether Placard lives ({@code /healthz}: this event loop turns), whether it can serve ({@code /readyz}: PostgreSQL,
 * Redis and a generation answer), and how it fares ({@code /metrics}, for this machine only).
 */
public final class Health {

    private static final long DEADLINE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Pool postgres;
    private final RedisAPI redis;
    private final Generations generations;
    private final PrometheusMeterRegistry metrics;

    public Health(
            Vertx vertx, Pool postgres, RedisAPI redis, Generations generations, PrometheusMeterRegistry metrics) {
        this.vertx = vertx;
        this.postgres = postgres;
        this.redis = redis;
        this.generations = generations;
        this.metrics = metrics;
    }

    void live(HttpServerRequest request) {
        text(request, 200, "live\n");
    }

    void ready(HttpServerRequest request) {
        var database = answers(postgres.query("SELECT 1").execute());
        var cache = answers(redis.send(Command.PING));
        Future.all(database, cache).onComplete(all -> report(request, database.result(), cache.result()));
    }

    void metrics(HttpServerRequest request) {
        var address = request.remoteAddress().hostAddress();
        var here = "127.0.0.1".equals(address) || "0:0:0:0:0:0:0:1".equals(address) || "::1".equals(address);
        if (!here || request.headers().contains("X-Forwarded-For")) {
            text(request, 404, "no such page\n");
            return;
        }
        vertx.executeBlocking(metrics::scrape, false)
                .onSuccess(scraped -> text(request, 200, scraped))
                .onFailure(cause -> text(request, 500, "cannot be measured\n"));
    }

    private void report(HttpServerRequest request, boolean database, boolean cache) {
        var site = generations.serves();
        var ready = database && cache && site;
        text(
                request,
                ready ? 200 : 503,
                "database " + word(database) + "\nredis " + word(cache) + "\nsite " + word(site) + "\n");
    }

    private static Future<Boolean> answers(Future<?> question) {
        return question.timeout(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
                .map(true)
                .otherwise(false);
    }

    private static String word(boolean well) {
        return well ? "ok" : "down";
    }

    private static void text(HttpServerRequest request, int status, String text) {
        SecurityHeaders.plain(request.response(), false);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text);
    }
}
