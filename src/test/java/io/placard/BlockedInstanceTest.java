package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.generation.Build;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame that blocks its instance of the site without {@code await}: one of two, and for less than makes it stuck. */
@Reloads
@Greedy
class BlockedInstanceTest {

    private static final String CHANNEL = "io.placard.site.conference.ConferenceChannel";
    private static final String CLASS = "public final class ConferenceChannel implements Channel {";
    private static final String UNKNOWN = "return Reply.refused(\"unknown\", \"event\");";
    /** While it is set the frame blocks; for 18 s at the most. */
    private static final String BLOCKED = "placard.test.blocked";

    private static final String HANDLED = """
             private static final java.util.Map<String, Object> HANDLED = new java.util.concurrent.ConcurrentHashMap<>();
            """;
    private static final String HANDLE = """
            HANDLED.merge(frame.ref(), 1, (before, one) -> (Integer) before + 1);
            var end = System.nanoTime() + 18_000_000_000L;
            while (frame.event().equals("block") && System.getProperty("placard.test.blocked") != null && System.nanoTime() < end) {
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
            return Reply.done(frame.event().equals("count") ? new io.vertx.core.json.JsonObject(HANDLED) : new io.vertx.core.json.JsonObject());
            """;
    private static final int LINES = 8;
    private static final int FRAMES = 5;
    private static final int PAGES = 4;
    private static final int PATIENCE_SECONDS = 15;

    @TempDir
    private Path folder;

    @AfterEach
    void release() {
        System.clearProperty(BLOCKED);
    }

    @Test
    void all_else_goes_on_and_each_frame_is_handled_once_when_it_ends(@TempDir Path data) throws Exception {
        var running = Running.start(data, "--site.instances=2");
        try {
            reload(running);
            var farah = Visitor.member(running, "farah");
            var style = style(farah);
            var lines = IntStream.range(0, LINES)
                    .mapToObj(i -> Visitor.member(running, "kofi").openSocket())
                    .toList();
            try (var blocking = farah.openSocket();
                    var idle = farah.openSocket()) {
                System.setProperty(BLOCKED, "");
                send(blocking, "block", "block");
                ServedPlacard.await("it blocks", () -> underWay(running) == 1);
                for (var i = 0; i < LINES; i++) {
                    for (var j = 0; j < FRAMES; j++) {
                        send(lines.get(i), "say", i + "-" + j);
                    }
                }
                var pages = pages(running);
                assertGoesOn(farah, idle, style, pages);
                assertTrue(
                        blocking.waiting().stream().noneMatch(message -> "block".equals(message.getString("ref"))),
                        "it blocks still");
                System.clearProperty(BLOCKED);
                assertEach(blocking, lines, pages);
            } finally {
                lines.forEach(Line::close);
            }
        } finally {
            running.close();
        }
    }

    private static void assertGoesOn(
            Visitor farah, Line idle, String style, List<CompletableFuture<HttpResponse<String>>> pages)
            throws Exception {
        assertEquals(
                200,
                CompletableFuture.anyOf(pages.toArray(CompletableFuture[]::new))
                        .thenApply(page -> ((HttpResponse<?>) page).statusCode())
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals("done", idle.ask("socket", "heartbeat", new JsonObject()).getString("status"));
        assertEquals(200, farah.get("/healthz").statusCode());
        assertEquals(200, farah.get("/readyz").statusCode());
        assertEquals(200, farah.get(style).statusCode());
    }

    private static int underWay(Running running) {
        return running.placard()
                .core()
                .generations()
                .current()
                .orElseThrow()
                .work()
                .size();
    }

    private static void assertEach(Line blocking, List<Line> lines, List<CompletableFuture<HttpResponse<String>>> pages)
            throws Exception {
        var once = new HashMap<String, Object>(Map.of("block", 1));
        assertEquals("done", reply(blocking, "block").getString("status"));
        for (var i = 0; i < LINES; i++) {
            for (var j = 0; j < FRAMES; j++) {
                assertEquals("done", reply(lines.get(i), i + "-" + j).getString("status"));
                once.put(i + "-" + j, 1);
            }
        }
        for (var page : pages) {
            assertEquals(200, page.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode());
        }
        send(blocking, "count", "count");
        once.put("count", 1);
        assertEquals(once, reply(blocking, "count").getJsonObject("payload").getMap(), "none lost, none handled twice");
    }

    private static List<CompletableFuture<HttpResponse<String>>> pages(Running running) {
        var pages = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < PAGES; i++) {
            pages.add(CompletableFuture.supplyAsync(() -> Visitor.guest(running).get("/")));
        }
        return pages;
    }

    private static void send(Line line, String event, String ref) {
        line.send(new JsonObject()
                .put("ref", ref)
                .put("topic", "conference")
                .put("event", event)
                .put("payload", new JsonObject()));
    }

    private static JsonObject reply(Line line, String ref) {
        return line.await(message -> ref.equals(message.getString("ref")));
    }

    private static String style(Visitor visitor) {
        return Visitor.find(
                Pattern.compile("href=\"(/static/css/placard\\.[0-9a-f]+\\.css)\""),
                visitor.get("/").body());
    }

    private void reload(Running running) {
        var jar = new SiteJar(folder)
                .editSource(CHANNEL, CLASS, CLASS + HANDLED)
                .editSource(CHANNEL, UNKNOWN, HANDLE)
                .write("blocks.jar");
        var said = new ArrayList<String>();
        assertEquals(0, running.placard().site().reload(Optional.of(new Build(jar)), said::add), said::toString);
    }
}
