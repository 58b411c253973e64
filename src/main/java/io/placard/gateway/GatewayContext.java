package io.placard.gateway;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.placard.channel.ChannelLayer;
import io.placard.channel.TopicLog;
import io.placard.gateway.http.Secrets;
import io.placard.generation.Generations;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisAPI;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** All that the gateway is given. */
public record GatewayContext(
        Vertx vertx,
        Pool postgres,
        RedisAPI redis,
        ChannelLayer channels,
        TopicLog log,
        Generations generations,
        Clock clock,
        Secrets secrets,
        PrometheusMeterRegistry metrics) {}
