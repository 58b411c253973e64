package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.admin.AdminServer;
import java.io.BufferedReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two at once, a full disk, a pusher who goes away, a crash. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PushTroubleTest {

    private static final String ZEROS = "0".repeat(40);
    private static final String SLOW = "touch %1$s/building; while [ ! -e %1$s/go ]; do sleep 0.05; done; ";

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(folder);
        stage.runs(0);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void of_two_pushes_at_once_the_second_waits_and_is_told_to_fetch() throws Exception {
        var first = stage.commit("one", SLOW.formatted(stage.folder) + Stage.BUILD);
        var one = stage.startPush(first + ":refs/heads/main");
        Stage.await(stage.folder.resolve("building"));
        stage.commit("two");
        var two = stage.startPush("main");
        var waiting =
                heardUntil(two.inputReader(), "lock: waits for the push of " + first.substring(0, 7) + " to main");
        assertTrue(waiting.contains("(process "), waiting);
        Files.createFile(stage.folder.resolve("go"));
        assertEquals(0, one.waitFor());
        var rest = two.inputReader().lines().collect(Collectors.joining("\n"));
        assertEquals(1, two.waitFor(), rest);
        assertTrue(rest.contains("main went on to " + first.substring(0, 7)), rest);
        assertEquals(List.of("reload one"), stage.asked);
        assertEquals(0, stage.push("main").status());
    }

    @Test
    void the_second_of_two_is_deployed_when_the_first_fails() throws Exception {
        var first = stage.commit("one", SLOW.formatted(stage.folder) + "exit 1");
        var one = stage.startPush(first + ":refs/heads/main");
        Stage.await(stage.folder.resolve("building"));
        stage.commit("two");
        var two = stage.startPush("main");
        heardUntil(two.inputReader(), "lock: waits for");
        Files.createFile(stage.folder.resolve("go"));
        assertEquals(1, one.waitFor());
        var rest = two.inputReader().lines().collect(Collectors.joining("\n"));
        assertEquals(0, two.waitFor(), rest);
        assertEquals(List.of("reload two"), stage.asked);
    }

    @Test
    void a_push_that_is_given_up_ends_its_build_and_changes_nothing() throws Exception {
        var commit = stage.commit("one", SLOW.formatted(stage.folder) + Stage.BUILD);
        var push = stage.startPush("main");
        Stage.await(stage.folder.resolve("building"));
        var others = push.descendants().toList();
        assertNotEquals(0, others.size());
        push.destroy();
        for (var other : others) {
            other.onExit().get(60, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), stage.asked);
        assertEquals("", stage.branch("main"));
        assertFalse(stage.releases().built(commit));
        Files.createFile(stage.folder.resolve("go"));
        assertEquals(0, stage.push("main").status());
    }

    @Test
    void a_full_disk_is_told_before_anything_is_written() throws Exception {
        var commit = pushedAside("one");
        var status = new Deploy(stage.settings(), stage.inHook(path -> 100L << 20)).receive(List.of(line(commit)));
        assertEquals(1, status);
        assertTrue(stage.said.toString().contains("100 MiB are free, 768 MiB are needed"), stage.said::toString);
        assertFalse(stage.releases().built(commit));
        assertEquals(List.of(), stage.asked);
    }

    @Test
    void a_disk_that_runs_full_in_the_middle_leaves_no_half_release() throws Exception {
        var commit = pushedAside("one", "mkdir target; echo half > target/placard.jar; echo No space left; exit 1");
        var free = new ArrayDeque<>(List.of(10L << 30, 1L << 20));
        var status = new Deploy(stage.settings(), stage.inHook(path -> free.pop())).receive(List.of(line(commit)));
        assertEquals(1, status);
        assertTrue(stage.said.toString().contains("ran full (1 MiB were left)"), stage.said::toString);
        assertTrue(stage.said.getLast().equals("The site goes on as it was."), stage.said::toString);
        assertFalse(stage.releases().built(commit));
        try (var left = Files.list(stage.releases().path())) {
            assertFalse(left.anyMatch(path -> path.toString().endsWith(".part")));
        }
    }

    @Test
    void what_a_killed_deploy_left_half_done_is_no_obstacle() throws Exception {
        var commit = stage.commit("one");
        var part = stage.releases().begin(commit);
        Files.createDirectories(part.resolve("source/page.txt"));
        Files.writeString(part.resolve("placard.jar"), "half");
        assertEquals(List.of(), stage.releases().all());
        assertEquals(0, stage.push("main").status());
        assertEquals(List.of("reload one"), stage.asked);
        assertFalse(Files.exists(part));
    }

    @Test
    void a_running_placard_that_dies_in_the_middle_leaves_the_outcome_open() throws Exception {
        stage.close();
        stage.commit("one");
        try (var dying = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dying.bind(UnixDomainSocketAddress.of(AdminServer.in(stage.data)));
            var push = stage.startPush("main");
            dying.accept().close();
            var output = push.inputReader().lines().collect(Collectors.joining("\n"));
            assertEquals(1, push.waitFor(), output);
            assertTrue(output.contains("broke off"), output);
            assertFalse(output.contains("goes on as it was"), output);
        }
    }

    private String pushedAside(String page, String... build) throws Exception {
        var commit = stage.commit(page, build.length > 0 ? build[0] : Stage.BUILD);
        stage.push("main:aside");
        return commit;
    }

    private static String line(String commit) {
        return ZEROS + " " + commit + " refs/heads/main";
    }

    private static String heardUntil(BufferedReader output, String words) throws Exception {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(words)) {
                return line;
            }
        }
        throw new AssertionError("it ended without: " + words);
    }
}
