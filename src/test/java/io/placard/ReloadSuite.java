package io.placard;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.placard.generation.Build;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Many reloads under load, by hand: {@code ReloadSuite [RELOADS [SOCKETS [FRAMES_A_SECOND [SEED]]]]}, by default 100
 * reloads under 2,000 sockets and 200 frames a second. Ends with 1 when anything was lost, doubled or closed.
 */
public final class ReloadSuite {

    private static final int QUIET_SECONDS = 20;
    private static final int FEWEST_COLLECTIONS = 4;
    private static final int FEW_COLLECTIONS = 5;
    private static final int MOST_COLLECTIONS = 10;
    private static final int BETWEEN_COLLECTIONS_MILLIS = 300;

    private ReloadSuite() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("placard-reloads");
        var running = Running.start(
                folder.resolve("data"),
                "--socket.per-account=10000",
                "--socket.per-address=10000",
                "--site.warm-up=5s",
                "--http.host=127.0.0.1");
        var faults = run(running, folder, arguments);
        running.close();
        faults.stream().limit(20).forEach(System.out::println);
        System.out.println(faults.size() + " faults");
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private static List<String> run(Running running, Path folder, String[] arguments) throws Exception {
        var reloads = number(arguments, 0, 100);
        var recorder = ReloadLoad.recorder(folder);
        reload(running, recorder);
        try (var load = ReloadLoad.start(
                running, number(arguments, 1, 2_000), number(arguments, 2, 200), number(arguments, 3, 1))) {
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            load.take();
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            System.out.println("quiet:   " + load.take() + "; " + state(running));
            var begun = System.nanoTime();
            for (var i = 1; i <= reloads; i++) {
                reload(running, recorder);
                if (i % 20 == 0) {
                    System.out.println("after " + i + ": " + load.uncounted(() -> state(running)));
                }
            }
            var seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("reloads: %s; %.2f s each%n", load.take(), seconds / reloads);
            var faults = load.faults();
            System.out.println(load.sent() + " frames, " + load.read() + " pages; " + state(running));
            return faults;
        }
    }

    private static void reload(Running running, Path jar) {
        if (running.placard().site().reload(Optional.of(new Build(jar)), line -> {}) != 0) {
            throw new IllegalStateException("the reload failed");
        }
    }

    private static String state(Running running) throws InterruptedException {
        // compiled code keeps its classes for two collections, and a compiler those of the method that it is at
        var collections = 0;
        do {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_COLLECTIONS_MILLIS);
            System.gc();
            collections++;
            dumpIfMany(running, collections);
        } while (collections < FEWEST_COLLECTIONS || (loaders(running) > 2 && collections < MOST_COLLECTIONS));
        var metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .orElseThrow();
        return "%d class loaders alive after %d collections, metaspace %.1f MB, %d threads"
                .formatted(
                        loaders(running),
                        collections,
                        metaspace.getUsed() / 1e6,
                        ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** What holds a third class loader is seen in a dump of the heap, or it is what the compilers are at. */
    private static void dumpIfMany(Running running, int collections) {
        var folder = System.getProperty("placard.dumps");
        if (folder == null || collections != FEW_COLLECTIONS || loaders(running) <= 2) {
            return;
        }
        try {
            System.out.println(ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerQueue", null, null));
            var file = Path.of(folder, System.nanoTime() + ".hprof").toString();
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
            System.out.println("heap: " + file);
        } catch (IOException | JMException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static long loaders(Running running) {
        return running.placard().site().reloads().loadersAlive();
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
