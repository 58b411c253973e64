package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds whose start takes all memory that there is, in a process with little of it. */
class ExhaustionJourney {

    private static final String SITE = "io.placard.site.Site";
    private static final String START = "public void start() {";
    private static final int SEATS = 5;

    /** Hidden classes that are held, so that none can be unloaded. */
    private static final String CLASSES_WITHOUT_END = """
             try (var file = Site.class.getResourceAsStream("Site.class")) {
                var code = file.readAllBytes();
                for (var kept = new java.util.ArrayList<Object>(); !vertx.isClustered(); ) {
                    kept.add(java.lang.invoke.MethodHandles.lookup().defineHiddenClass(code, false));
                }
            } catch (java.io.IOException | IllegalAccessException fault) {
                throw new IllegalStateException(fault);
            }
            """;

    private static final String OBJECTS_WITHOUT_END = """
             for (var kept = new java.util.ArrayList<byte[]>(); !vertx.isClustered(); ) {
                kept.add(new byte[1 << 16]);
            }
            """;

    @TempDir
    Path folder;

    @Test
    void a_build_that_uses_up_the_metaspace_or_the_heap_is_refused_and_the_one_before_goes_on() throws Exception {
        var good = new SiteJar(folder).write("good.jar");
        var classes = new SiteJar(folder)
                .editSource(SITE, START, START + CLASSES_WITHOUT_END)
                .write("classes.jar");
        var objects = new SiteJar(folder)
                .editSource(SITE, START, START + OBJECTS_WITHOUT_END)
                .write("objects.jar");
        var vertx = Vertx.vertx();
        var little = List.of("-Xmx256m", "-XX:MaxMetaspaceSize=128m");
        try (var placard = ServedPlacard.start(folder, little, "--demo=on", "--site.warm-up=300ms")) {
            var seats = new RestartUnderLoad(placard, vertx).takeSeats(SEATS);
            for (var bad : List.of(classes, objects)) {
                assertRefused(placard.run("reload", bad.toString()));
                assertServes(placard, vertx);
                var mended = placard.run("reload", good.toString());
                assertEquals(0, mended.status(), mended.said());
                assertServes(placard, vertx);
            }
            for (var seat : seats) {
                assertEquals(List.of(), seat.closes(), "its socket has felt nothing");
            }
            assertTrue(placard.first().isAlive());
            seats.forEach(Seat::leave);
            placard.stop();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void assertRefused(ServedPlacard.Ended reload) {
        assertEquals(1, reload.status(), reload.said());
        assertTrue(reload.said().contains("start failed: OutOfMemoryError"), reload.said());
        assertTrue(reload.said().contains("goes on serving"), reload.said());
    }

    /** A page with a login, and a frame: whoever takes a seat asks for both. */
    private static void assertServes(ServedPlacard placard, Vertx vertx) throws Exception {
        var cookie = Files.readAllLines(placard.data().resolve("cookies")).getFirst();
        var seat = Seat.take(Doors.to(vertx, placard.url()), cookie)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ServedPlacard.await("it follows its topic", seat::live);
        seat.leave();
    }
}
