package io.placard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Many people talk while their network, the site, Redis, PostgreSQL and the whole process fail them; at the end what each
 * of them heard of each of their conversations is compared with the database. A short one is a test; a long one by hand:
 * {@code ChatSuite [PEOPLE [SECONDS [SEED]]]}, by default 40 people and 60 seconds for each of its parts. Ends with 1 when
 * anything was lost, doubled, out of order or heard by somebody it was not for.
 */
final class ChatSuite {

    private static final int PAUSE_MILLIS = 1_500;
    private static final int SPREAD_MILLIS = 1_000;
    private static final int TALKATIVE = 5;
    private static final int OFFLINE_EVERY_MILLIS = 15_000;
    private static final int OFFLINE_MILLIS = 2_000;
    private static final int STORM_MILLIS = 4_000;
    /** A message is some 700 bytes, so this is 1 KB a second. */
    private static final int SLOW_MILLIS = 700;

    private final ServedPlacard placard;
    private final Vertx vertx;
    private final ChatRooms rooms;
    private final Random random;
    private final long seconds;
    private final List<Chatter> people = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private volatile ConcurrentHistogram delays = new ConcurrentHistogram(3);
    private volatile int pauseMillis = PAUSE_MILLIS;
    private volatile boolean silent;

    private ChatSuite(ServedPlacard placard, Vertx vertx, long seconds, long seed) {
        this.placard = placard;
        this.vertx = vertx;
        this.rooms = new ChatRooms(placard, vertx);
        this.seconds = seconds;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        var seed = number(arguments, 2, System.nanoTime());
        var folder = Files.createTempDirectory("placard-chat");
        var seen = run(folder, (int) number(arguments, 0, 40), number(arguments, 1, 60), seed);
        seen.figures().forEach(System.out::println);
        seen.faults().stream().limit(20).forEach(System.out::println);
        System.out.println(seen.faults().size() + " faults, seed " + seed);
        System.exit(seen.faults().isEmpty() ? 0 : 1);
    }

    /**
     * @param figures how long messages took, a line for each part
     * @param faults what should not have been
     */
    record Seen(List<String> figures, List<String> faults) {}

    /** @param seconds that each of its parts lasts */
    static Seen run(Path folder, int people, long seconds, long seed) throws Exception {
        // one event loop: whatever a chatter does is done there
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (var placard = ServedPlacard.start(
                folder, "--http.port=" + freePort(), "--demo=on", "--log.level=warn", "--access-log=off")) {
            var suite = new ChatSuite(placard, vertx, seconds, seed);
            suite.enter(people, seed);
            suite.talk();
            var faults = suite.faults();
            suite.onLoop(() -> {
                suite.people.forEach(Chatter::go);
                return null;
            });
            placard.stop();
            return new Seen(suite.figures, faults);
        } finally {
            vertx.close().await();
        }
    }

    private void enter(int count, long seed) throws Exception {
        var cookies = placard.data().resolve("cookies");
        var made = placard.run("demo", "--accounts", Integer.toString(count), "--cookies", cookies.toString());
        if (made.status() != 0) {
            throw new AssertionError(made.said());
        }
        var conversations = rooms.make(count);
        var doors = Doors.to(vertx, placard.url());
        var lines = Files.readAllLines(cookies);
        for (var i = 0; i < count; i++) {
            var name = ChatRooms.name(i);
            var own = conversations.entrySet().stream()
                    .filter(one -> one.getValue().contains(name))
                    .map(Map.Entry::getKey)
                    .toList();
            // the slow reader's own delays are not the server's
            var slow = i == 0;
            var chatter = new Chatter(doors, name, new Random(seed + i), own, nanos -> {
                if (!slow) {
                    delays.recordValue(nanos / 1_000);
                }
            });
            people.add(chatter);
            var cookie = lines.get(i);
            onLoop(() -> chatter.enter(cookie)).await();
        }
        ServedPlacard.await("all are in", () -> onLoop(() -> people.stream().allMatch(Chatter::idle)));
        people.forEach(chatter -> vertx.runOnContext(go -> speak(chatter)));
    }

