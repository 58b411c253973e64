package io.placard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Requests that keep coming at a steady rate whatever happens, each over a connection of its own. */
final class Callers implements AutoCloseable {

    private static final List<String> PATHS = List.of("/healthz", "/sign-in", "/");
    private static final int PATIENCE_MILLIS = 10_000;

    private final URI url;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, AtomicInteger> ends = new ConcurrentSkipListMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();

    private Callers(URI url) {
        this.url = url;
    }

    static Callers start(URI url, int perSecond) {
        var callers = new Callers(url);
        callers.clock.scheduleAtFixedRate(callers::call, 0, 1_000_000L / perSecond, TimeUnit.MICROSECONDS);
        return callers;
    }

    /** How many have called by now. */
    int count() {
        return begun.get();
    }

    /** Milliseconds that the longest call took. */
    long slowestMillis() {
        return slowest.get();
    }

    /** Calls no more, waits for all answers; how many calls ended in which way. */
    Map<String, Integer> ends() {
        clock.shutdown();
        ServedPlacard.await("all calls have ended", () -> clock.isTerminated() && ended.get() == begun.get());
        var counts = new TreeMap<String, Integer>();
        ends.forEach((end, count) -> counts.put(end, count.get()));
        return counts;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void call() {
        var path = PATHS.get(begun.getAndIncrement() % PATHS.size());
        Thread.startVirtualThread(() -> {
            var begin = System.nanoTime();
            var end = exchange(path);
            ends.computeIfAbsent(end, word -> new AtomicInteger()).incrementAndGet();
            slowest.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), Math::max);
            ended.incrementAndGet();
        });
    }

    /** The status, or what went wrong; an answer that is cut short is wrong. */
    private String exchange(String path) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), PATIENCE_MILLIS);
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.isEmpty() ? "no answer" : whole(answer) ? status(path, answer) : "cut short";
        } catch (IOException wrong) {
            return wrong.getClass().getSimpleName() + " " + wrong.getMessage();
        }
    }

    /** What is not 200 is told with where and how. */
    private static String status(String path, String answer) {
        var status = answer.substring(9, 12);
        return status.equals("200")
                ? status
                : status + " " + path + " " + answer.lines().toList().getLast();
    }

    private static boolean whole(String answer) {
        var head = answer.indexOf("\r\n\r\n");
        var length = java.util.regex.Pattern.compile("(?i)\r\ncontent-length: (\\d+)")
                .matcher(answer);
        return head > 0
                && (length.find()
                        ? answer.length() - head - 4 == Integer.parseInt(length.group(1))
                        : answer.endsWith("\r\n0\r\n\r\n"));
    }
}
