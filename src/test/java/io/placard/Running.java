package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.placard.channel.Logins;
import io.placard.channel.SiteContext;
import io.placard.gateway.GatewayContext;
import io.placard.generation.Build;
import io.placard.generation.Generation;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisAPI;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A whole Placard for tests, with the demo conference, on a free port and in a data folder of its own. A test class asks
 * for it by {@code @ExtendWith(Running.class)} and a parameter of its type, and has it to itself until its end; the next
 * class takes it as the one before left it.
 */
public final class Running implements ParameterResolver {

    /** Where a project's compiled classes are. */
    public static final Path CLASSES = Path.of("target", "classes");

    /** Where a project's templates are. */
    public static final Path TEMPLATES = Path.of("src", "main", "jte");

    /**
     * {@link Visitor#PASSWORD} at a small cost: with what a real one costs, signing in would take a good part of all
     * tests' time. Not the cost of a first password, which is checked at the real cost besides.
     */
    private static final String CHEAP =
            "$argon2id$v=19,m=64,t=1,p=1$c2FsdCBvZiB0aGUgdGVzdA$DUdWHXYZoHZIRa7xYB5la8XJys9Y+ft70e06aFufuHk";

    private Placard placard;
    private Vertx vertx;
    private Path data;

    /** JUnit's own way in. */
    public Running() {}

    /** Starts one apart from the shared one, with these settings besides; the caller closes it. */
    public static Running start(Path data, String... settings) {
        var running = new Running();
        running.data = data;
        var arguments = new ArrayList<>(List.of(
                "--data.dir=" + data,
                "--http.port=0",
                "--access-log=" + data.resolve("access.log"),
                "--log.level=warn",
                "--shutdown.grace=2s",
                "--site.warm-up=300ms"));
        arguments.addAll(List.of(settings));
        PreparedServers.into(data);
        running.placard = Placard.start(Settings.read(arguments, Map.of()));
        running.vertx = Vertx.vertx();
        running.cheapenPasswords();
        return running;
    }

    private void cheapenPasswords() {
        database()
                .preparedQuery("UPDATE account SET password = $1"
                        + " WHERE password = (SELECT password FROM account WHERE username = 'kofi')")
                .execute(Tuple.of(CHEAP))
                .await();
    }

    public URI url() {
        return placard.url();
    }

    /** Where its access log and its embedded servers' data are. */
    public Path data() {
        return data;
    }

    /** For clients of the test's own. */
    public Vertx vertx() {
        return vertx;
    }

    /** A look into its database. */
    public Pool database() {
        return placard.core().postgres().pool();
    }

    /** A look into its Redis. */
    public RedisAPI redis() {
        return placard.core().redis().api();
    }

    /** Login sessions without a request. */
    public Logins logins() {
        return placard.core().gateway().logins();
    }

    /** What whoever started it is told. */
    public List<String> greeting() {
        return placard.greeting();
    }

    /** The process's own objects, for what no door leads to. */
    public Placard placard() {
        return placard;
    }

    /** Runs a command of the site's beside it, such as {@code account deactivate kofi}; the exit status. */
    public int command(String... words) {
        return placard.core().command(List.of(words), Duration.ofMinutes(2));
    }

    /**
     * Ends what the site keeps of its pages, behind a change in SQL that told nobody. With an event, as every change has:
     * a page that looks for one that is not there begins anew for ever.
     */
    public void raiseEdition() {
        database()
                .query("WITH head AS (INSERT INTO topic (name, seq) VALUES ('conference', 1)"
                        + " ON CONFLICT (name) DO UPDATE SET seq = topic.seq + 1 RETURNING seq)"
                        + " INSERT INTO topic_event (topic, seq, event, payload, at)"
                        + " SELECT 'conference', seq, 'configuration.changed', '{}', now() FROM head")
                .execute()
                .await();
    }

    /** What a generation is given, to look at the site's map without serving it. */
    public SiteContext siteContext() {
        return placard.core().site(Generation.load(0, Build.own()), path -> path);
    }

    /** What a gateway beside its own stands on; with metrics apart, for gauges have one owner. */
    public GatewayContext gatewayContext() {
        var core = placard.core();
        return new GatewayContext(
                core.vertx(),
                core.postgres().pool(),
                core.redis().api(),
                core.channels(),
                core.log(),
                core.generations(),
                core.clock(),
                core.secrets(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    /**
     * Runs the site from a copy of the build from now on, and reloads it whenever the copy changes, as in development.
     *
     * @param project where {@code target/classes} and the templates' sources are copied to
     * @return ends the watching
     */
    public AutoCloseable develop(Path project) {
        for (var folder : List.of(CLASSES, TEMPLATES)) {
            for (var file : new Build(folder).files("").entrySet()) {
                write(project.resolve(folder).resolve(file.getKey()), file.getValue());
            }
        }
        assertEquals(0, placard.site().reload(Optional.of(new Build(project.resolve(CLASSES))), line -> {}));
        var settings = new ReloadSettings(Optional.empty(), ReloadSettings.Watch.ON);
        return ReloadTriggers.open(placard, Notify.open(Map.of()), settings);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        placard.close();
        PreparedServers.outOf(data);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Lending.lend(context, Running.class, Running::startShared, Running::end);
    }

    private static Running startShared() {
        try {
            return start(Files.createTempDirectory(Files.createDirectories(Path.of("target", "placards")), "p"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void end(Running running) {
        running.close();
        try (var files = Files.walk(running.data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
