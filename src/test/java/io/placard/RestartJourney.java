package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process takes over from another while people come and go, and whichever dies on the way leaves a way on. */
@Apart
class RestartJourney {

    private static final Pattern SUCCESSOR = Pattern.compile("restart\\.begun successor=(\\d+)");

    /** One for all: each test starts a server on what the one before left, which spares them a new database. */
    @TempDir
    static Path folder;

    @Test
    void nobody_is_refused_and_every_socket_comes_back_and_resumes() throws IOException {
        var vertx = Vertx.vertx();
        try (var placard = ServedPlacard.start(folder)) {
            var first = placard.owner();
            var seen = new RestartUnderLoad(placard, vertx).run(100, 60, 2);
            assertEquals(0, seen.said().status(), seen.said().said());
            assertEquals(Set.of("200"), seen.ends().keySet(), seen.toString());
            assertEquals(Map.of(1012, 60), seen.closes(), "each was told once to come back");
            assertEquals(0, seen.wrongOrder(), "each got each event once and in order");
            assertTrue(seen.backSeconds() < 10, seen.toString());
            assertEquals(seen.serversBefore(), seen.serversAfter(), "the embedded servers lived on");
            assertNotEquals(first, placard.owner());
            ServedPlacard.await("the old one has ended", () -> !ServedPlacard.alive(first));
            placard.stop();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void a_new_process_that_cannot_start_changes_nothing_and_says_why() throws IOException {
        var configuration = Files.writeString(folder.resolve("placard.yaml"), "demo: off\n");
        var noJar = Files.writeString(folder.resolve("no.jar"), "not a jar");
        try (var placard = ServedPlacard.start(folder, "--config=" + configuration)) {
            var first = placard.owner();
            var broken = placard.run("restart", noJar.toString());
            assertEquals(1, broken.status());
            assertTrue(broken.said().contains("start new process ... failed "), broken.said());
            assertTrue(broken.said().contains("it ended with status 1"), broken.said());
            Files.writeString(configuration, "demo: off\nhttp.host: 127.0.0.9\n");
            var elsewhere = placard.run("restart");
            assertEquals(1, elsewhere.status());
            assertTrue(elsewhere.said().contains("The settings say 127.0.0.9:0"), elsewhere.said());
            assertEquals(2, placard.run("restart", "a", "b").status());
            assertEquals(1, placard.run("restart", "nowhere.jar").status());
            assertEquals(first, placard.owner());
            assertEquals(1, placard.served());
            assertEquals(200, status(placard));
            placard.stop();
        }
    }

    @Test
    void a_new_process_that_is_killed_before_it_serves_leaves_the_old_one_as_it_was() {
        try (var placard = ServedPlacard.start(folder, "--demo=off")) {
            var command = placard.begin(List.of("restart", "--data.dir=" + placard.data()));
            kill(successor(placard));
            var said = ServedPlacard.finish(command);
            assertEquals(1, said.status(), said.said());
            assertTrue(said.said().endsWith("The old process goes on as before.\n"), said.said());
            assertEquals(200, status(placard));
            assertEquals(0, placard.run("restart").status(), "the next one succeeds");
            placard.stop();
        }
    }

    @Test
    void a_new_process_that_is_killed_behind_the_hand_over_leaves_a_clean_end_and_the_next_start_works() {
        try (var placard = ServedPlacard.start(folder, "--demo=off")) {
            var command = placard.begin(List.of("restart", "--data.dir=" + placard.data()));
            var successor = successor(placard);
            ServedPlacard.await("the port is handed over", () -> placard.log().contains("hand over port ... ok"));
            kill(successor);
            var said = ServedPlacard.finish(command);
            assertTrue(said.said().contains("its servers are stopped"), said.said());
            ServedPlacard.await("nothing is left", () -> placard.processes().isEmpty());
            placard.start();
            assertEquals(200, status(placard));
            placard.stop();
        }
    }

    @Test
    void an_old_process_that_is_killed_on_the_way_is_succeeded_all_the_same() {
        try (var placard = ServedPlacard.start(folder, "--demo=off")) {
            var servers = placard.servers();
            var command = placard.begin(List.of("restart", "--data.dir=" + placard.data()));
            var successor = successor(placard);
            ServedPlacard.await("the new one serves too", () -> placard.log().contains("start new process ... ok"));
            kill(placard.first().pid());
            assertEquals(1, ServedPlacard.finish(command).status());
            ServedPlacard.await("it owns the data", () -> placard.owner() == successor);
            assertEquals(servers, placard.servers());
            assertEquals(200, status(placard));
            ServedPlacard.await(
                    "it is asked where the old one was",
                    () -> placard.run("restart").status() == 0);
            kill(placard.owner());
            placard.start();
            assertEquals(200, status(placard));
            placard.stop();
        }
    }

    @Test
    void systemd_hears_of_the_new_process_before_the_new_one_speaks() throws InterruptedException {
        try (var systemd = StandInForSystemd.listen(folder.resolve("notify"));
                var placard = ServedPlacard.start(folder, systemd.environment(), "--demo=off")) {
            systemd.await("READY=1");
            systemd.await("WATCHDOG=1");
            assertEquals(0, placard.run("restart").status());
            systemd.await("MAINPID=" + placard.owner());
            systemd.await("READY=1");
            systemd.await("WATCHDOG=1");
            ServedPlacard.await("the old one has ended", () -> !placard.first().isAlive());
            assertEquals(0, placard.first().exitValue());
            placard.stop();
            systemd.await("STOPPING=1");
            assertEquals(1, systemd.count("STOPPING=1"), "the old one says nothing of its end");
        }
    }

    @Test
    void somebody_elses_port_is_refused_as_ever(@TempDir Path other) throws IOException {
        try (var placard = ServedPlacard.start(folder, "--demo=off")) {
            var port = placard.url().getPort();
            var command = List.of("serve", "--data.dir=" + other, "--demo=off", "--http.port=" + port);
            var ended = ServedPlacard.finish(placard.begin(command));
            assertEquals(1, ended.status());
            assertTrue(ended.said().contains("The address 127.0.0.1:" + port + " is in use"), ended.said());
            placard.stop();
        }
    }

    private static long successor(ServedPlacard placard) {
        ServedPlacard.await(
                "there is a new process", () -> SUCCESSOR.matcher(placard.log()).find());
        return Long.parseLong(Visitor.find(SUCCESSOR, placard.log()));
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        ServedPlacard.await("it is dead", () -> !ServedPlacard.alive(pid));
    }

    private static int status(ServedPlacard placard) {
        var answer =
                Wire.exchange(placard.url(), "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return answer.status();
    }
}
