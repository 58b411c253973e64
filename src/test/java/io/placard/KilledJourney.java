package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.store.Postgres;
import io.placard.store.Servers;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process is killed with -9 while people write and read; it is started again on the same data. */
class KilledJourney {

    private static final int SEATS = 40;
    private static final int WRITERS = 8;
    private static final int KILLS = 2;
    private static final int BETWEEN = 20;
    /** An account may write a comment a second in the long run. */
    private static final long PACE_NANOS = 250_000_000;

    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void every_comment_is_written_once_and_every_client_has_every_event_once_in_order() throws Exception {
        var vertx = Vertx.vertx();
        try (var placard = ServedPlacard.start(folder, "--http.port=" + freePort(), "--demo=on")) {
            var seats = new RestartUnderLoad(placard, vertx).takeSeats(SEATS);
            var cookies = Files.readAllLines(placard.data().resolve("cookies"));
            var writers = new ArrayList<Writer>();
            for (var i = 0; i < WRITERS; i++) {
                writers.add(new Writer(placard.url(), cookies.get(i), "killed-" + i));
            }
            for (var kill = 0; kill < KILLS; kill++) {
                awaitMore(writers);
                ProcessHandle.of(placard.owner()).orElseThrow().destroyForcibly();
                ServedPlacard.await("it is dead", () -> !placard.first().isAlive());
                placard.start();
            }
            awaitMore(writers);
            for (var writer : writers) {
                writer.end();
            }
            assertWhole(placard, vertx, writers, seats);
            seats.forEach(Seat::leave);
            placard.stop();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void awaitMore(List<Writer> writers) {
        var before = writers.stream().mapToInt(Writer::accepted).sum();
        ServedPlacard.await(
                "comments are written",
                () -> writers.stream().mapToInt(Writer::accepted).sum() >= before + BETWEEN);
    }

    private static void assertWhole(ServedPlacard placard, Vertx vertx, List<Writer> writers, List<Seat> seats) {
        var settings = Settings.read(List.of("--data.dir=" + placard.data()), Map.of());
        var database = Postgres.pool(vertx, Servers.join(settings.store()).databaseUrl(), 1);
        var accepted = writers.stream().mapToInt(Writer::accepted).sum();
        var written = database.query(
                        "SELECT count(*)::int, count(DISTINCT ref)::int FROM comment WHERE ref LIKE 'killed-%'")
                .execute()
                .await()
                .iterator()
                .next();
        assertEquals(accepted, written.getInteger(0), "each comment that was accepted is there");
        assertEquals(accepted, written.getInteger(1), "and there once");
        var events = new ArrayList<Long>();
        database.query("SELECT seq FROM topic_event WHERE topic = 'conference' ORDER BY seq")
                .execute()
                .await()
                .forEach(row -> events.add(row.getLong(0)));
        assertEquals(accepted, events.size());
        ServedPlacard.await("the last event came", () -> seats.stream()
                .allMatch(
                        seat -> !seat.seen().isEmpty() && seat.seen().getLast().equals(events.getLast())));
        for (var seat : seats) {
            assertEquals(events, seat.seen(), "each event once and in order");
            assertTrue(seat.closes().size() >= KILLS, "its socket was cut");
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /** Writes one comment after the other; one that has no answer is sent again, under the same ref. */
    private static final class Writer {

        private final URI article;
        private final String cookie;
        private final String name;
        private final HttpClient http = HttpClient.newHttpClient();
        private final Thread thread;
        private volatile int accepted;
        private volatile boolean ending;

        Writer(URI url, String cookie, String name) {
            this.article = url.resolve("/articles/1/");
            this.cookie = cookie;
            this.name = name;
            this.thread = Thread.ofPlatform().start(this::write);
        }

        int accepted() {
            return accepted;
        }

        void end() throws InterruptedException {
            ending = true;
            thread.join();
        }

        private void write() {
            while (!ending) {
                var ref = name + "-" + accepted;
                while (!sent(ref)) {
                    LockSupport.parkNanos(PACE_NANOS);
                }
                accepted++;
                LockSupport.parkNanos(PACE_NANOS);
            }
        }

        private boolean sent(String ref) {
            try {
                var page = http.send(request(article).build(), BodyHandlers.ofString());
                if (page.statusCode() != 200) {
                    return false;
                }
                var form = "parent=&body=Said&ref=" + ref + "&_csrf="
                        + URLEncoder.encode(Visitor.find(CSRF, page.body()), StandardCharsets.UTF_8);
                var post = request(article.resolve("comments"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
                return http.send(post.build(), BodyHandlers.discarding()).statusCode() == 303;
            } catch (IOException cut) {
                return false;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        private HttpRequest.Builder request(URI to) {
            return HttpRequest.newBuilder(to).header("Cookie", "placard=" + cookie);
        }
    }
}
