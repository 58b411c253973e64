package io.placard;

import io.placard.gateway.Gateway;
import io.placard.gateway.GatewayContext;
import io.placard.gateway.GatewaySettings;
import io.placard.store.Servers;
import io.placard.store.StartException;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Placard, all of it in this process. Started and closed from plain threads; both block, for a bounded time. */
public final class Placard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Placard.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    /** An archive of many films takes hours on a slow disk. */
    private static final Duration LONGEST_COMMAND = Duration.ofHours(12);

    private final Core core;
    private final SiteLife site;
    private final URI url;
    private final List<String> greeting;
    private volatile BooleanSupplier heir = () -> false;
    private volatile boolean bequeathed;
    private boolean closed;

    /**
     * @param url of this process, on this machine
     */
    private Placard(Core core, SiteLife site, URI url, List<String> greeting) {
        this.core = core;
        this.site = site;
        this.url = url;
        this.greeting = greeting;
    }

    /**
     * Starts the servers, migrates, loads the first generation of the site, listens.
     *
     * @throws StartException in one sentence, with nothing left running
     */
    public static Placard start(Settings settings) {
        return start(settings, Gateway::new);
    }

    /** The same, with a gateway of the caller's making. */
    static Placard start(Settings settings, BiFunction<GatewayContext, GatewaySettings, Gateway> gateways) {
        return start(Core.open(Servers.start(settings.store()), settings, gateways), settings, core -> {});
    }

    /**
     * Starts beside a running Placard and takes over from it.
     *
     * @throws StartException in one sentence, with nothing left running but what ran before
     */
    static Placard start(Settings settings, TakeOver takeOver) {
        takeOver.requireSameAddress(settings);
        var core = Core.open(Servers.succeed(settings.store()), takeOver.listener(), settings, Gateway::new);
        return start(core, settings, serving -> takeOver.serve(serving.servers()));
    }

    private static Placard start(Core core, Settings settings, Consumer<Core> serving) {
        try {
            return serve(core, settings, serving);
        } catch (RuntimeException | Error failed) {
            core.close();
            throw failed;
        }
    }

    /**
     * Runs a command of the site's, such as {@code account create ada}, beside a running Placard or on its own.
     *
     * @return the process's exit status
     */
    static int run(Settings settings, List<String> words) {
        try (var core = Core.open(Servers.join(settings.store()), settings, Gateway::new)) {
            return core.command(words, LONGEST_COMMAND);
        }
    }

    /** Where this process listens, as this machine reaches it; browsers may come by another address. */
    public URI url() {
        return url;
    }

    /** Its site, which can be reloaded. */
    SiteLife site() {
        return site;
    }

    /** What it stands on. */
    Core core() {
        return core;
    }

    /** What whoever started it should read. */
    List<String> greeting() {
        return greeting;
    }

    /** From now on {@link #close} leaves the embedded servers running for a successor, if it lives by then. */
    void bequeathTo(BooleanSupplier heirLives) {
        heir = heirLives;
    }

    /** Whether a successor has the embedded servers. */
    boolean bequeathed() {
        return bequeathed;
    }

    /** A second call does nothing, but waits for the first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        LOG.info("placard.stopping");
        site.close();
        quietly("gateway", core.gateway().stop());
        site.end(STOPPING);
        if (heir.getAsBoolean()) {
            bequeathed = core.bequeath();
        } else {
            core.close();
        }
        LOG.info("placard.stopped bequeathed={}", bequeathed);
    }

    private static Placard serve(Core core, Settings settings, Consumer<Core> serving) {
        var welcome = Welcome.prepare(core, settings);
        var site = new SiteLife(core, settings);
        site.begin();
        core.listener().next();
        listen(core.gateway(), settings);
        core.keepLogShort();
        serving.accept(core);
        site.open();
        var url = url(settings, core.gateway().port());
        LOG.info("placard.started url={}", url);
        return new Placard(
                core, site, url, welcome.lines(settings.gateway().publicUrl().orElse(url)));
    }

    private static void listen(Gateway gateway, Settings settings) {
        try {
            within(gateway.start(), STOPPING);
        } catch (StartException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("bind")) {
                    throw new StartException(
                            "The address %s:%d is in use or not to be had; choose another with http.port or http.host."
                                    .formatted(
                                            settings.gateway().host(),
                                            settings.gateway().port()));
                }
            }
            throw failed;
        }
    }

    private static URI url(Settings settings, int port) {
        var host = settings.gateway().host();
        var name = host.equals("0.0.0.0") || host.equals("::")
                ? "localhost"
                : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port);
    }

    private static void quietly(String part, Future<Void> stopping) {
        try {
            within(stopping, STOPPING.multipliedBy(2));
        } catch (StartException failed) {
            LOG.warn("placard.notstopped part={} cause={}", part, failed.getMessage());
        }
    }

    /** Waits for a future on a plain thread. */
    static <T> T within(Future<T> future, Duration most) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            throw cause instanceof StartException sentence
                    ? sentence
                    : new StartException("Placard cannot go on: " + cause, cause);
        } catch (TimeoutException late) {
            throw new StartException("Placard waited for more than " + most.toSeconds() + " s in vain.", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("Placard was interrupted.", interrupted);
        }
    }
}
