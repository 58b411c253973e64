package io.placard.generation;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that a generation leaves running when it ends: each keeps its class loader in memory. Its own are interrupted,
 * and what still runs a little later is named with its stack. A platform thread is known by its context class loader or
 * by the generation's code on its stack; an idle thread of a pool has neither and cannot be told.
 *
 * @param number the generation's
 * @param loader the name of its class loader: holding the loader itself would keep it
 */
record Leftovers(int number, String loader) {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int NAMED = 5;
    private static final int STACK_LINES = 12;

    /** To be called once it has been stopped. Takes a look at all threads; what waits does so on a thread of its own. */
    static void end(Generation ended) {
        var leftovers = new Leftovers(ended.number(), ended.loader().getName());
        try {
            leftovers.end();
        } catch (OutOfMemoryError tooMany) { // no further thread can be started; a reload must not fail for that
            LOG.warn("generation.threadsunnamed number={} cause={}", leftovers.number, tooMany.toString());
        }
    }

    private void end() {
        var found = find();
        if (!found.isEmpty()) {
            found.stream().filter(Left::own).forEach(left -> left.thread.interrupt());
            Thread.ofPlatform().daemon().name("leftovers-" + number).start(() -> name(found));
        }
    }

    private void name(List<Left> found) {
        try {
            var deadline = System.nanoTime() + GRACE.toNanos();
            for (var left : found) {
                left.thread.join(Duration.ofNanos(deadline - System.nanoTime()));
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        var still = find();
        if (!still.isEmpty()) {
            var stacks = new StringBuilder();
            still.stream().limit(NAMED).forEach(left -> left.describe(stacks));
            LOG.warn("generation.threadsleft number={} threads={}{}", number, still.size(), stacks);
        }
    }

    private List<Left> find() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(entry -> look(entry.getKey(), entry.getValue()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A thread is the generation's own when its code began there; a worker of the process may be in it by chance. */
    private Left look(Thread thread, StackTraceElement[] stack) {
        var context = thread.getContextClassLoader();
        if (context != null && loader.equals(context.getName())) {
            return new Left(thread, stack, true);
        }
        if (Arrays.stream(stack).noneMatch(this::ofGeneration)) {
            return null;
        }
        var outermost = Arrays.stream(stack)
                .filter(line -> line.getModuleName() == null)
                .reduce((inner, outer) -> outer);
        return new Left(thread, stack, outermost.filter(this::ofGeneration).isPresent());
    }

    private boolean ofGeneration(StackTraceElement line) {
        return loader.equals(line.getClassLoaderName());
    }

    private record Left(Thread thread, StackTraceElement[] stack, boolean own) {

        private void describe(StringBuilder text) {
            text.append("\n  ").append(thread.getName());
            Arrays.stream(stack).limit(STACK_LINES).forEach(line -> text.append("\n\tat ")
                    .append(line));
        }
    }
}