    private void talk() throws Exception {
        pass("quiet", seconds);
        var offline = jitter(OFFLINE_EVERY_MILLIS, chatter -> chatter.cut(OFFLINE_MILLIS));
        pass("2 s offline every 15 s", seconds);
        pauseMillis = PAUSE_MILLIS / TALKATIVE;
        pass("the same, five times as many messages", seconds);
        onLoop(() -> {
            people.getFirst().readEach(SLOW_MILLIS);
            return null;
        });
        pass("the same, one reads 1 KB a second", seconds);
        pauseMillis = PAUSE_MILLIS;
        offline.forEach(vertx::cancelTimer);
        var storm = jitter(STORM_MILLIS, this::fail);
        during("a reload", () -> placard.run("reload").status() == 0);
        during("Redis ends and starts", () -> revive("redis/redis.pid", "KILL"));
        during("PostgreSQL ends and starts", () -> revive("postgres/postmaster.pid", "INT"));
        during("the process is killed and starts", this::kill);
        pass("cut, reset and half-open sockets", seconds);
        storm.forEach(vertx::cancelTimer);
        silent = true;
    }

    private List<Long> jitter(int millis, Consumer<Chatter> failing) {
        var timers = new ArrayList<Long>();
        for (var chatter : people) {
            timers.add(vertx.setPeriodic(1 + random.nextInt(millis), millis, tick -> failing.accept(chatter)));
        }
        return timers;
    }

    private void fail(Chatter chatter) {
        switch (random.nextInt(3)) {
            case 0 -> chatter.cut(0);
            case 1 -> chatter.cut(1 + random.nextInt(OFFLINE_MILLIS));
            default -> chatter.vanish();
        }
    }

    private void during(String what, Callable<Boolean> act) throws Exception {
        if (!act.call()) {
            throw new AssertionError("could not be done: " + what);
        }
        pass(what, seconds / 2);
    }

    private boolean revive(String pidFile, String signal) throws IOException, InterruptedException {
        RevivedServer.restart(placard.data().resolve(pidFile), signal);
        return true;
    }

    private boolean kill() {
        ProcessHandle.of(placard.owner()).orElseThrow().destroyForcibly();
        ServedPlacard.await("it is dead", () -> !placard.first().isAlive());
        placard.start();
        return true;
    }

    /** Lets so many seconds pass, and writes down how long messages took meanwhile. */
    private void pass(String what, long length) throws InterruptedException {
        TimeUnit.SECONDS.sleep(length);
        var taken = delays;
        delays = new ConcurrentHistogram(3);
        figures.add("%-40s %6d heard, from being written: median %.1f ms, p99 %.0f ms, longest %.0f ms"
                .formatted(
                        what,
                        taken.getTotalCount(),
                        taken.getValueAtPercentile(50) / 1e3,
                        taken.getValueAtPercentile(99) / 1e3,
                        taken.getMaxValue() / 1e3));
    }

    private void speak(Chatter chatter) {
        if (!silent) {
            chatter.say();
            vertx.setTimer(pauseMillis + random.nextInt(SPREAD_MILLIS), next -> speak(chatter));
        }
    }

    private List<String> faults() {
        onLoop(() -> {
            people.getFirst().readEach(0);
            return null;
        });
        try {
            ServedPlacard.await(
                    "all is said", () -> onLoop(() -> people.stream().allMatch(Chatter::idle)));
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + " " + figures + onLoop(people::toString), late);
        }
        var stored = new TreeMap<Long, List<String>>();
        onLoop(() -> people.stream()
                        .flatMap(one -> one.conversations().stream())
                        .toList())
                .forEach(one -> stored.computeIfAbsent(one, rooms::stored));
        var said = people.stream().mapToInt(Chatter::said).sum();
        var written = stored.values().stream().mapToInt(List::size).sum();
        var sockets = people.stream().mapToInt(Chatter::sockets).sum();
        figures.add("%d messages of %d people in %d conversations over %d sockets"
                .formatted(said, people.size(), stored.size(), sockets));
        ServedPlacard.await(
                "all is heard",
                () -> onLoop(() -> people.stream().allMatch(one -> one.conversations().stream()
                        .allMatch(place ->
                                one.heard(place).size() >= stored.get(place).size()))));
        var faults = new ArrayList<String>();
        if (said != written) {
            faults.add(said + " were said, " + written + " written");
        }
        for (var one : people) {
            faults.addAll(one.wrong());
            one.conversations().stream()
                    .filter(place -> !one.heard(place).equals(stored.get(place)))
                    .forEach(place -> faults.add("not what is written in " + place));
        }
        return faults;
    }

    private <T> T onLoop(Supplier<T> act) {
        return Future.<T>future(done -> vertx.runOnContext(go -> {
                    try {
                        done.complete(act.get());
                    } catch (RuntimeException fault) {
                        done.fail(fault);
                    }
                }))
                .await();
    }

    private static long number(String[] arguments, int place, long otherwise) {
        return arguments.length > place ? Long.parseLong(arguments[place]) : otherwise;
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
