package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.deploy.Release.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
