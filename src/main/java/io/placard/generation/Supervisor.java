package io.placard.generation;

import io.placard.channel.SiteWork;
import java.time.Duration;
import java.util.Collections;
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
 * generation before it is. While the database does not answer, nothing is the site's fault. On a plain thread of its own,
 * so that nothing the site does can stop it.
 */
public final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long LOOK_MILLIS = 1_000;
    /** In so many looks, one after the other: what waited for a database that is back needs a moment to go on. */
    private static final int CERTAIN = 3;

    private static final int STACK_LINES = 12;

    private final Generations generations;
    private final Reloads reloads;
    private final GenerationHost host;
    private final Duration stuckAfter;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("supervisor").unstarted(task));
    private final Set<SiteWork.Task> named = Collections.newSetFromMap(new WeakHashMap<>());
    private final BackOff backOff = new BackOff();
    private int watched;
    private int troubled;
    private boolean waiting;

    public Supervisor(Generations generations, Reloads reloads, GenerationHost host, GenerationSettings settings) {
        this.generations = generations;
        this.reloads = reloads;
        this.host = host;
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
        if (watched != generation.number()) {
            watched = generation.number();
            troubled = 0;
        }
        var vitals = generation.vitals(stuckAfter);
        generation.work().longerThan(stuckAfter).stream().filter(named::add).forEach(Supervisor::name);
        if (vitals.slow()) {
            reloads.carriers().add();
        }
        vitals.trouble().ifPresentOrElse(trouble -> judge(generation, trouble), () -> {
            troubled = 0;
            waiting = false;
        });
    }

    /** The site is to blame when it is in trouble look after look while the database answers. */
    private void judge(Generation generation, String trouble) {
        if (!host.databaseAnswers()) {
            if (!waiting) {
                LOG.warn("supervisor.waits number={} trouble=\"{}\" cause=database", generation.number(), trouble);
            }
            waiting = true;
            troubled = 0;
        } else if (++troubled >= CERTAIN) {
            troubled = 0;
            revive(generation, trouble);
        }
    }

    private void revive(Generation generation, String trouble) {
        var fallBack = backOff.exhausted() && reloads.hasBefore();
        LOG.error("generation.stuck number={} trouble=\"{}\" fallback={}", generation.number(), trouble, fallBack);
        try {
            TimeUnit.MILLISECONDS.sleep(backOff.next().toMillis());
            var why = "generation %d %s".formatted(generation.number(), trouble);
            reloads.revive(generation, fallBack, why, line -> {});
            backOff.revived();
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
}
