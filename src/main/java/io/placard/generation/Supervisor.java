package io.placard.generation;

import io.placard.channel.SiteWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the generation that serves. What hangs in it is named with its stack; when it does not answer any more, or
 * fails too often, it is started anew, after a pause that doubles with every time; when that does not help, the
 * generation before it is. On a plain thread of its own, so that nothing the site does can stop it.
 */
public final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int STACK_LINES = 12;

    private final Generations generations;
    private final Reloads reloads;
    private final Duration stuckAfter;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("supervisor").unstarted(task));
    private final Set<SiteWork.Task> named = Collections.newSetFromMap(new WeakHashMap<>());
    private final BackOff backOff = new BackOff();
    private final Carriers carriers = new Carriers();
    private Optional<Vitals> vitals = Optional.empty();

    public Supervisor(Generations generations, Reloads reloads, GenerationSettings settings) {
        this.generations = generations;
        this.reloads = reloads;
        this.stuckAfter = settings.stuckAfter();
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::lookSafely, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void lookSafely() {
        try {
            generations.current().ifPresent(this::look);
        } catch (RuntimeException | Error fault) {
            LOG.error("supervisor.failed", fault);
        }
    }

    private void look(Generation generation) {
        if (vitals.isEmpty() || !vitals.get().of(generation)) {
            vitals = Optional.of(new Vitals(generation, stuckAfter));
        }
        generation.work().longerThan(stuckAfter).stream().filter(named::add).forEach(Supervisor::name);
        if (vitals.get().slow()) {
            carriers.add();
        }
        vitals.get().trouble().ifPresent(trouble -> revive(generation, trouble));
    }

    private void revive(Generation generation, String trouble) {
        var fallBack = backOff.exhausted() && reloads.hasBefore();
        LOG.error("generation.stuck number={} trouble=\"{}\" fallback={}", generation.number(), trouble, fallBack);
        try {
            TimeUnit.MILLISECONDS.sleep(backOff.next().toMillis());
            var why = "generation %d %s".formatted(generation.number(), trouble);
            reloads.revive(generation, fallBack, why, line -> {});
            backOff.revived();
            vitals = Optional.empty();
        } catch (ReloadFailed failed) {
            LOG.error("generation.notrevived cause=\"{}\"", failed.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void name(SiteWork.Task task) {
        var stack = new StringBuilder();
        task.stack().stream().limit(STACK_LINES).forEach(line -> stack.append("\n\tat ")
                .append(line));
        LOG.error(
                "site.stuck what=\"{}\" seconds={}{}", task.what(), task.took().toSeconds(), stack);
    }

    /** How long to wait before the next attempt, and when attempts have been too many. */
    private static final class BackOff {

        private static final Duration MEMORY = Duration.ofMinutes(10);
        private static final Duration MOST = Duration.ofMinutes(1);
        private static final int PATIENCE = 2;

        private final Deque<Long> attempts = new ArrayDeque<>();
        private final Deque<Long> revivals = new ArrayDeque<>();

        /**
         * Whether the same build has been started anew often enough. Only starts that went well count: while the database
         * is away none does, and that is not the build's fault.
         */
        boolean exhausted() {
            forget(revivals);
            return revivals.size() >= PATIENCE;
        }

        void revived() {
            revivals.addLast(System.nanoTime());
        }

        Duration next() {
            forget(attempts);
            attempts.addLast(System.nanoTime());
            var pause = Duration.ofSeconds((1L << Math.min(attempts.size(), 8)) / 2 - 1);
            return pause.compareTo(MOST) < 0 ? pause : MOST;
        }

        private static void forget(Deque<Long> times) {
            while (!times.isEmpty() && System.nanoTime() - times.peekFirst() > MEMORY.toNanos()) {
                times.removeFirst();
            }
        }
    }
}
