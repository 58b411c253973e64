package io.placard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Members with open sockets who send frames, and readers who ask for pages, at a given rate and from a seed. Each frame
 * is written to a table by the site, once for each time that it is handled; {@link #faults} holds what the clients saw
 * against it.
 */
final class ReloadLoad implements AutoCloseable {

    /** Makes the site write down each frame {@code record}. */
    private static final String RECORD = """
            if (frame.event().equals("record")) {
                io.vertx.core.Future.await(sql.preparedQuery("INSERT INTO handled (ref) VALUES ($1)")
                        .execute(io.vertx.sqlclient.Tuple.of(frame.ref())));
                return Reply.done();
            }
            var channel = byPrefix""";

    private static final int TICK_MILLIS = 10;
    private static final int READERS = 8;
    private static final int PAUSE_MILLIS = 40;
    private static final long PATIENCE_SECONDS = 60;
    private static final long POLL_NANOS = 10_000_000;

    private final Running running;
    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient sockets =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(10_000));
    private final HttpClient pages =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(READERS));
    private final List<WebSocket> open = new ArrayList<>();
    private final Map<String, Long> unanswered = new ConcurrentHashMap<>();
    private final List<String> seen = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final Random random;
    private String cookie;
    private volatile Latencies latencies = new Latencies();
    private volatile boolean ending;

    /** How long pages and frames took, in microseconds. */
    static final class Latencies {
        final ConcurrentHistogram pages = new ConcurrentHistogram(3);
        final ConcurrentHistogram frames = new ConcurrentHistogram(3);

        @Override
        public String toString() {
            return "pages p99 %.1f ms, max %.1f ms; frames p99 %.1f ms, max %.1f ms"
                    .formatted(
                            pages.getValueAtPercentile(99) / 1e3,
                            pages.getMaxValue() / 1e3,
                            frames.getValueAtPercentile(99) / 1e3,
                            frames.getMaxValue() / 1e3);
        }
    }

    private ReloadLoad(Running running, long seed) {
        this.running = running;
        this.random = new Random(seed);
    }

    /** A build that writes down what it handles. */
    static Path recorder(Path folder) {
        return new SiteJar(folder)
                .with("db/migration/demo/V910__handled.sql", "CREATE TABLE handled (ref text NOT NULL);")
                .editSource("io.placard.site.Channels", "var channel = byPrefix", RECORD)
                .editSource(
                        "io.placard.site.Channels",
                        "static Channels of(Features features) {",
                        "private static io.vertx.sqlclient.Pool sql; static Channels of(Features features) {"
                                + " sql = features.context().postgres();")
                .write("recorder.jar");
    }

    /** Opens the sockets and begins to send and to read. */
    static ReloadLoad start(Running running, int sockets, int framesPerSecond, long seed) {
        var load = new ReloadLoad(running, seed);
        var logins = running.placard().core().gateway().logins();
        var session = logins.begin(1, 0).await();
        load.cookie = "placard=" + session;
        for (var i = 0; i < sockets; i++) {
            load.open.add(load.connect(logins.sessionKey(session).await()));
        }
        var perTick = framesPerSecond * TICK_MILLIS / 1_000.0;
        var debt = new double[1];
        load.vertx.setPeriodic(TICK_MILLIS, tick -> {
            for (debt[0] += perTick; debt[0] >= 1 && !load.ending; debt[0]--) {
                load.send();
            }
        });
        for (var reader = 0; reader < READERS; reader++) {
            load.read(reader);
        }
        return load;
    }

    /** How long things took since this was last asked. */
    Latencies take() {
        var taken = latencies;
        latencies = new Latencies();
        return taken;
    }

    /** Does something that stops everybody, such as forced collections; how long things take meanwhile is not counted. */
    <T> T uncounted(Callable<T> something) throws Exception {
        var counted = take();
        var done = something.call();
        latencies = counted;
        return done;
    }

    int sent() {
        return sent.get();
    }

    int read() {
        return read.get();
    }

    /** Sends no more, waits for the last answers, and says all that was not as it should be. */
    List<String> faults() {
        ending = true;
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!unanswered.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        var faults = new ArrayList<>(seen);
        unanswered.keySet().forEach(ref -> faults.add("no answer to " + ref));
        var handled = new ConcurrentHashMap<String, Long>();
        running.database()
                .query("SELECT ref, count(*) AS times FROM handled GROUP BY ref")
                .execute()
                .await()
                .forEach(row -> handled.put(row.getString(0), row.getLong(1)));
        handled.forEach((ref, times) -> {
            if (times != 1) {
                faults.add(ref + " was handled " + times + " times");
            }
        });
        if (handled.size() != sent.get()) {
            faults.add(sent + " frames were sent, " + handled.size() + " handled");
        }
        return faults;
    }

    @Override
    public void close() {
        ending = true;
        vertx.close().await();
    }

    private WebSocket connect(String key) {
        var options = new WebSocketConnectOptions()
                .setHost(running.url().getHost())
                .setPort(running.url().getPort())
                .setURI("/ws?session_key=" + key)
                .addHeader("Origin", running.url().toString());
        var socket = sockets.connect(options).await();
        socket.textMessageHandler(text -> answered(new JsonObject(text)));
        socket.closeHandler(closed -> {
            if (!ending) {
                seen.add("a socket was closed: " + socket.closeStatusCode());
            }
        });
        return socket;
    }

    private void send() {
        var ref = "f" + sent.incrementAndGet();
        unanswered.put(ref, System.nanoTime());
        open.get(random.nextInt(open.size()))
                .writeTextMessage(new JsonObject()
                        .put("ref", ref)
                        .put("topic", "conference")
                        .put("event", "record")
                        .put("payload", new JsonObject())
                        .encode())
                .onFailure(lost -> seen.add(ref + " could not be sent: " + lost));
    }

    private void answered(JsonObject message) {
        var begun = unanswered.remove(message.getString("ref", ""));
        if (begun != null) {
            latencies.frames.recordValue((System.nanoTime() - begun) / 1_000);
            if (!"done".equals(message.getString("status"))) {
                seen.add(message.encode());
            }
        }
    }

    private void read(int reader) {
        if (ending) {
            return;
        }
        var path = reader % 2 == 0 ? "/" : "/articles/" + (1 + reader % 3) + "/";
        var begun = System.nanoTime();
        ask(path)
                .onSuccess(status -> {
                    read.incrementAndGet();
                    latencies.pages.recordValue((System.nanoTime() - begun) / 1_000);
                    if (status != 200) {
                        seen.add(path + " answered " + status);
                    }
                })
                .onFailure(lost -> {
                    if (!ending) {
                        seen.add(path + " got no answer: " + lost);
                    }
                })
                .onComplete(done -> vertx.setTimer(PAUSE_MILLIS, pause -> read(reader)));
    }

    private Future<Integer> ask(String path) {
        var options = new RequestOptions()
                .setHost(running.url().getHost())
                .setPort(running.url().getPort())
                .setMethod(HttpMethod.GET)
                .setURI(path)
                .putHeader("Cookie", cookie);
        return pages.request(options).compose(request -> request.send()).compose(answer -> answer.body()
                .map(body -> answer.statusCode()));
    }
}
