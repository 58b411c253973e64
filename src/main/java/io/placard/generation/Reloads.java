package io.placard.generation;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lives of generations, one after the other: check, load, migrate, start, self-check, swap, drain, stop. One at a
 * time; blocking, so on plain threads. Thread-safe.
 */
public final class Reloads {

    private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    /** What hangs in a generation that is started anew because of it will hardly end by itself. */
    private static final Duration SICK_DRAIN = Duration.ofSeconds(2);

    private static final Duration TURN = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final Generations generations;
    private final GenerationHost host;
    private final GenerationSettings settings;
    private final Path folder;
    private final Optional<BuildFacts> process;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Loaders loaders = new Loaders();
    private final Carriers carriers = new Carriers();
    private volatile Build source = Build.own();
    private volatile Optional<Copy> before = Optional.empty();

    /** @param folder for copies of builds; what an earlier process left in it is deleted */
    public Reloads(
            Vertx vertx, Generations generations, GenerationHost host, GenerationSettings settings, Path folder) {
        this.vertx = vertx;
        this.generations = generations;
        this.host = host;
        this.settings = settings;
        this.folder = folder;
        this.process = Optional.of(BuildFacts.of(Build.own()));
        deleteCopies(folder);
    }

    /** What the next reload is made from when nothing else is named. */
    public Build source() {
        return source;
    }

    /**
     * Loads a build and has it serve. Waits for its turn.
     *
     * @param build empty: the one that was loaded last, as it is now
     * @param say takes a line a step
     * @throws BeyondGeneration when only a new process can carry this build; nothing has changed then
     * @throws ReloadFailed at the step that failed, in a sentence; the generation before goes on then
     */
    public void reload(Optional<Build> build, Consumer<String> say) {
        var steps = new ReloadSteps(say);
        await(steps);
        try {
            var chosen = build.orElse(source);
            var course = new Course(chosen.path().toString(), warmUp(chosen), settings.drain());
            keep(swap(chosen, course, steps));
            source = chosen;
        } finally {
            turn.unlock();
        }
    }

    /** Starts this generation anew, or the one before it, from the copy that it was loaded from; if it serves still. */
    void revive(Generation sick, boolean fallBack, String why, Consumer<String> say) {
        var steps = new ReloadSteps(say);
        await(steps);
        try {
            if (generations.current().filter(serving -> serving == sick).isEmpty()) {
                return; // somebody reloaded meanwhile
            }
            var chosen = (fallBack ? before : generations.current().map(Copy::of)).orElseThrow();
            steps.say(why);
            var course = new Course("generation " + chosen.number, Duration.ZERO, SICK_DRAIN);
            swap(chosen.build, course, steps).ifPresent(Reloads::forget);
        } finally {
            turn.unlock();
        }
    }

    /** Whether there is a generation to fall back to. */
    boolean hasBefore() {
        return before.isPresent();
    }

    Carriers carriers() {
        return carriers;
    }

    /** How many class loaders of generations have not been collected, the serving one's included. */
    public long loadersAlive() {
        return loaders.alive();
    }

    /** Ends the generation that serves. */
    public void stop(Duration most) {
        generations.current().ifPresent(last -> {
            var drained = Attempt.within(last.drain(vertx, most), most.plus(STOPPING));
            end(last, drained ? "Placard was stopped" : "Placard was stopped; not all was done by then");
        });
    }

    private void await(ReloadSteps steps) {
        try {
            if (turn.tryLock()) {
                return;
            }
            steps.say("another reload is under way; this one waits for it");
            if (!turn.tryLock(TURN.toSeconds(), TimeUnit.SECONDS)) {
                throw new ReloadFailed("Another reload has been under way for 5 minutes.", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ReloadFailed("The reload was interrupted.", interrupted);
        }
    }

    /** The first generation has nobody to wait for, and who develops does not wait at all. */
    private Duration warmUp(Build build) {
        return generations.current().isEmpty() || build.isFolder() ? Duration.ZERO : settings.warmUp();
    }

    /** The generation that served before, if one did. */
    private Optional<Copy> swap(Build build, Course course, ReloadSteps steps) {
        var attempt = new Attempt(vertx, host, settings, folder, loaders);
        Generation next;
        try (var one = carriers.lend()) {
            var running = build.path().startsWith(folder) ? Optional.<BuildFacts>empty() : process;
            next = attempt.prepare(build, course.from, running, steps);
            attempt.warm(course.warmUp, steps);
        } catch (ReloadFailed failed) {
            attempt.giveUp(failed.getMessage());
            throw failed;
        }
        var old = steps.step("swap", () -> {
            host.show(next);
            var last = generations.become(next);
            host.note(next, GenerationState.SERVING, "");
            return last;
        });
        old.ifPresent(
                last -> steps.step("drain", () -> retire(last, next.number(), course.drain), Function.identity()));
        steps.say("generation " + next.number() + " serves");
        return old.map(Copy::of);
    }

    private String retire(Generation old, int successor, Duration drain) {
        host.note(old, GenerationState.DRAINING, "");
        var underWay = old.underWay();
        var drained = Attempt.within(old.drain(vertx, drain), drain.plus(STOPPING));
        end(old, "generation " + successor + " took over" + (drained ? "" : "; not all was done by then"));
        return drained ? underWay + " under way" : "cut short";
    }

    /** What served until a reload is what can be fallen back to; what was started anew for its faults is not. */
    private void keep(Optional<Copy> old) {
        var forgotten = before;
        before = old;
        forgotten.ifPresent(Reloads::forget);
    }

    private static void forget(Copy copy) {
        try {
            Files.deleteIfExists(copy.build.path());
        } catch (IOException kept) {
            LOG.warn("generation.copykept path={} cause={}", copy.build.path(), kept.toString());
        }
    }

    private void end(Generation old, String why) {
        try {
            Attempt.within(old.stop(vertx), STOPPING);
        } catch (Exception stuck) { // await throws checked exceptions too
            LOG.warn("generation.notstopped number={} cause={}", old.number(), stuck.toString());
        }
        Leftovers.end(old);
        host.note(old, GenerationState.ENDED, why);
    }

    private static void deleteCopies(Path folder) {
        try (var copies = Files.newDirectoryStream(folder, "generation-*.jar")) {
            for (var copy : copies) {
                Files.delete(copy);
            }
        } catch (NoSuchFileException none) {
            return;
        } catch (IOException kept) {
            LOG.warn("generation.copieskept folder={} cause={}", folder, kept.toString());
        }
    }

    /**
     * How a generation comes to serve.
     *
     * @param from what its build is called where it is written down
     */
    private record Course(String from, Duration warmUp, Duration drain) {}

    /** What a generation was loaded from; unlike the generation itself it holds no class. */
    private record Copy(int number, Build build) {

        private static Copy of(Generation generation) {
            return new Copy(generation.number(), generation.build());
        }
    }
}
