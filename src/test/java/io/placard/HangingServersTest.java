package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database or a Redis that accepts connections and does not answer: the site hangs with it and is not to blame. */
@Reloads
class HangingServersTest {

    private static final Duration STUCK_AFTER = Duration.ofSeconds(2);
    private static final int PAGES = 6;
    /** Above the gateway's own deadline of 15 s. */
    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    private static Path data;

    private static Running running;

    @BeforeAll
    static void start() {
        running =
                Running.start(data, "--site.stuck-after=" + STUCK_AFTER.toSeconds() + "s", "--socket.frame-timeout=6s");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void a_database_that_hangs_is_waited_for_and_the_generation_that_waits_goes_on() throws Exception {
        var before = number();
        var farah = Visitor.member(running, "farah");
        try (var log = new CapturedLog();
                var line = farah.openSocket()) {
            line.awaitEvent("welcome");
            var style = style(farah);
            var pages = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            try (var hanging = new Stopped(data.resolve("postgres/postmaster.pid"))) {
                join(line, "lost");
                for (var i = 0; i < PAGES; i++) {
                    pages.add(CompletableFuture.supplyAsync(
                            () -> Visitor.guest(running).get("/")));
                }
                assertGatewayLives(line, style);
                var late = line.await(message -> "lost".equals(message.getString("ref")));
                assertEquals("failed", late.getString("status"));
                for (var page : pages) {
                    assertComeAgain(page.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
                }
                assertTrue(log.text().contains("site.stuck what="), "the premise: it took long enough");
                assertGatewayLives(line, style);
                join(line, "waited");
            }
            var reply = line.await(message -> "waited".equals(message.getString("ref")));
            assertEquals("done", reply.getString("status"));
            ServedPlacard.await("a page", () -> farah.get("/").statusCode() == 200);
            assertSameGeneration(before, log);
            assertTrue(log.text().contains("supervisor.waits"));
        }
    }

    @Test
    void a_redis_that_hangs_is_waited_for_and_frames_go_on() {
        var before = number();
        var farah = Visitor.member(running, "farah");
        try (var log = new CapturedLog();
                var line = farah.openSocket()) {
            line.awaitEvent("welcome");
            var style = style(farah);
            var begun = System.nanoTime();
            try (var hanging = new Stopped(data.resolve("redis/redis.pid"))) {
                ServedPlacard.await("the supervisor has looked", () -> {
                    assertComeAgain(farah.get("/"));
                    return System.nanoTime() - begun > 3 * STUCK_AFTER.toNanos();
                });
                assertGatewayLives(line, style);
                assertEquals(
                        "done", line.ask("conference", "join", new JsonObject()).getString("status"));
                assertEquals(200, Visitor.guest(running).get("/").statusCode());
            }
            ServedPlacard.await("a page", () -> farah.get("/").statusCode() == 200);
            assertSameGeneration(before, log);
        }
    }

    private static void join(Line line, String ref) {
        line.send(new JsonObject()
                .put("ref", ref)
                .put("topic", "conference")
                .put("event", "join")
                .put("payload", new JsonObject()));
    }

    private static void assertGatewayLives(Line line, String style) {
        var guest = Visitor.guest(running);
        assertEquals("done", line.ask("socket", "heartbeat", new JsonObject()).getString("status"));
        assertEquals(200, guest.get("/healthz").statusCode());
        assertEquals(200, guest.get(style).statusCode());
    }

    private static void assertComeAgain(HttpResponse<String> page) {
        assertEquals(503, page.statusCode());
        assertTrue(page.headers().firstValue("Retry-After").isPresent());
    }

    private static void assertSameGeneration(int before, CapturedLog log) {
        assertEquals(before, number());
        assertFalse(log.text().contains("generation.stuck"), "the supervisor blamed the site");
    }

    private static String style(Visitor visitor) {
        return Visitor.find(
                Pattern.compile("href=\"(/static/css/placard\\.[0-9a-f]+\\.css)\""),
                visitor.get("/").body());
    }

    private static int number() {
        return running.placard().core().generations().current().orElseThrow().number();
    }
}
