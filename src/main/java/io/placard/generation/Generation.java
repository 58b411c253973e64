package io.placard.generation;

import io.placard.channel.SiteCommand;
import io.placard.channel.SiteContext;
import io.placard.channel.SiteInstance;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One build of the site, loaded and running. Its life: {@link #load}, {@link #start}, {@link #stop}. Thread-safe.
 */
public final class Generation {

    private static final String SITE = "io.placard.site.Site";
    private static final String COMMAND = "io.placard.site.Command";

    private final int number;
    private final Build build;
    private final SiteLoader loader;
    private final List<SiteInstance> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile String deployment;

    private Generation(int number, Build build, SiteLoader loader) {
        this.number = number;
        this.build = build;
        this.loader = loader;
    }

    /** Gives a build its class loader; runs none of its code. */
    public static Generation load(int number, Build build) {
        return new Generation(
                number, build, new SiteLoader("generation-" + number, build, Generation.class.getClassLoader()));
    }

    public int number() {
        return number;
    }

    public Build build() {
        return build;
    }

    /** Where the generation's own files are found, such as its migrations. */
    public ClassLoader loader() {
        return loader;
    }

    /**
     * Starts the site's instances, each on virtual threads of its own. Fails when one of them fails or has not started in
     * time; what had started by then is stopped.
     */
    public Future<Void> start(SiteContext context, GenerationSettings settings) {
        var options = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                .setInstances(settings.instances())
                .setClassLoader(loader);
        return context.vertx()
                .deployVerticle(
                        () -> create(SITE, Deployable.class, new Class<?>[] {SiteContext.class}, context), options)
                .timeout(settings.startTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(id -> deployment = id)
                .mapEmpty();
    }

    /** Takes note of an instance that can serve. The site calls it once for each. */
    public void register(SiteInstance instance) {
        instances.add(instance);
    }

    /** Runs a command of the site's, on a virtual thread. */
    public Future<Integer> run(SiteContext context, List<String> words) {
        var command = create(COMMAND, SiteCommand.class, new Class<?>[0]);
        return command.run(context, words);
    }

    /** The instance whose turn it is, or nothing while none can serve. */
    public Optional<SiteInstance> next() {
        var count = instances.size();
        return count == 0 ? Optional.empty() : Optional.of(instances.get(Math.floorMod(turn.getAndIncrement(), count)));
    }

    /** Stops the site's instances; what they had begun is finished by then. Frees the class loader. */
    public Future<Void> stop(Vertx vertx) {
        instances.clear();
        var id = deployment;
        var stopped = id == null ? Future.<Void>succeededFuture() : vertx.undeploy(id);
        return stopped.eventually(() -> {
            close();
            return Future.succeededFuture();
        });
    }

    private void close() {
        try {
            loader.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private <T> T create(String name, Class<T> type, Class<?>[] parameters, Object... arguments) {
        try {
            var constructor = loader.loadClass(name).getConstructor(parameters);
            return type.cast(constructor.newInstance(arguments));
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(build.path() + " holds no working " + name, fault);
        }
    }
}
