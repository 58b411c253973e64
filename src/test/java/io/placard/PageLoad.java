package io.placard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Pages asked for one after the other by 32 readers at once, of any server. It shares the cores with what it measures, so
 * that only what was measured in one run can be compared.
 *
 * @param server where it serves, such as {@code http://127.0.0.1:18790}
 * @param cookies one for each reader that is signed in, whole
 */
record PageLoad(URI server, List<String> cookies) {

    private static final int READERS = 32;

    /**
     * How many pages a second came.
     *
     * @param path by the turn, so that not each asks for the same
     */
    double rate(LongFunction<String> path, Duration length) throws InterruptedException {
        var turns = new AtomicLong();
        var answered = new AtomicLong();
        var begun = System.nanoTime();
        var end = begun + length.toNanos();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var readers = Executors.newFixedThreadPool(READERS)) {
            for (var reader = 0; reader < READERS; reader++) {
                readers.submit(() -> {
                    while (System.nanoTime() < end) {
                        ask(client, path.apply(turns.get()), turns.getAndIncrement());
                        answered.incrementAndGet();
                    }
                    return true;
                });
            }
        }
        return answered.get() * 1e9 / (System.nanoTime() - begun);
    }

    private void ask(HttpClient client, String path, long turn) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.get((int) (turn % cookies.size())));
        }
        var status = client.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " was answered " + status);
        }
    }
}
