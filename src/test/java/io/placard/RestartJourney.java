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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process takes over from another while people come and go, and whichever dies on the way leaves a way on. */
class RestartJourney {

    private static final Pattern SUCCESSOR = Pattern.compile("restart\\.begun successor=(\\d+)");
    private static final String SETTINGS = "demo: on\n";

    /** One for all: each test takes it as the one before left it, served by whichever process. */
    @TempDir
    static Path folder;

    private static StandInForSystemd systemd;
    private static Path configuration;
    private static ServedPlacard placard;

    /** How much was in its log when the test began. */
    private int before;

    @BeforeAll
    static void start() throws IOException {
        systemd = StandInForSystemd.listen(folder.resolve("notify"));
        configuration = Files.writeString(folder.resolve("placard.yaml"), SETTINGS);
        placard = ServedPlacard.start(folder, systemd.environment(), "--config=" + configuration);
    }

    @AfterAll
    static void stop() {
        if (serves()) {
            placard.stop();
        }
        placard.close();
        systemd.close();
    }

    @BeforeEach
    void somebody_serves() {
        if (!serves()) {
            placard.start();
        }
        before = placard.log().length();
    }

    @Test
    void nobody_is_refused_and_every_socket_comes_back_and_resumes() throws IOException {
        var vertx = Vertx.vertx();
        try {
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
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void a_new_process_that_cannot_start_changes_nothing_and_says_why() throws IOException {
        var noJar = Files.writeString(folder.resolve("no.jar"), "not a jar");
        var owner = placard.owner();
        var served = placard.served();
        var broken = placard.run("restart", noJar.toString());
        assertEquals(1, broken.status());
        assertTrue(broken.said().contains("start new process ... failed "), broken.said());
        assertTrue(broken.said().contains("it ended with status 1"), broken.said());
        Files.writeString(configuration, SETTINGS + "http.host: 127.0.0.9\n");
        var elsewhere = placard.run("restart");
        Files.writeString(configuration, SETTINGS);
        assertEquals(1, elsewhere.status());
        assertTrue(elsewhere.said().contains("The settings say 127.0.0.9:0"), elsewhere.said());
        assertEquals(2, placard.run("restart", "a", "b").status());
        assertEquals(1, placard.run("restart", "nowhere.jar").status());
        assertEquals(owner, placard.owner());
        assertEquals(served, placard.served());
        assertTrue(serves());
    }

    @Test
    void a_new_process_that_is_killed_before_it_serves_leaves_the_old_one_as_it_was() {
        var owner = placard.owner();
        var command = restart();
        kill(successor());
        var said = ServedPlacard.finish(command);
        assertEquals(1, said.status(), said.said());
        assertTrue(said.said().endsWith("The old process goes on as before.\n"), said.said());
        assertEquals(owner, placard.owner());
        assertTrue(serves());
    }

    @Test
    void a_new_process_that_is_killed_behind_the_hand_over_leaves_a_clean_end_and_the_next_start_works() {
        var command = restart();
        var successor = successor();
        ServedPlacard.await("the port is handed over", () -> log().contains("hand over port ... ok"));
        kill(successor);
        var said = ServedPlacard.finish(command);
        assertTrue(said.said().contains("its servers are stopped"), said.said());
        ServedPlacard.await("nothing is left", () -> placard.processes().isEmpty());
        placard.start();
        assertTrue(serves());
    }

    @Test
    void an_old_process_that_is_killed_on_the_way_is_succeeded_all_the_same() {
        var servers = placard.servers();
        var command = restart();
        var successor = successor();
        ServedPlacard.await("the new one serves too", () -> log().contains("start new process ... ok"));
        kill(placard.owner());
        assertEquals(1, ServedPlacard.finish(command).status());
        ServedPlacard.await("it owns the data", () -> placard.owner() == successor);
        assertEquals(servers, placard.servers());
        assertTrue(serves());
        ServedPlacard.await(
                "it is asked where the old one was",
                () -> placard.run("restart").status() == 0);
        kill(placard.owner());
        placard.start();
        assertTrue(serves(), "what that left is cleared away");
    }

    @Test
    void systemd_hears_of_the_new_process_before_the_new_one_speaks() throws InterruptedException {
        placard.stop();
        systemd.forget();
        placard.start();
        systemd.await("READY=1");
        systemd.await("WATCHDOG=1");
        var restarted = placard.run("restart");
        assertEquals(0, restarted.status(), restarted.said());
        systemd.await("MAINPID=" + placard.owner());
        systemd.await("READY=1");
        systemd.await("WATCHDOG=1");
        ServedPlacard.await("the old one has ended", () -> !placard.first().isAlive());
        assertEquals(0, placard.first().exitValue());
        placard.stop();
        systemd.await("STOPPING=1");
        assertEquals(1, systemd.count("STOPPING=1"), "the old one says nothing of its end");
    }

    @Test
    void somebody_elses_port_is_refused_as_ever(@TempDir Path other) {
        var port = placard.url().getPort();
        var command = List.of("serve", "--data.dir=" + other, "--demo=off", "--http.port=" + port);
        var ended = ServedPlacard.finish(placard.begin(command));
        assertEquals(1, ended.status());
        assertTrue(ended.said().contains("The address 127.0.0.1:" + port + " is in use"), ended.said());
    }

    private static Process restart() {
        return placard.begin(List.of("restart", "--data.dir=" + placard.data()));
    }

    /** What the processes have printed since the test began. */
    private String log() {
        return placard.log().substring(before);
    }

    private long successor() {
        ServedPlacard.await(
                "there is a new process", () -> SUCCESSOR.matcher(log()).find());
        return Long.parseLong(Visitor.find(SUCCESSOR, log()));
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        ServedPlacard.await("it is dead", () -> !ServedPlacard.alive(pid));
    }

    private static boolean serves() {
        return ServedPlacard.alive(placard.owner())
                && Wire.exchange(placard.url(), "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                .status()
                        == 200;
    }
}
