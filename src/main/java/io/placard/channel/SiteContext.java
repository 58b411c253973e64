package io.placard.channel;

import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisAPI;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All that a generation of the site is given. Nothing in it belongs to the site's own class loader.
 *
 * @param generation the generation's number
 * @param version what this build calls itself
 * @param lookups for statements that find a few rows by their keys: they share connections and wait for each other
 * @param refs makes random, unguessable names of 128 bits
 * @param assets the address of a static file, such as {@code css/placard.css}
 * @param media where files that people send are kept
 * @param work is told of each page and frame while it lasts
 * @param register is told of each instance of the site once it can serve
 */
public record SiteContext(
        int generation,
        String version,
        Vertx vertx,
        Pool postgres,
        SqlClient lookups,
        RedisAPI redis,
        ChannelLayer channels,
        TopicLog log,
        Logins logins,
        Clock clock,
        Supplier<String> refs,
        UnaryOperator<String> assets,
        Media media,
        SiteWork work,
        Consumer<SiteInstance> register) {}
