package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.generation.Build;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link ReloadSuite}: nobody notices a reload. */
@Reloads
class ReloadUnderLoadTest {

    private static final int RELOADS = 6;
    private static final int SOCKETS = 60;
    private static final int FRAMES_PER_SECOND = 60;
    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void no_socket_no_request_and_no_frame_is_lost_or_doubled(@TempDir Path data, @TempDir Path folder) {
        var running = Running.start(data, "--socket.per-account=10000", "--socket.per-address=10000");
        try {
            var recorder = ReloadLoad.recorder(folder);
            reload(running, recorder);
            try (var load = ReloadLoad.start(running, SOCKETS, FRAMES_PER_SECOND, SEED)) {
                for (var i = 0; i < RELOADS; i++) {
                    reload(running, recorder);
                }
                assertEquals(List.of(), load.faults());
                awaitCollected(running);
                assertTrue(load.sent() > RELOADS && load.read() > RELOADS, "there was load");
            }
        } finally {
            running.close();
        }
    }

    /** Of all the generations that ended, at most one may still be held by something. */
    private static void awaitCollected(Running running) {
        var reloads = running.placard().site().reloads();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            System.gc();
        } while (reloads.loadersAlive() > 2 && System.nanoTime() < deadline);
        assertTrue(reloads.loadersAlive() <= 2, () -> reloads.loadersAlive() + " class loaders are alive");
    }

    private static void reload(Running running, Path jar) {
        var said = new ArrayList<String>();
        assertEquals(0, running.placard().site().reload(Optional.of(new Build(jar)), said::add), said::toString);
    }
}
