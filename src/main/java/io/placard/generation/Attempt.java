package io.placard.generation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One build on its way to serve. Blocking; used by one thread. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final GenerationHost host;
    private final GenerationSettings settings;
    private final Path folder;
    private final Loaders loaders;
    private Generation generation;

    /** @param loaders takes note of the class loader, whatever becomes of it */
    Attempt(Vertx vertx, GenerationHost host, GenerationSettings settings, Path folder, Loaders loaders) {
        this.vertx = vertx;
        this.host = host;
        this.settings = settings;
        this.folder = folder;
        this.loaders = loaders;
    }

    /**
     * Takes it as far as it goes without anybody noticing.
     *
     * @param from what it is called where it is written down
     * @param process what must be able to carry it; nothing for a copy of what this process carried before
     * @throws BeyondGeneration when the process cannot carry it
     * @throws ReloadFailed at the step that failed; {@link #giveUp} clears up
     */
    Generation prepare(Build build, String from, Optional<BuildFacts> process, ReloadSteps steps) {
        steps.step("check", () -> check(build, from, process), Function.identity());
        steps.step("migrate", () -> host.migrate(generation), applied -> applied == 0 ? "" : Integer.toString(applied));
        var most = settings.startTimeout().plus(STOPPING);
        // who develops waits for it and serves nobody else: what is asked for is loaded then
        var gently = !build.isFolder();
        steps.step("start", () -> {
            if (gently) {
                generation.link();
            }
            return within(generation.start(host.prepare(generation), settings), most);
        });
        steps.step("self-check", () -> within(host.check(generation, gently), settings.startTimeout()));
        return generation;
    }

    /**
     * Has it answer for a while what the first readers will ask for: behind the swap its code is no longer cold.
     *
     * @throws ReloadFailed when it failed to
     */
    void warm(Duration most, ReloadSteps steps) {
        if (!most.isZero()) {
            steps.step(
                    "warm up",
                    () -> within(host.warm(generation, most), most.plus(settings.startTimeout())),
                    answers -> answers + " answers");
        }
    }

    /** Ends what had begun. What it migrated stays: migrations only add, so the generation before works with them. */
    void giveUp(String why) {
        if (generation == null) {
            return;
        }
        try {
            within(generation.stop(vertx), STOPPING);
            Files.deleteIfExists(generation.build().path());
        } catch (Exception stuck) { // await throws checked exceptions too
            LOG.warn("generation.notstopped number={} cause={}", generation.number(), stuck.toString());
        }
        Leftovers.end(generation);
        host.note(generation, GenerationState.FAILED, why);
    }

    /** Waits on a plain thread. */
    static <T> T within(Future<T> future, Duration most) {
        try {
            return future.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("it took longer than " + most.toSeconds() + " s", late);
        }
    }

    /** A copy is taken, so that it stays what it was when it was looked at. */
    private String check(Build build, String from, Optional<BuildFacts> process) throws IOException {
        var facts = BuildFacts.of(build);
        process.flatMap(facts::beyond).ifPresent(why -> {
            throw new BeyondGeneration(why);
        });
        generation = Generation.loadCopy(host.begin(facts, from), build, folder);
        loaders.add(generation.loader());
        return facts.commit().isEmpty() ? facts.version() : facts.commit();
    }
}
