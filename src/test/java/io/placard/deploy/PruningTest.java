package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.deploy.Release.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

    @TempDir
    private Path folder;

    private Releases releases;

    @BeforeEach
    void open() {
        releases = new Releases(folder);
    }

    @Test
    void the_newest_good_ones_stay_and_as_many_failed_ones() throws IOException {
        for (var number = 1; number <= 5; number++) {
            release(number, State.GOOD);
        }
        for (var number = 6; number <= 9; number++) {
            release(number, State.FAILED);
        }
        releases.makeCurrent(release(10, State.GOOD));
        assertEquals(6, new Pruning(releases, 2).run());
        assertEquals(List.of(10, 9, 8, 5), left());
    }

    @Test
    void the_one_that_serves_and_the_one_before_stay_however_old() throws IOException {
        for (var number = 1; number <= 9; number++) {
            release(number, number > 3 ? State.LEFT : State.GOOD);
        }
        releases.makeCurrent(releases.find(commit(3)).orElseThrow());
        new Pruning(releases, 1).run();
        assertEquals(List.of(9, 3, 2), left());
    }

    @Test
    void what_the_hook_runs_and_what_a_process_has_open_stay() throws IOException {
        for (var number = 1; number <= 6; number++) {
            release(number, State.GOOD);
        }
        releases.makeCurrent(releases.find(commit(6)).orElseThrow());
        releases.makeTool(releases.find(commit(1)).orElseThrow());
        try (var reader = Files.newInputStream(releases.jar(commit(2)))) {
            new Pruning(releases, 1).run();
            assertEquals(List.of(6, 5, 2, 1), left());
            assertEquals('j', reader.read());
        }
        new Pruning(releases, 1).run();
        assertEquals(List.of(6, 5, 1), left());
    }

    @Test
    void what_a_busy_process_has_open_is_seen_among_what_it_closes() throws Exception {
        release(1, State.GOOD);
        var other = Files.createFile(folder.resolve("other"));
        // what comes and goes has a lower number than what stays, and so is met first
        var lower = Files.newInputStream(other);
        try (var reader = Files.newInputStream(releases.jar(commit(1)))) {
            lower.close();
            var busy = Thread.ofPlatform().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    openAndClose(other);
                }
            });
            for (var time = 0; time < 200; time++) {
                assertEquals(Set.of(commit(1)), OpenFiles.below(releases.path()));
            }
            busy.interrupt();
            busy.join();
        }
    }

    private static void openAndClose(Path file) {
        try {
            Files.newInputStream(file).close();
        } catch (ClosedByInterruptException end) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void a_folder_of_somebody_else_is_no_release() throws IOException {
        var foreign = Files.createDirectories(releases.path().resolve("notes"));
        Files.writeString(foreign.resolve("release.json"), "{}");
        releases.makeCurrent(release(1, State.GOOD));
        new Pruning(releases, 1).run();
        assertEquals(List.of(1), left());
        assertTrue(Files.exists(foreign));
    }

    private Release release(int number, State state) throws IOException {
        var release = new Release(commit(number), "Change " + number, state, Instant.ofEpochSecond(number), "");
        Files.writeString(releases.begin(release.commit()).resolve("placard.jar"), "jar");
        releases.finish(release);
        return release;
    }

    private List<Integer> left() throws IOException {
        return releases.all().stream()
                .map(release -> Integer.parseInt(release.commit(), 16))
                .toList();
    }

    private static String commit(int number) {
        return "%040x".formatted(number);
    }
}
