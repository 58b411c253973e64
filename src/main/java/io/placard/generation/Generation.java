package io.placard.generation;

import io.placard.channel.SiteCommand;
import io.placard.channel.SiteContext;
import io.placard.channel.SiteInstance;
import io.placard.channel.SiteWork;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One build of the site, loaded and running. Its life: {@link #load}, {@link #start}, {@link #serve}, {@link #drain},
 * {@link #stop}. Thread-safe.
 */
public final class Generation {

    private static final String SITE = "io.placard.site.Site";
    private static final String COMMAND = "io.placard.site.Command";
    private static final long LOOK_MILLIS = 10;

    private final int number;
    private final Build build;
    private final SiteLoader loader;
    private final SiteWork work = new SiteWork();
    private final List<SiteInstance> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Ending ending = new Ending();
    private volatile boolean serving;
    private Vitals vitals;
    private final Set<String> deployments = ConcurrentHashMap.newKeySet();

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

    /**
     * The same from a copy of the site's part of the build, which lasts whatever happens to the build. Blocking.
     *
     * @param folder for the copy, which the caller deletes
     */
    static Generation loadCopy(int number, Build build, Path folder) throws IOException {
        Files.createDirectories(folder);
        return load(number, build.copySite(folder.resolve("generation-" + number + ".jar")));
    }

    public int number() {
        return number;
    }

    public Build build() {
        return build;
    }

    /** What it is doing. */
    public SiteWork work() {
        return work;
    }

    /** How it fares. With itself, so that whoever watches it does not keep what has ended. For one thread. */
    Vitals vitals(Duration stuckAfter) {
        if (vitals == null) {
            vitals = new Vitals(this, stuckAfter);
        }
        return vitals;
    }

    /** Where the generation's own files are found, such as its migrations. */
    public ClassLoader loader() {
        return loader;
    }

    /** Its instances, once it has started. */
    public List<SiteInstance> instances() {
        return List.copyOf(instances);
    }

    /**
     * Loads and links all of the site's classes, resting two thirds of the time for the sake of those who are served
     * meanwhile. Blocking.
     *
     * @throws LinkageError when a class wants what is not there
     */
    void link() {
        loader.link(build.files(SiteLoader.FOLDER).keySet());
    }

    /**
     * Starts the site's instances, each on virtual threads of its own, one after the other so that not all carriers are
     * busy with it. Fails when one of them fails or they have not started in time; {@link #stop} stops what had started.
     */
    Future<Void> start(SiteContext context, GenerationSettings settings) {
        var started = Future.<Void>succeededFuture();
        for (var instance = 0; instance < settings.instances(); instance++) {
            started = started.compose(before -> deploy(context));
        }
        return started.timeout(settings.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Void> deploy(SiteContext context) {
        if (ending.hasCome()) {
            return Future.failedFuture(new Ending.Ended());
        }
        var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        return context.vertx()
                .deployVerticle(create(SITE, Deployable.class, new Class<?>[] {SiteContext.class}, context), options)
                .compose(id -> {
                    deployments.add(id);
                    // it was given up while it started
                    return ending.hasCome() ? undeploy(context.vertx()) : Future.succeededFuture();
                });
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

    /** From now on it may be given pages and frames. */
    void serve() {
        serving = true;
    }

    /** Counts a page or frame that it is about to be given; false when it takes no more. */
    boolean enter() {
        underWay.incrementAndGet();
        if (serving) {
            return true;
        }
        leave();
        return false;
    }

    /** The page or frame is done with. */
    void leave() {
        underWay.decrementAndGet();
    }

    /** Takes no more and waits until what is under way is done, but not for longer than this; whether all was done. */
    Future<Boolean> drain(Vertx vertx, Duration most) {
        serving = false;
        return drained(vertx, System.nanoTime() + most.toNanos());
    }

    private Future<Boolean> drained(Vertx vertx, long deadline) {
        if (underWay() == 0) {
            return Future.succeededFuture(true);
        }
        return System.nanoTime() - deadline > 0
                ? Future.succeededFuture(false)
                : vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(look -> drained(vertx, deadline));
    }

    /** How many pages and frames it was given that nobody has the answer to, or that it is still at work on. */
    int underWay() {
        return Math.max(underWay.get(), work.size());
    }

    /** As {@link Ending#orElse}. */
    <T> Future<T> untilEnd(Vertx vertx, Future<T> answer) {
        return ending.orElse(vertx, answer);
    }

    /** The instance whose turn it is, or nothing while none can serve. */
    public Optional<SiteInstance> next() {
        var count = instances.size();
        return count == 0 ? Optional.empty() : Optional.of(instances.get(Math.floorMod(turn.getAndIncrement(), count)));
    }

    /** Stops the site's instances, whatever they are doing. Frees the class loader. */
    public Future<Void> stop(Vertx vertx) {
        serving = false;
        ending.come();
        instances.clear();
        return undeploy(vertx).eventually(() -> {
            close();
            return Future.succeededFuture();
        });
    }

    private Future<Void> undeploy(Vertx vertx) {
        var stopping = List.copyOf(deployments);
        stopping.forEach(deployments::remove);
        return Future.join(stopping.stream().map(vertx::undeploy).toList()).mapEmpty();
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
