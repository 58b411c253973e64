package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.generation.Build;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that is no good although it started well: what it does to others, which is nothing, and how it ends. */
@Reloads
@Greedy
class SupervisorTest {

    private static final String ABOUT = "io.placard.site.about.AboutPages";
    private static final String SHOW = "        desk.show(request, 200, \"about/about\", new AboutPage());";
    /** The self-check reads this page too, and must find nothing. */
    private static final String IF_ASKED = "if (request.query(\"harm\").isPresent()) ";

    private static final String CHANNEL = "io.placard.site.conference.ConferenceChannel";
    private static final String UNKNOWN = "return Reply.refused(\"unknown\", \"event\");";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HARM = "/about/?harm=1";

    @TempDir
    private static Path data;

    private static Running running;
    private static Path good;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path jars) {
        running = Running.start(data, "--site.stuck-after=2s");
        good = new SiteJar(jars).write("good.jar");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void begin_with_a_good_one() {
        reload(good);
    }

    @Test
    void a_page_that_throws_recurses_or_wants_all_memory_fails_alone() {
        for (var harm : List.of(
                "throw new IllegalStateException();",
                "about(request);",
                "System.out.println(new long[Integer.MAX_VALUE - 8].length + new long[Integer.MAX_VALUE - 8].length);")) {
            reload(about(harm));
            var farah = Visitor.member(running, "farah");
            try (var line = farah.openSocket()) {
                assertEquals(500, farah.get(HARM).statusCode(), harm);
                assertLives(line, farah);
            }
        }
    }

    @Test
    void pages_that_spin_are_named_and_stop_nobody() throws Exception {
        var spin = "{ var end = System.nanoTime() + 6_000_000_000L; while (System.nanoTime() < end) { } }";
        reload(about(spin));
        var farah = Visitor.member(running, "farah");
        try (var log = new CapturedLog();
                var line = farah.openSocket()) {
            var spinning = new ArrayList<CompletableFuture<Integer>>();
            for (var i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                var guest = Visitor.guest(running);
                spinning.add(CompletableFuture.supplyAsync(() -> guest.get(HARM).statusCode()));
            }
            assertLives(line, farah);
            await("it is named", () -> log.text().contains("site.stuck what=\"page /about/\""));
            assertTrue(log.text().contains(ABOUT + ".about("));
            for (var page : spinning) {
                // so many at once are taken for a sick site, which is started anew: what was its own may end with it
                assertTrue(page.get(PATIENCE.toSeconds(), TimeUnit.SECONDS) >= 200, "it is answered");
            }
        }
    }

    @Test
    void a_lane_that_hangs_is_given_up_and_its_frames_are_handled_by_the_generation_before() throws Exception {
        reload(new SiteJar(folder)
                .editSource(
                        CHANNEL,
                        UNKNOWN,
                        "try { new java.util.concurrent.CountDownLatch(1).await(50, java.util.concurrent.TimeUnit.SECONDS); } catch (InterruptedException ended) { } "
                                + UNKNOWN)
                .write("hangs.jar"));
        var bad = number();
        var farah = Visitor.member(running, "farah");
        var kofi = Visitor.member(running, "kofi");
        try (var stuck = farah.openSocket();
                var other = kofi.openSocket()) {
            stuck.send(new JsonObject()
                    .put("ref", "hang")
                    .put("topic", "conference")
                    .put("event", "hang")
                    .put("payload", new JsonObject()));
            // its instance hangs with it, so until it is given up half of all frames wait; the gateway's own part goes
            // on
            assertEquals(
                    "done", other.ask("socket", "heartbeat", new JsonObject()).getString("status"));
            assertEquals(200, kofi.get("/healthz").statusCode());
            await("the one before serves again", () -> source().equals("generation " + (bad - 1)));
            var reply = stuck.await(message -> "hang".equals(message.getString("ref")));
            assertEquals("refused", reply.getString("status"));
            assertLives(stuck, farah);
            assertLives(other, kofi);
        }
    }

    @Test
    void a_site_that_fails_most_of_the_time_is_started_anew() {
        reload(about("throw new IllegalStateException();"));
        var bad = number();
        var guest = Visitor.guest(running);
        await("another serves", () -> {
            assertTrue(guest.get(HARM).statusCode() >= 500);
            return number() > bad;
        });
        assertEquals("generation " + bad, source());
        assertEquals(200, guest.get("/").statusCode());
    }

    private Path about(String harm) {
        return new SiteJar(folder)
                .editSource(ABOUT, SHOW, IF_ASKED + harm + "\n" + SHOW)
                .write("about.jar");
    }

    private static void assertLives(Line line, Visitor member) {
        assertEquals("done", line.ask("socket", "heartbeat", new JsonObject()).getString("status"));
        assertEquals("done", line.ask("conference", "join", new JsonObject()).getString("status"));
        assertEquals(200, member.get("/healthz").statusCode());
        // a page that is under way when its generation is given up is told to come again
        await("a page is answered", () -> {
            var status = member.get("/").statusCode();
            assertTrue(status == 200 || status == 503, () -> "answered " + status);
            return status == 200;
        });
    }

    private static void reload(Path jar) {
        var said = new ArrayList<String>();
        assertEquals(0, running.placard().site().reload(Optional.of(new Build(jar)), said::add), said::toString);
    }

    private static int number() {
        return running.placard().core().generations().current().orElseThrow().number();
    }

    /** What the serving generation was loaded from. */
    private static String source() {
        return running.database()
                .query("SELECT source FROM generation WHERE number = " + number())
                .execute()
                .await()
                .iterator()
                .next()
                .getString(0);
    }

    private static void await(String what, BooleanSupplier done) {
        Waiting.until(what, PATIENCE, done);
    }
}
