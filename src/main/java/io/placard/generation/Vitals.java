package io.placard.generation;

import io.placard.channel.SiteInstance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** How a generation has fared of late. Used by one thread. */
final class Vitals {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final long MANY_FAULTS = 20;
    private static final int MANY_PAGES = 4;

    private final Generation generation;
    private final Duration stuckAfter;
    private final Map<SiteInstance, Ping> pings = new HashMap<>();
    private final Deque<Sample> samples = new ArrayDeque<>();

    Vitals(Generation generation, Duration stuckAfter) {
        this.generation = generation;
        this.stuckAfter = stuckAfter;
    }

    /** Why it must be started anew, such as "is stuck ..."; empty while it fares well. */
    Optional<String> trouble() {
        return stuckFrame().or(this::silentInstance).or(this::faults);
    }

    /** Whether an instance has not come to its turn for two seconds: most likely its threads' carriers are all taken. */
    boolean slow() {
        return pings.values().stream()
                .anyMatch(ping -> !ping.answered && System.nanoTime() - ping.sent > SLOW.toNanos());
    }

    /** A frame that hangs holds up its lane and all sockets that keep to it; a page holds up nobody but its reader. */
    private Optional<String> stuckFrame() {
        var late = generation.work().longerThan(stuckAfter);
        var pages = late.stream().filter(task -> task.what().startsWith("page")).count();
        var frame =
                late.stream().filter(task -> !task.what().startsWith("page")).findFirst();
        return frame.map(task -> "is stuck in the " + task.what())
                .or(() -> pages < MANY_PAGES ? Optional.empty() : Optional.of("is stuck in " + pages + " pages"));
    }

    private Optional<String> silentInstance() {
        for (var instance : generation.instances()) {
            var ping = pings.get(instance);
            if (ping == null || ping.answered) {
                pings.put(instance, ping(instance));
            } else if (System.nanoTime() - ping.sent > stuckAfter.toNanos()) {
                return Optional.of("answers nothing: its threads are busy or blocked");
            }
        }
        return Optional.empty();
    }

    private static Ping ping(SiteInstance instance) {
        var ping = new Ping(System.nanoTime());
        try {
            instance.context().runOnContext(here -> ping.answered = true);
        } catch (RejectedExecutionException stopped) {
            ping.answered = false;
        }
        return ping;
    }

    private Optional<String> faults() {
        var work = generation.work();
        var now = new Sample(System.nanoTime(), work.faults(), work.pages() + work.frames());
        samples.addLast(now);
        while (now.at - samples.getFirst().at > WINDOW.toNanos()) {
            samples.removeFirst();
        }
        var faults = now.faults - samples.getFirst().faults;
        var all = now.all - samples.getFirst().all;
        return faults >= MANY_FAULTS && faults * 2 > all
                ? Optional.of("failed " + faults + " times in " + all + " within " + WINDOW.toSeconds() + " s")
                : Optional.empty();
    }

    private static final class Ping {

        private final long sent;
        private volatile boolean answered;

        private Ping(long sent) {
            this.sent = sent;
        }
    }

    private record Sample(long at, long faults, long all) {}
}
