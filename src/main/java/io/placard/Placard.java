package io.placard;

import io.placard.admin.AdminServer;
import io.placard.gateway.Gateway;
import io.placard.gateway.GatewayContext;
import io.placard.gateway.GatewaySettings;
import io.placard.generation.Build;
import io.placard.generation.ReloadFailed;
import io.placard.generation.Reloads;
import io.placard.store.Servers;
import io.placard.store.StartException;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Placard, all of it in this process. Started and closed from plain threads; both block, for a bounded time. */
public final class Placard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Placard.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final String GENERATIONS = "generations";

    private final Core core;
    private final Reloads reloads;
    private final GenerationCommands commands;
    private final Optional<AdminServer> admin;
    private final URI url;
    private final List<String> greeting;

    /**
     * @param url of this process, on this machine
     */
    private Placard(
            Core core,
            Reloads reloads,
            GenerationCommands commands,
            Optional<AdminServer> admin,
            URI url,
            List<String> greeting) {
        this.core = core;
        this.reloads = reloads;
        this.commands = commands;
        this.admin = admin;
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
        var core = Core.open(Servers.start(settings.store()), settings, gateways);
        try {
            return start(core, settings);
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
            return core.command(words, Duration.ofMinutes(10));
        }
    }

    /** Where this process listens, as this machine reaches it; browsers may come by another address. */
    public URI url() {
        return url;
    }

    /** Loads a build of the site, or the present one anew, into this process; the exit status of such a command. */
    int reload(Optional<Build> build, Consumer<String> say) {
        return commands.reload(build, say);
    }

    /** The lives of its generations. */
    Reloads reloads() {
        return reloads;
    }

    /** What it stands on. */
    Core core() {
        return core;
    }

    /** What whoever started it should read. */
    List<String> greeting() {
        return greeting;
    }

    @Override
    public void close() {
        LOG.info("placard.stopping");
        admin.ifPresent(AdminServer::close);
        quietly("gateway", core.gateway().stop());
        reloads.stop(STOPPING);
        core.close();
        LOG.info("placard.stopped");
    }

    private static Placard start(Core core, Settings settings) {
        var data = settings.store().dataDirectory();
        var log = new GenerationLog(core.postgres().pool(), core.clock());
        var reloads = new Reloads(
                core.vertx(),
                core.generations(),
                new SiteHost(core, log),
                settings.generation(),
                data.resolve(GENERATIONS));
        var welcome = Welcome.prepare(core, settings);
        log.bury();
        begin(reloads);
        listen(core.gateway(), settings);
        core.keepLogShort();
        var commands = new GenerationCommands(reloads, core.generations(), log);
        var admin = admin(data, commands);
        var url = url(settings, core.gateway().port());
        LOG.info("placard.started url={}", url);
        return new Placard(
                core,
                reloads,
                commands,
                admin,
                url,
                welcome.lines(settings.gateway().publicUrl().orElse(url)));
    }

    private static void begin(Reloads reloads) {
        try {
            reloads.reload(Optional.empty(), line -> {});
        } catch (ReloadFailed failed) {
            throw new StartException("The site cannot be started. " + failed.getMessage(), failed);
        }
    }

    /** Without it nobody can ask for a reload, but everything else works. */
    private static Optional<AdminServer> admin(Path data, GenerationCommands commands) {
        try {
            var desk = new AdminDesk(Map.of("reload", commands::reload, "generations", commands::list));
            return Optional.of(AdminServer.open(AdminServer.in(data), desk));
        } catch (IOException refused) {
            LOG.warn("admin.notopen cause={}", refused.toString());
            return Optional.empty();
        }
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
