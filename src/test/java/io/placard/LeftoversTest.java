package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.generation.Build;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that starts threads and never ends them, at its start and with each frame. */
@Reloads
class LeftoversTest {

    private static final String SITE = "io.placard.site.Site";
    private static final String START = "public void start() {";
    private static final String CHANNEL = "io.placard.site.conference.ConferenceChannel";
    private static final String UNKNOWN = "return Reply.refused(\"unknown\", \"event\");";
    private static final int FRAMES = 40;

    /** Ends when it is interrupted. */
    private static final String WILLING =
            "while (!Thread.interrupted()) { java.util.concurrent.locks.LockSupport.parkNanos(50_000_000); }";
    /** Ends long after the test. */
    private static final String STUBBORN = "var end = System.nanoTime() + 60_000_000_000L; "
            + "while (System.nanoTime() < end) { Thread.interrupted(); java.util.concurrent.locks.LockSupport.parkNanos(50_000_000); }";

    @TempDir
    private static Path data;

    private static Running running;
    private static Path good;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path jars) {
        running = Running.start(data);
        good = new SiteJar(jars).write("good.jar");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void threads_of_an_ended_generation_are_interrupted_and_those_that_go_on_are_named_once() {
        reload(new SiteJar(folder)
                .editSource(
                        SITE,
                        START,
                        START
                                + thread("willing-context", WILLING, true)
                                + thread("stubborn-context", STUBBORN, true)
                                + thread("stubborn-stack", STUBBORN, false))
                .write("threads.jar"));
        var leaking = number();
        assertTrue(alive("willing-context") > 0, "the premise");
        try (var log = new CapturedLog()) {
            reload(good);
            ServedPlacard.await("it ends", () -> alive("willing-context") == 0);
            var warned = "generation.threadsleft number=" + leaking;
            ServedPlacard.await("they are named", () -> log.text().contains(warned));
            assertTrue(log.text().contains("stubborn-context"));
            assertTrue(log.text().contains("stubborn-stack"));
            assertTrue(log.text().contains("at generation-" + leaking + "//" + SITE), log::text);
            assertFalse(log.text().contains("\n  leak-willing-"), "it has ended");
            reload(good);
            assertEquals(2, log.text().split(warned, -1).length, "once");
        }
        assertTrue(loadersAlive() >= 2, "a thread that runs keeps its class loader, and that is told");
    }

    @Test
    void a_thread_for_each_frame_that_never_ends_harms_neither_gateway_nor_reload() {
        reload(new SiteJar(folder)
                .editSource(CHANNEL, UNKNOWN, thread("frame", WILLING, false) + UNKNOWN)
                .write("frames.jar"));
        var farah = Visitor.member(running, "farah");
        try (var line = farah.openSocket()) {
            for (var i = 0; i < FRAMES; i++) {
                assertEquals(
                        "refused",
                        line.ask("conference", "leak", new JsonObject()).getString("status"));
            }
            assertEquals(FRAMES, alive("frame"), "the premise");
            assertEquals(200, farah.get("/").statusCode());
            assertEquals(200, farah.get("/healthz").statusCode());
            assertEquals(200, farah.get(style(farah)).statusCode());
            reload(good);
            ServedPlacard.await("they end", () -> alive("frame") == 0);
            assertEquals(
                    "done", line.ask("conference", "join", new JsonObject()).getString("status"));
            assertEquals(200, farah.get("/").statusCode());
        }
    }

    @Test
    void threads_of_a_build_that_never_served_are_ended_too() {
        var jar = new SiteJar(folder)
                .editSource(
                        SITE,
                        START,
                        START + thread("refused", WILLING, false) + "if (true) throw new IllegalStateException();")
                .write("refused.jar");
        var said = new ArrayList<String>();
        assertEquals(1, running.placard().site().reload(Optional.of(new Build(jar)), said::add), said::toString);
        ServedPlacard.await("they end", () -> alive("refused") == 0);
        assertEquals(200, Visitor.guest(running).get("/").statusCode());
    }

    private static String thread(String name, String work, boolean context) {
        return " { var thread = new Thread(() -> { " + work + " }, \"leak-" + name + "\"); thread.setDaemon(true); "
                + (context ? "thread.setContextClassLoader(getClass().getClassLoader()); " : "") + "thread.start(); } ";
    }

    private static long alive(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("leak-" + name))
                .count();
    }

    private static long loadersAlive() {
        var said = new ArrayList<String>();
        running.placard().site().desk().run(List.of("generations"), said::add);
        return Long.parseLong(Visitor.find(Pattern.compile("class loaders alive: (\\d+)"), said.getLast()));
    }

    private static String style(Visitor visitor) {
        return Visitor.find(
                Pattern.compile("href=\"(/static/css/placard\\.[0-9a-f]+\\.css)\""),
                visitor.get("/").body());
    }

    private static void reload(Path jar) {
        var said = new ArrayList<String>();
        assertEquals(0, running.placard().site().reload(Optional.of(new Build(jar)), said::add), said::toString);
    }

    private static int number() {
        return running.placard().core().generations().current().orElseThrow().number();
    }
}
