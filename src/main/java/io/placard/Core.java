package io.placard;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.placard.channel.ChannelLayer;
import io.placard.channel.Media;
import io.placard.channel.SiteContext;
import io.placard.channel.TopicLog;
import io.placard.gateway.Gateway;
import io.placard.gateway.GatewayContext;
import io.placard.gateway.GatewaySettings;
import io.placard.gateway.http.Secrets;
import io.placard.generation.Build;
import io.placard.generation.Generation;
import io.placard.generation.Generations;
import io.placard.restart.Listener;
import io.placard.store.Migrations;
import io.placard.store.Postgres;
import io.placard.store.Redis;
import io.placard.store.Servers;
import io.placard.store.StartException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What everything in the process stands on, with the tables brought up to date. Closed last. */
record Core(
        Servers servers,
        Listener listener,
        Vertx vertx,
        Postgres postgres,
        Redis redis,
        TopicLog log,
        ChannelLayer channels,
        Generations generations,
        Gateway gateway,
        Secrets secrets,
        Media media,
        Clock clock)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Core.class);
    private static final Duration KEPT = Duration.ofDays(3);
    private static final Duration CONNECTING = Duration.ofSeconds(20);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /**
     * Takes the servers over: they are closed when this fails or is closed.
     */
    static Core open(
            Servers servers, Settings settings, BiFunction<GatewayContext, GatewaySettings, Gateway> gateways) {
        return open(servers, Listener.own(), settings, gateways);
    }

    /** The same, listening where it is told. */
    static Core open(
            Servers servers,
            Listener listener,
            Settings settings,
            BiFunction<GatewayContext, GatewaySettings, Gateway> gateways) {
        // a connection that was opened while a generation ran would keep that generation's class loader alive
        var vertx = listener.vertx(new VertxOptions().setDisableTCCL(true));
        try {
            migrate(servers.databaseUrl(), Build.own());
            return connect(servers, listener, vertx, settings, gateways);
        } catch (RuntimeException | Error failed) {
            Placard.within(vertx.close(), CONNECTING);
            servers.close();
            throw failed;
        }
    }

    /** Applies what the database lacks of a build's migrations; how many files that were. Blocking. */
    static int migrate(String databaseUrl, Build build) {
        try (var files = build.fileLoader()) {
            return Migrations.migrate(databaseUrl, files);
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    private static Core connect(
            Servers servers,
            Listener listener,
            Vertx vertx,
            Settings settings,
            BiFunction<GatewayContext, GatewaySettings, Gateway> gateways) {
        var postgres =
                Postgres.open(vertx, servers.databaseUrl(), settings.store().databasePool());
        var redis = Placard.within(Redis.open(vertx, servers.redisUrl()), CONNECTING);
        var channels = new ChannelLayer(vertx);
        var log = new TopicLog(postgres.pool());
        var clock = Clock.systemUTC();
        var secrets = new Secrets(new SecureRandom());
        var frameTimeout = settings.gateway().socket().frameTimeout();
        var generations = new Generations(vertx, channels, frameTimeout);
        var gateway = gateways.apply(
                new GatewayContext(
                        vertx, postgres.pool(), redis.api(), channels, log, generations, clock, secrets, metrics()),
                settings.gateway());
        return new Core(
                servers,
                listener,
                vertx,
                postgres,
                redis,
                log,
                channels,
                generations,
                gateway,
                secrets,
                media(settings),
                clock);
    }

    private static Media media(Settings settings) {
        var owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));
        try {
            Files.createDirectories(settings.media().incoming(), owners);
        } catch (IOException unwritable) {
            throw new StartException(
                    "The folder %s for uploads cannot be written; set data.dir to a folder that this user may write."
                            .formatted(settings.media().folder()),
                    unwritable);
        }
        return settings.media();
    }

    /** What a generation of the site is given. */
    SiteContext site(Generation generation, UnaryOperator<String> assets) {
        return new SiteContext(
                generation.number(),
                Version.own(),
                vertx,
                postgres.pool(),
                postgres.lookups(),
                redis.api(),
                channels,
                log,
                gateway.logins(),
                clock,
                secrets::next,
                assets,
                media,
                generation.work(),
                generation::register);
    }

    /** The process's own build of the site, for its commands: it answers nobody, so its assets need no hashes. */
    int command(List<String> words, Duration most) {
        var generation = Generation.load(0, Build.own());
        return Placard.within(generation.run(site(generation, path -> "/static/" + path), words), most);
    }

    /** Forgets old events, now and every hour: whoever was away for longer loads the page again. */
    void keepLogShort() {
        trim();
        vertx.setPeriodic(TimeUnit.HOURS.toMillis(1), hour -> trim());
    }

    @Override
    public void close() {
        disconnect();
        servers.close();
    }

    /** As {@link #close}, but leaves the servers to a successor; answers whether it has them. */
    boolean bequeath() {
        disconnect();
        return servers.bequeath();
    }

    private void disconnect() {
        try {
            Placard.within(redis.close().otherwiseEmpty().eventually(vertx::close), CLOSING);
        } catch (StartException stuck) {
            // a page of the site that never ends must not leave the servers running
            LOG.warn("core.notclosed cause={}", stuck.getMessage());
        }
    }

    private void trim() {
        log.trim(clock.instant().atOffset(ZoneOffset.UTC), KEPT)
                .onFailure(cause -> LOG.warn("topics.nottrimmed cause={}", cause.toString()));
    }

    private static PrometheusMeterRegistry metrics() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        return registry;
    }
}
