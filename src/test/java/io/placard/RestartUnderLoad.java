package io.placard;

import io.placard.store.Postgres;
import io.placard.store.Servers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A draining restart while people keep coming and sockets are open. The test runs a short one; the long one is run by
 * hand: {@code RestartUnderLoad CONNECTIONS-PER-SECOND SOCKETS SECONDS-BEFORE-AND-AFTER}.
 */
final class RestartUnderLoad {

    private static final int AT_ONCE = 20;
    private static final long EVENT_MILLIS = 100;

    /**
     * What was seen.
     *
     * @param said by the command
     * @param ends how many calls ended in which way
     * @param closes how many sockets were closed with which code
     * @param backSeconds from the hand-over of the port until the last socket followed its topic again
     * @param failedReturns how often a socket's return failed at first
     * @param wrongOrder how many sockets got events twice, in the wrong order or not at all
     */
    record Seen(
            ServedPlacard.Ended said,
            Map<String, Integer> ends,
            long slowestMillis,
            Map<Integer, Integer> closes,
            double backSeconds,
            int failedReturns,
            int events,
            int wrongOrder,
            List<Long> serversBefore,
            List<Long> serversAfter) {}

    private final ServedPlacard placard;
    private final Vertx vertx;

    RestartUnderLoad(ServedPlacard placard, Vertx vertx) {
        this.placard = placard;
        this.vertx = vertx;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "placard-restart");
        var vertx = Vertx.vertx();
        try (var placard = ServedPlacard.start(folder, "--log.level=info")) {
            var numbers =
                    List.of(arguments).stream().mapToInt(Integer::parseInt).toArray();
            var seen = new RestartUnderLoad(placard, vertx).run(numbers[0], numbers[1], numbers[2]);
            System.out.print(seen.said().said());
            System.out.println(seen.toString().replaceAll(", (?=\\w+=)", "\n  "));
            placard.stop();
            System.out.println("embedded servers and processes left: " + placard.processes());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Runs it and answers what was seen; {@code seconds} is how long it is watched before and behind. */
    Seen run(int perSecond, int sockets, int seconds) throws IOException {
        var seats = takeSeats(sockets);
        var before = placard.servers();
        var settings = Settings.read(List.of("--data.dir=" + placard.data()), Map.of());
        var database = Postgres.pool(vertx, Servers.join(settings.store()).databaseUrl(), 2);
        var events = new CopyOnWriteArrayList<Long>();
        try (var callers = Callers.start(placard.url(), perSecond);
                var writer = Executors.newSingleThreadScheduledExecutor()) {
            writer.scheduleAtFixedRate(
                    () -> events.addAll(LostEvents.happen(database, 1)), 0, EVENT_MILLIS, TimeUnit.MILLISECONDS);
            ServedPlacard.await("load", () -> callers.count() >= perSecond * seconds);
            var logged = placard.log().length();
            var command = placard.begin(List.of("restart", "--data.dir=" + placard.data()));
            ServedPlacard.await(
                    "the port is handed over",
                    () -> !command.isAlive() || placard.log().indexOf("hand over port", logged) >= 0);
            var handedOver = System.nanoTime();
            var said = ServedPlacard.finish(command);
            ServedPlacard.await("all sockets are back", () -> seats.stream()
                    .allMatch(seat -> seat.live() && !seat.closes().isEmpty()));
            var calls = callers.count();
            ServedPlacard.await("load", () -> callers.count() >= calls + perSecond * seconds);
            writer.shutdown();
            ServedPlacard.await("the last event is written", writer::isTerminated);
            ServedPlacard.await("the last event came", () -> seats.stream()
                    .allMatch(seat ->
                            !seat.seen().isEmpty() && seat.seen().getLast().equals(events.getLast())));
            seats.forEach(Seat::leave);
            return new Seen(
                    said,
                    callers.ends(),
                    callers.slowestMillis(),
                    closes(seats),
                    (seats.stream().mapToLong(Seat::liveSince).max().orElseThrow() - handedOver) / 1e9,
                    seats.stream().mapToInt(Seat::failures).sum(),
                    events.size(),
                    (int) seats.stream()
                            .filter(seat -> !seat.seen().equals(events))
                            .count(),
                    before,
                    placard.servers());
        }
    }

    /** Signs so many in and lets each take a seat. */
    List<Seat> takeSeats(int count) throws IOException {
        var cookies = placard.data().resolve("cookies");
        var made = placard.run("demo", "--accounts", Integer.toString(count), "--cookies", cookies.toString());
        if (made.status() != 0) {
            throw new AssertionError(made.said());
        }
        var doors = Doors.to(vertx, placard.url());
        var seats = new ArrayList<Seat>();
        var waiting = Files.readAllLines(cookies);
        for (var begin = 0; begin < count; begin += AT_ONCE) {
            var some = waiting.subList(begin, Math.min(count, begin + AT_ONCE)).stream()
                    .map(cookie -> Seat.take(doors, cookie))
                    .toList();
            seats.addAll(Future.all(some)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .list());
        }
        ServedPlacard.await("all have joined", () -> seats.stream().allMatch(Seat::live));
        return seats;
    }

    private static Map<Integer, Integer> closes(List<Seat> seats) {
        var counts = new TreeMap<Integer, Integer>();
        seats.forEach(seat -> seat.closes().forEach(code -> counts.merge(code, 1, Integer::sum)));
        return counts;
    }
}
