package io.placard.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one generation of the site is doing: each page and frame under way, with the thread that it is on, so that what
 * hangs can be named; and how many went wrong by the site's own fault. Thread-safe.
 */
public final class SiteWork {

    private final Set<Task> tasks = ConcurrentHashMap.newKeySet();
    private final LongAdder pages = new LongAdder();
    private final LongAdder frames = new LongAdder();
    private final LongAdder faults = new LongAdder();

    /** A page is begun, on this thread. */
    public Task page(String route) {
        pages.increment();
        return begin("page " + route);
    }

    /** A frame is begun, on this thread. */
    public Task frame(Frame frame) {
        frames.increment();
        return begin("frame " + frame.topic().prefix() + " " + frame.event());
    }

    /** Something went wrong by the site's own fault: not by what was sent, nor because a server was away. */
    public void fault() {
        faults.increment();
    }

    public long pages() {
        return pages.sum();
    }

    public long frames() {
        return frames.sum();
    }

    public long faults() {
        return faults.sum();
    }

    /** How many pages and frames are under way. */
    public int size() {
        return tasks.size();
    }

    /** What has been under way for longer than this. */
    public List<Task> longerThan(Duration limit) {
        var begun = System.nanoTime() - limit.toNanos();
        var late = new ArrayList<Task>();
        for (var task : tasks) {
            if (task.begun - begun < 0) {
                late.add(task);
            }
        }
        return List.copyOf(late);
    }

    private Task begin(String what) {
        var task = new Task(what, Thread.currentThread(), System.nanoTime());
        tasks.add(task);
        return task;
    }

    /** One page or frame under way. */
    public final class Task implements AutoCloseable {

        private final String what;
        private final Thread thread;
        private final long begun;

        private Task(String what, Thread thread, long begun) {
            this.what = what;
            this.thread = thread;
            this.begun = begun;
        }

        /** Which page or frame it is, without anything that a visitor wrote. */
        public String what() {
            return what;
        }

        /** For how long it has been under way. */
        public Duration took() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        /** Where its thread is just now, innermost first; empty when that cannot be told. */
        public List<StackTraceElement> stack() {
            var trace = thread.getStackTrace();
            return trace == null ? List.of() : List.of(trace);
        }

        @Override
        public void close() {
            tasks.remove(this);
        }
    }
}
